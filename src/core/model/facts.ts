import type { Span } from './text.ts';

/** Package ecosystems by the purl type of their packages (https://github.com/package-url/purl-spec). */
export const ECOSYSTEMS = ['pypi', 'npm', 'maven', 'golang', 'nuget', 'cargo', 'gem', 'composer', 'cran'] as const;

/** Package ecosystem whose import names a language uses. */
export type Ecosystem = (typeof ECOSYSTEMS)[number];

/** Index into `FileFacts.scopes`; 0 is the module itself. */
export type ScopeId = number;

/** A region in which names are bound. Class scopes hold fields, attributes (`self.x = …`, `this.x = …`) and enum members. */
export interface Scope {
  readonly kind: 'module' | 'class' | 'function' | 'block';
  /** -1 for the module. */
  readonly parent: ScopeId;
  readonly name: string | null;
  readonly span: Span;
}

/**
 * What a piece of code evaluates to, without any knowledge of an SDK. Closed and small, so that evaluation is one total
 * function for all languages. Parentheses, casts (`as const`, `satisfies`, `cast(T, x)`), `await` and non-null `!` are
 * already peeled off by the front end.
 */
export type Expression =
  | StringExpression
  | NameExpression
  | MemberExpression
  | ElementExpression
  | SelfExpression
  | JoinExpression
  | FallbackExpression
  | EnvironmentExpression
  | CallExpression
  | TableExpression
  | ListExpression
  | FunctionExpression
  | ClassExpression
  | ConstantExpression
  | OpaqueExpression;

/** A string literal. `content` is what stands between the quotes, so that an edit keeps quotes and prefixes. */
export interface StringExpression {
  readonly kind: 'string';
  readonly value: string;
  readonly span: Span;
  readonly content: Span;
  /** Of a text that is folded over several lines: where lines begin in the value, and how much further they stand in the source. */
  readonly folds?: readonly (readonly [at: number, shift: number])[];
}

/** A bare name, looked up from `scope` outwards. */
export interface NameExpression {
  readonly kind: 'name';
  readonly name: string;
  readonly scope: ScopeId;
  readonly span: Span;
}

/** `object.property`, and `object["property"]` with a literal key (also `object?.property`, `d.get("property")`, `getattr(o, "property")`). */
export interface MemberExpression {
  readonly kind: 'member';
  readonly object: Expression;
  readonly property: string;
  /** The default of `d.get(key, default)`; null where there is none. */
  readonly fallback: Expression | null;
  readonly span: Span;
}

/** `table[key]` with a key that is not written; without a key any of what iteration over `object` gives. */
export interface ElementExpression {
  readonly kind: 'element';
  readonly object: Expression;
  readonly key: Expression | null;
  readonly span: Span;
}

/** `self`, `cls` or `this` inside the class whose members are bound in `scope`. */
export interface SelfExpression {
  readonly kind: 'self';
  readonly scope: ScopeId;
  readonly span: Span;
}

/** Text put together: f-string, template, `+`, `"…".format(…)`, `%`. */
export interface JoinExpression {
  readonly kind: 'join';
  readonly parts: readonly Expression[];
  readonly span: Span;
}

/** One of several values. `or` covers `or`, `??` and `||`: a later option counts only if an earlier one is empty. `conditional` covers the ternary. */
export interface FallbackExpression {
  readonly kind: 'fallback';
  readonly how: 'or' | 'conditional';
  readonly options: readonly Expression[];
  readonly span: Span;
}

/** A read of an environment variable (`os.getenv`, `os.environ[…]`, `process.env.X`, `import.meta.env.X`). */
export interface EnvironmentExpression {
  readonly kind: 'environment';
  readonly variable: string;
  readonly fallback: Expression | null;
  readonly span: Span;
}

/** The value of a call or constructor: `FileFacts.calls[call]`. */
export interface CallExpression {
  readonly kind: 'call';
  readonly call: number;
  readonly span: Span;
}

/** A dict or object literal, in source order. A computed key has `key: null`. */
export interface TableExpression {
  readonly kind: 'table';
  readonly entries: readonly TableEntry[];
  readonly spreads: readonly Expression[];
  readonly span: Span;
}

export interface TableEntry {
  readonly key: string | null;
  /** The constant that a computed key names (`[Provider.OPENAI]`). */
  readonly constant?: string;
  readonly keySpan: Span;
  readonly value: Expression;
}

