import type {
  BindingFact,
  CallFact,
  ComparisonFact,
  Expression,
  ImportFact,
  Scope,
  ScopeId,
} from '../../model/facts.ts';
import type { Span } from '../../model/text.ts';

/** A fact that is not finished: what follows in the text may still change it. */
export type Draft<T> = { -readonly [K in keyof T]: T[K] };

/** A region that may not run when the scope it stands in (`scope`) runs. */
export interface Region {
  readonly span: Span;
  readonly scope: ScopeId;
}

/** Where in the program a node stands. Handed down, never changed; a language adds what else it must know. */
export interface Place {
  readonly scope: ScopeId;
  /** The class scope that `self` or `this` belongs to. */
  readonly self: ScopeId | null;
  /** The innermost region that may not run. */
  readonly region: Region | null;
  /** Receives what the enclosing function returns. */
  readonly returns: Expression[] | null;
}

/** How a language binds names. */
export interface ScopeRules {
  /** Names that stand for nothing: what is given to them is not kept. */
  readonly unnamed: ReadonlySet<string>;
  /** Whether importers see each name of the module; otherwise the front end says of each binding what it is exported as. */
  readonly exportsAll: boolean;
  /** Whether an assignment may be to a name that is declared further down; its scope is then settled at the end. */
  readonly hoists: boolean;
  /** Whether names of the scopes around can be given a value from inside of this one. */
  readonly closes: (scope: Scope) => boolean;
  /** Where an assignment binds a name that nothing declares; `class` is the class around, whose base may have it. */
  readonly undeclared: 'module' | 'here' | 'class';
}

/** All that the collector must know of a language. */
export interface LanguageRules extends ScopeRules {
  /** Nested deeper than this, code is given up on: it is generated, and recursion must end before the stack does. */
  readonly depth: number;
  /** Types of nodes that are no code: comments, joined lines. */
  readonly trivia: ReadonlySet<string>;
  /** The name that an identifier as it is written stands for, where that is not all of it. */
  readonly identifier?: (written: string) => string;
}

/** An assignment whose scope is known once all declarations are. */
export interface Pending {
  readonly binding: Draft<BindingFact>;
  readonly place: Place;
}

/** What is collected of one document. `Note` is what a language remembers of a name that it declares. */
export interface Collection<Note = unknown> {
  readonly text: string;
  readonly rules: LanguageRules;
  readonly scopes: Scope[];
  readonly imports: ImportFact[];
  readonly bindings: Draft<BindingFact>[];
  readonly calls: CallFact[];
  readonly comparisons: ComparisonFact[];
  /** The names that each scope declares. */
  readonly names: Map<string, Note>[];
  /** Where names live that a scope says are those of another (`global x`), by `scope:name`. */
  readonly elsewhere: Map<string, ScopeId>;
  readonly pending: Pending[];
  /** `members`: the scope of members of objects nobody tracks; -1 until there is one. */
  readonly state: { depth: number; members: ScopeId };
}

/** An empty collection; a language adds fields of its own. */
export function createCollection<Note>(text: string, rules: LanguageRules): Collection<Note> {
  return {
    text,
    rules,
    scopes: [],
    imports: [],
    bindings: [],
    calls: [],
    comparisons: [],
    names: [],
    elsewhere: new Map(),
    pending: [],
    state: { depth: 0, members: -1 },
  };
}
