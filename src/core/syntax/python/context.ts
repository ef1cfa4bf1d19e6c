import type { Node } from '../tree/node.ts';
import type {
  BindingFact,
  CallFact,
  ComparisonFact,
  Expression,
  ImportFact,
  OpaqueExpression,
  Scope,
  ScopeId,
} from '../../model/facts.ts';
import type { Span } from '../../model/text.ts';

/** Nested deeper than this, code is given up on: recursion must end before the stack does. CPython reads 200 open brackets. */
const MAX_DEPTH = 250;
const HASH = 35;
const BACKSLASH = 92;

/** Where in the program a node stands. Handed down, never changed. */
export interface Env {
  readonly scope: ScopeId;
  /** The class scope `self` and `cls` belong to, and what they are called here. */
  readonly self: { readonly scope: ScopeId; readonly name: string } | null;
  /** Innermost body that may not run, and the scope it stands in. */
  readonly region: { readonly span: Span; readonly scope: ScopeId } | null;
  /** Receives what the enclosing function returns. */
  readonly returns: Expression[] | null;
  readonly typeOnly: boolean;
}

/** What is collected of one document. */
export interface Context {
  readonly text: string;
  readonly scopes: Scope[];
  readonly imports: ImportFact[];
  readonly bindings: BindingFact[];
  readonly calls: CallFact[];
  readonly comparisons: ComparisonFact[];
  /** Where names declared `global` or `nonlocal` in a function live, by `scope:name`. */
  readonly elsewhere: Map<string, ScopeId>;
  /** Class scopes whose fields are enum members. */
  readonly enums: Set<ScopeId>;
  /** Local names of functions and objects that read settings: `getenv`, `environ`, `env`, `config`. */
  readonly readers: Map<string, { readonly reader: EnvironmentReader; readonly module: string }>;
  /** `membersScope` holds members of objects nobody tracks; -1 until there is one. */
  readonly state: { depth: number; membersScope: ScopeId };
  readonly visit: Visitors;
}

/**
 * How a name reads the environment: as a mapping (`environ["X"]`), as a function (`getenv("X")`), as a module that has both,
 * or as what makes one of them (`Env()`). `sections` reads files by section and key: what follows a name is no default.
 */
export type EnvironmentReader =
  'mapping' | 'function' | 'module' | 'sections' | 'makes-mapping' | 'makes-function' | 'makes-sections';

/** The kinds of node that contain each other; handed in so that no two files need to import each other. */
export interface Visitors {
  readonly expression: (context: Context, node: Node, env: Env) => Expression;
  readonly statement: (context: Context, node: Node, env: Env) => void;
}

export function createContext(text: string, visit: Visitors): Context {
  return {
    text,
    scopes: [],
    imports: [],
    bindings: [],
    calls: [],
    comparisons: [],
    elsewhere: new Map(),
    enums: new Set(),
    readers: new Map(),
    state: { depth: 0, membersScope: -1 },
    visit,
  };
}

export function openScope(
  context: Context,
  kind: Scope['kind'],
  parent: ScopeId,
  name: string | null,
  span: Span,
): ScopeId {
  return context.scopes.push({ kind, parent, name, span }) - 1;
}

/** The conditional region around `env` as far as it lies within `scope`. */
function branchIn(context: Context, env: Env, scope: ScopeId): Span | null {
  if (!env.region) return null;
  for (let current = env.region.scope; current >= 0; current = context.scopes[current]?.parent ?? -1) {
    if (current === scope) return env.region.span;
  }
  return null;
}

type Declaration = Pick<BindingFact, 'name' | 'kind' | 'value' | 'nameSpan' | 'span'> & {
  readonly scope?: ScopeId;
  readonly annotation?: Expression | null;
};

/** Binds a name in the scope of `env`, or where `global` and `nonlocal` say. */
export function declare(context: Context, env: Env, declaration: Declaration): void {
  const wanted = declaration.scope ?? env.scope;
  const scope = context.elsewhere.get(`${String(wanted)}:${declaration.name}`) ?? wanted;
  const { name, kind, value, nameSpan, span, annotation = null } = declaration;
  const exportedAs = scope === 0 ? name : null;
  context.bindings.push({
    name,
    scope,
    kind,
    value,
    annotation,
    exportedAs,
    branch: branchIn(context, env, scope),
    nameSpan,
    span,
  });
}

/** An environment for code that may not run. */
export function inRegion(env: Env, span: Span): Env {
  return { ...env, region: { span, scope: env.scope } };
}

/** The function a `nonlocal` name lives in: the nearest around the one that declares it. */
export function enclosingFunction(context: Context, scope: ScopeId): ScopeId {
  let current = context.scopes[scope]?.parent ?? 0;
  while (current > 0 && context.scopes[current]?.kind !== 'function') current = context.scopes[current]?.parent ?? 0;
  return Math.max(current, 0);
}

/** Runs `step` one level deeper; null where the limit is reached. */
export function deeper<T>(context: Context, step: () => T): T | null {
  const { state } = context;
  if (state.depth >= MAX_DEPTH) return null;
  state.depth++;
  try {
    return step();
  } finally {
    state.depth--;
  }
}

/** Named children without comments and joined lines, in order; the parser is asked only where the first character tells to. */
export function parts(context: Context, node: Node): Node[] {
  const found: Node[] = [];
  for (const child of node.namedChildren) {
    const first = context.text.charCodeAt(child.startIndex);
    if (first === HASH && child.type === 'comment') continue;
    if (first === BACKSLASH && child.type === 'line_continuation') continue;
    found.push(child);
  }
  return found;
}

export function spanOf(node: Node): Span {
  return { start: node.startIndex, end: node.endIndex };
}

/** The source of a node; cheaper than `node.text`, which copies out of the parser's memory. */
export function sourceOf(context: Context, node: Node): string {
  return context.text.slice(node.startIndex, node.endIndex);
}

/** What stands between two operands, apart from comments and joined lines. */
export function operatorOf(context: Context, node: Node): string {
  const operator = node.childForFieldName('operator');
  return operator ? sourceOf(context, operator) : '';
}

export function opaque(reason: OpaqueExpression['reason'], span: Span): OpaqueExpression {
  return { kind: 'opaque', reason, span };
}
