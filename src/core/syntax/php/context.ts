import type { Node } from '../tree/node.ts';
import type { Argument, Expression, FunctionExpression, NameExpression, SettingFact } from '../../model/facts.ts';
import type { Span } from '../../model/text.ts';
import { createCollection } from '../collector/collection.ts';
import type { Collection, LanguageRules, Place } from '../collector/collection.ts';
import { conditional } from '../collector/expressions.ts';
import { sourceOf, spanOf } from '../collector/nodes.ts';

const RULES: LanguageRules = {
  depth: 400,
  trivia: new Set(['comment']),
  unnamed: new Set(),
  exportsAll: false,
  hoists: false,
  // Variables of the document and of functions around are not seen in a function.
  closes: ({ kind }) => kind !== 'block',
  undeclared: 'here',
};

/** Where in the program a node stands. Handed down, never changed. */
export interface Env extends Place {
  /** What the enclosing class extends, for `parent::…`. */
  readonly base: Expression | null;
}

/** What is collected of one document, and the ways from one kind of node into another. */
export interface Context extends Collection {
  /** The name of the document without its ending. */
  readonly file: string;
  readonly settings: SettingFact[];
  /** Full names of imported classes and namespaces by the name they have here. */
  readonly aliases: Map<string, string>;
  /** Full names of imported functions by the name they have here. */
  readonly functions: Map<string, string>;
  /** Full names that are imported where they stand. */
  readonly qualified: Set<string>;
  /** The namespace that the document is in so far. */
  readonly within: { namespace: string };
  readonly visit: Visitors;
}

/** The kinds of node that contain each other; handed in so that no two files need to import each other. */
export interface Visitors {
  readonly expression: (context: Context, node: Node, env: Env) => Expression;
  readonly statement: (context: Context, node: Node, env: Env) => void;
  readonly functionOf: (context: Context, node: Node, env: Env, name: string | null) => FunctionExpression;
  readonly arguments: (context: Context, list: Node, env: Env) => Argument[];
}

export function createContext(text: string, file: string, visit: Visitors): Context {
  return {
    ...createCollection<unknown>(text, RULES),
    file,
    settings: [],
    aliases: new Map(),
    functions: new Map(),
    qualified: new Set(),
    within: { namespace: '' },
    visit,
  };
}

/** The name of `$variable` without its sign; null for one that is computed (`$$name`). */
export function variableName(context: Context, node: Node): string | null {
  if (node.type !== 'variable_name') return null;
  return sourceOf(context, node).replace(/^\$/, '');
}

/** A name that a program cannot write, so that it stands for what was imported and nothing else. */
export function named(name: string, node: Node, env: Env): NameExpression {
  return { kind: 'name', name, scope: env.scope, span: spanOf(node) };
}

/** Several values one of which it is; what gives nothing is left out. */
export function oneOf(values: readonly Expression[], span: Span): Expression {
  const given = values.filter((value) => value.kind !== 'constant' || !/^null$/i.test(value.text));
  return given.length === 0 ? { kind: 'constant', text: 'null', span } : conditional(given, span);
}