/** A list, tuple, set or array literal. */
export interface ListExpression {
  readonly kind: 'list';
  readonly items: readonly Expression[];
  readonly span: Span;
}

/** A function, method, lambda or arrow function; `returns` holds what its return statements give, when they are few. */
export interface FunctionExpression {
  readonly kind: 'function';
  readonly scope: ScopeId;
  readonly parameters: readonly string[];
  readonly returns: readonly Expression[];
  readonly span: Span;
}

/** A class or enum; its members are the bindings of `scope`. */
export interface ClassExpression {
  readonly kind: 'class';
  readonly scope: ScopeId;
  readonly bases: readonly Expression[];
  readonly span: Span;
}

/** A number, boolean or null-like literal, as written. */
export interface ConstantExpression {
  readonly kind: 'constant';
  readonly text: string;
  readonly span: Span;
}

/** Anything else. The reason is shown to people when a model id ends here. */
export interface OpaqueExpression {
  readonly kind: 'opaque';
  readonly reason:
    'runtime-value' | 'computed-key' | 'loop-variable' | 'syntax-error' | 'unsupported' | 'no-model-given';
  readonly span: Span;
}

/**
 * One imported name. `module` is as written (`./config`, `..settings`, `@ai-sdk/openai`, `google.genai`).
 * `imported` is the exported name, `default`, `*` for the module itself bound to `local`, or null for a side-effect import.
 */
export interface ImportFact {
  readonly module: string;
  readonly imported: string | null;
  /** The local name; null for side-effect and star imports. */
  readonly local: string | null;
  /** `from m import *` or `export * from 'm'`: any name may come from here. */
  readonly star: boolean;
  /** `export { a as local } from 'm'`: bound for importers, not in this file. */
  readonly reexport: boolean;
  /** `import type …`, `if TYPE_CHECKING:`. */
  readonly typeOnly: boolean;
  readonly scope: ScopeId;
  /** The module name in the source, without quotes. */
  readonly moduleSpan: Span;
  readonly span: Span;
}

export type BindingKind =
  'variable' | 'parameter' | 'field' | 'attribute' | 'enum-member' | 'function' | 'class' | 'loop';

/**
 * A name given a value. Several bindings of one name in one scope are all kept, in source order. Members of objects nobody
 * tracks (`settings.model = …`, `<Chat model=… />`) are attributes in a block scope of their own that no look-up enters.
 */
export interface BindingFact {
  readonly name: string;
  readonly scope: ScopeId;
  readonly kind: BindingKind;
  /** The value or default; null where only declared (a parameter without default, a bare annotation). */
  readonly value: Expression | null;
  /** The type written next to it, reduced to a name or member expression; null where absent or too complex. */
  readonly annotation: Expression | null;
  /** Exported under this name (ECMAScript modules); in Python each module-level name is. `default` for default exports. */
  readonly exportedAs: string | null;
  /**
   * The innermost conditional region of its scope the binding stands in (body of an `if`/`elif`/`else`, `case`, `try`,
   * `except`, loop body), or null when it runs whenever the scope runs. A use outside of it may see an earlier value.
   */
  readonly branch: Span | null;
  readonly nameSpan: Span;
  readonly span: Span;
}

/** One argument of a call, in source order. Options objects are positional arguments whose value is a table. */
export type Argument =
  | { readonly kind: 'positional'; readonly index: number; readonly value: Expression; readonly span: Span }
  | {
      readonly kind: 'keyword';
      readonly name: string;
      readonly nameSpan: Span;
      readonly value: Expression;
      readonly span: Span;
    }
  | { readonly kind: 'spread'; readonly value: Expression; readonly span: Span };

/** A call, constructor call, decorator with arguments, or tagged template. */
export interface CallFact {
  readonly form: 'call' | 'new' | 'decorator';
  readonly callee: Expression;
  readonly arguments: readonly Argument[];
  /** The argument list including its parentheses; empty at the end of the callee where there is none. */
  readonly argumentsSpan: Span;
  readonly scope: ScopeId;
  readonly span: Span;
}

/**
 * One setting of a configuration format. Flat formats (`.env`, `.properties`, INI) give a path and a string; nested ones
 * (YAML, JSON, TOML) give each key of the document's root, with tables and lists as its value.
 */
export interface SettingFact {
  readonly path: readonly string[];
  readonly value: Expression;
  readonly keySpan: Span;
  readonly span: Span;
}

