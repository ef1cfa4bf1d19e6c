import type { Node } from '../tree/node.ts';
import type {
  Argument,
  ClassExpression,
  ConstantExpression,
  Expression,
  FunctionExpression,
} from '../../model/facts.ts';
import type { Span } from '../../model/text.ts';
import { createCollection } from '../collector/collection.ts';
import type { Collection, LanguageRules, Place } from '../collector/collection.ts';
import { conditional } from '../collector/expressions.ts';

const RULES: LanguageRules = {
  depth: 400,
  // The bodies of here-documents are read where they are announced.
  trivia: new Set(['comment', 'heredoc_body']),
  unnamed: new Set(),
  exportsAll: false,
  hoists: false,
  // Blocks and lambdas see and set the names around them; methods, classes and modules do not.
  closes: ({ kind, name }) => kind === 'class' || kind === 'module' || (kind === 'function' && name !== null),
  undeclared: 'here',
};

/** Where in the program a node stands. Handed down, never changed. */
export interface Env extends Place {
  /** What the enclosing class inherits from, for `super(…)` and its class methods. */
  readonly base: Expression | null;
  /** Whether code stands in the body of a class itself, not in a method. */
  readonly declares: boolean;
}

/** A class being collected: it may be opened again, and `include` adds to what it inherits from. */
export interface OpenClass {
  readonly expression: ClassExpression;
  readonly bases: Expression[];
}

/** What is collected of one document, and the ways from one kind of node into another. */
export interface Context extends Collection {
  /** Classes and modules by `scope:name`. */
  readonly classes: Map<string, OpenClass>;
  /** Bodies of here-documents by where they are announced. */
  readonly heredocs: ReadonlyMap<number, Node>;
  /** Synthetic imports of top-level constants (`::OpenAI`). */
  readonly rooted: Set<string>;
  readonly visit: Visitors;
}

/** The kinds of node that contain each other; handed in so that no two files need to import each other. */
export interface Visitors {
  readonly expression: (context: Context, node: Node, env: Env) => Expression;
  /** All statements of a body; the value is that of the last one. */
  readonly body: (context: Context, node: Node, env: Env) => Expression;
  readonly block: (context: Context, node: Node, env: Env) => FunctionExpression;
  readonly arguments: (context: Context, list: Node, env: Env) => Argument[];
}

export function createContext(text: string, heredocs: ReadonlyMap<number, Node>, visit: Visitors): Context {
  return { ...createCollection<unknown>(text, RULES), classes: new Map(), heredocs, rooted: new Set(), visit };
}

/** What leaves a method or gives nothing (`return`, `nil`): no value of what it stands in. */
export function nothing(span: Span): ConstantExpression {
  return { kind: 'constant', text: 'nil', span };
}

/** Several values one of which it is; what gives nothing is left out. */
export function oneOf(values: readonly Expression[], span: Span): Expression {
  const given = values.filter((value) => value.kind !== 'constant' || value.text !== 'nil');
  return given.length === 0 ? nothing(span) : conditional(given, span);
}
