import type { Node } from '../tree/node.ts';
import type { Argument, Expression, FunctionExpression, ScopeId } from '../../model/facts.ts';
import { createCollection } from '../collector/collection.ts';
import type { Collection, LanguageRules, Place } from '../collector/collection.ts';
import { openModule } from '../collector/scopes.ts';

const RULES: LanguageRules = {
  depth: 400,
  trivia: new Set(['line_comment', 'block_comment']),
  // Kotlin's backticks let any word be a name.
  identifier: (written) => (written.startsWith('`') && written.length > 2 ? written.slice(1, -1) : written),
  unnamed: new Set(),
  exportsAll: false,
  hoists: true,
  closes: () => false,
  undeclared: 'class',
};

/** Where in the program a node stands. Handed down, never changed. */
export interface Env extends Place {
  /** What the enclosing class extends, for `super(…)`. */
  readonly base: Expression | null;
  /** What a bare call may be a method of: the receiver of `apply { … }`. */
  readonly receiver: Expression | null;
  /** Receives what `return@label` gives in a Kotlin lambda. */
  readonly labelled: Expression[] | null;
  /** Receives what a lambda gives to properties of its receiver (`InvokeModelRequest { modelId = "…" }`). */
  readonly sink: Argument[] | null;
}

/** Whether a name that is declared may be given another value. */
export type Mutability = 'mutable' | 'final' | undefined;

/** What is collected of one Java or Kotlin document, and the ways from one kind of node into another. */
export interface Context extends Collection<Mutability> {
  /** `scope:name` of names that hold the whole environment (`var env = System.getenv()`). */
  readonly environments: Set<string>;
  /** Full names that were written in place, each imported once. */
  readonly qualified: Set<string>;
  readonly visit: Visitors;
}

/** The kinds of node that contain each other; handed in so that no two files need to import each other. */
export interface Visitors {
  readonly expression: (context: Context, node: Node, env: Env) => Expression;
  readonly statement: (context: Context, node: Node, env: Env) => void;
  readonly functionOf: (context: Context, node: Node, env: Env, name: string | null) => FunctionExpression;
  /** Members of a class body written in place (`new Base() { … }`, `object : Base { … }`). */
  readonly anonymousClass: (context: Context, node: Node, env: Env, bases: readonly Expression[]) => Expression;
}

const OUTSIDE = { base: null, receiver: null, labelled: null, sink: null };

/** A context with the module's scope open, and the place its declarations stand at. */
export function createContext(text: string, visit: Visitors): { readonly context: Context; readonly env: Env } {
  const collection = createCollection<Mutability>(text, RULES);
  const context: Context = { ...collection, environments: new Set(), qualified: new Set(), visit };
  return { context, env: { ...openModule(context), ...OUTSIDE } };
}

/** The place of members of a class: nothing around it runs them. */
export function classEnv(scope: ScopeId, base: Expression | null): Env {
  return { ...OUTSIDE, scope, self: scope, base, region: null, returns: null };
}