/** One command line: of a shell script, a `RUN`, a CI step, or what a container is started with. */
export interface CommandFact {
  /** The words, the program first; only its arguments where `image` says what is started. */
  readonly words: readonly Expression[];
  /** The container image whose entry point gets the words (`args:` of a container); null where the first word is the program. */
  readonly image: Expression | null;
  /** Texts it reads: here-documents. */
  readonly input?: readonly Expression[];
  readonly span: Span;
}

/** A package that a manifest asks for, or the version of it that a lock file holds. */
export interface PackageFact {
  readonly kind: 'declared' | 'locked';
  readonly ecosystem: Ecosystem;
  /** As its registry writes it: `@ai-sdk/openai`, `google-genai`, `dev.langchain4j:langchain4j`, `github.com/openai/openai-go`. */
  readonly name: string;
  /** What is asked for (`^4.2.0`, `>=1,<2`), or the one version of a lock file; null where nothing is said. */
  readonly version: string | null;
  /** The folder below its lock file that it was taken for; `''` for that of the lock file. Absent where it is for all. */
  readonly folder?: string;
  /** Of a lock file that has one row per requirement: the requirement. */
  readonly requirement?: string;
  readonly nameSpan: Span;
  readonly span: Span;
}

/** A place where a string is compared or tested for membership (`==`, `in [...]`, `switch case`, `.startsWith(…)`), not handed on. */
export interface ComparisonFact {
  readonly span: Span;
}

/** What is compared in a condition, as far as its text tells: `provider == "openai"`, `model.startswith("gpt-")`, `use_azure`. */
export interface TestFact {
  /** The path of names as it is written, `self` in front for members of the own object: `provider`, `self.config.provider`. */
  readonly subject: string;
  /** `is`: it equals one of the texts. `starts`, `holds`: it begins with one of them, or holds one. `true`: it is true. */
  readonly how: 'is' | 'starts' | 'holds' | 'true';
  /** Texts, or names of constants with `=` in front (`=Provider.OPENAI`). */
  readonly texts: readonly string[];
  /** False where the region runs when the test fails. */
  readonly holds: boolean;
}

/** A region that runs only under a condition. Of the arms of one statement (`choice`) no more than one runs. */
export interface ConditionFact {
  readonly span: Span;
  readonly choice: Span;
  readonly arm: number;
  /** All that is known to be so in the region. */
  readonly tests: readonly TestFact[];
}

/** `modelkeel-ignore-line`, `-next-line`, `-file` in a comment, with optional rule ids and a reason after `--`. */
export interface SuppressionFact {
  readonly scope: 'line' | 'next-line' | 'file';
  /** Empty: every rule. */
  readonly rules: readonly string[];
  readonly reason: string | null;
  /** The text it silences: the line, the next line of code, or the whole file. */
  readonly covers: Span;
  readonly span: Span;
}

/** All a front end tells of one document. Plain data: no syntax node leaves the syntax room. */
export interface FileFacts {
  readonly uri: string;
  readonly language: string;
  readonly ecosystem: Ecosystem | null;
  readonly version: number;
  /**
   * The package or namespace its top-level names belong to, where others see them without naming the file: a Java package, a
   * C# or PHP namespace, a Go package, `''` for the default one. null where a module is a file (Python, ECMAScript, Rust).
   */
  readonly namespace: string | null;
  readonly scopes: readonly Scope[];
  readonly imports: readonly ImportFact[];
  readonly bindings: readonly BindingFact[];
  readonly calls: readonly CallFact[];
  readonly settings: readonly SettingFact[];
  readonly commands: readonly CommandFact[];
  readonly packages: readonly PackageFact[];
  readonly comparisons: readonly ComparisonFact[];
  /** Regions that run only under a condition, an outer one before those in it. */
  readonly conditions: readonly ConditionFact[];
  readonly suppressions: readonly SuppressionFact[];
  /** How the language writes a named argument into a call, for edits: Python keyword or property of an options object. */
  readonly namedArgument: 'keyword' | 'property' | null;
  /** Whether a bare name in a method may mean a member of its class (Java, Kotlin, C#), as `this.name` does. */
  readonly membersInScope: boolean;
  /** The line comment opener, for suppressions: `#`, `//`. */
  readonly lineComment: string;
  readonly syntaxErrors: number;
}
