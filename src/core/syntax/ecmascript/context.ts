import type { Node } from '../tree/node.ts';
import type { BindingFact, Expression, FunctionExpression, NameExpression, ScopeId } from '../../model/facts.ts';
import type { Span } from '../../model/text.ts';
import { createCollection } from '../collector/collection.ts';
import type { Collection, LanguageRules, Place } from '../collector/collection.ts';

const RULES: LanguageRules = {
  depth: 400,
  trivia: new Set(['comment']),
  unnamed: new Set(),
  exportsAll: false,
  hoists: true,
  closes: () => false,
  // A name never declared is a global.
  undeclared: 'module',
};

/** Where in the program a node stands. Handed down, never changed. */
export interface Env extends Place {
  /** What the enclosing class extends, for `super(…)`. */
  readonly base: Expression | null;
}

/** What is collected of one document, and the ways from one kind of node into another. */
export interface Context extends Collection {
  /** `export { local as exported }`, settled at the end: declarations may follow. */
  readonly exported: { readonly local: NameExpression; readonly as: string; readonly span: Span }[];
  /** What `module.exports` was given. */
  readonly commonJs: Expression[];
  /** `scope:name` of names that hold the environment (`const { env } = process`). */
  readonly environments: Set<string>;
  /** Bindings of interfaces; a value of the same name wins over them. */
  readonly interfaces: Set<BindingFact>;
  /** The scope of values exported without a name, which no look-up enters; -1 until there is one. */
  readonly unnamed: { scope: ScopeId };
  readonly visit: Visitors;
}

/** The kinds of node that contain each other; handed in so that no two files need to import each other. */
export interface Visitors {
  readonly expression: (context: Context, node: Node, env: Env) => Expression;
  readonly statement: (context: Context, node: Node, env: Env) => void;
  readonly functionOf: (context: Context, node: Node, env: Env, name: string | null) => FunctionExpression;
  readonly classOf: (context: Context, node: Node, env: Env, name: string | null) => Expression;
  readonly pattern: (context: Context, node: Node, value: Expression | null, target: PatternTarget, env: Env) => void;
}

/** What the names of a pattern become. */
export interface PatternTarget {
  readonly kind: BindingFact['kind'];
  /** null: an assignment to names declared elsewhere. */
  readonly scope: ScopeId | null;
  readonly exported: boolean;
  readonly annotation: Node | null;
  readonly span: Span;
}

export function createContext(text: string, visit: Visitors): Context {
  return {
    ...createCollection<unknown>(text, RULES),
    exported: [],
    commonJs: [],
    environments: new Set(),
    interfaces: new Set(),
    unnamed: { scope: -1 },
    visit,
  };
}
