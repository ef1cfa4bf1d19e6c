import type { ConstantExpression, Expression } from '../../model/facts.ts';
import type { Span } from '../../model/text.ts';
import { createCollection } from '../collector/collection.ts';
import type { Collection, LanguageRules, Place } from '../collector/collection.ts';
import type { Node } from '../tree/node.ts';

const RULES: LanguageRules = {
  depth: 300,
  trivia: new Set(['comment', 'comma']),
  // Backticks let any text be a name.
  identifier: (written) => (/^`.+`$/s.test(written) ? written.slice(1, -1) : written),
  unnamed: new Set(),
  exportsAll: true,
  hoists: false,
  // `<-` binds where it stands.
  closes: () => true,
  undeclared: 'here',
};

/** Where in the program a node stands. Handed down, never changed. */
export interface Env extends Place {
  /** The name of the member of a class that a function is given to. */
  readonly member: string | null;
}

/** What is collected of one document. */
export interface Context extends Collection {
  /** Packages that are named where they are used (`ellmer::chat_openai`), each imported once. */
  readonly qualified: Set<string>;
  /** The way from what is in an expression back to it; handed in so that no two files need to import each other. */
  readonly expression: (context: Context, node: Node, env: Env) => Expression;
}

export function createContext(text: string, expression: Context['expression']): Context {
  return { ...createCollection<unknown>(text, RULES), qualified: new Set(), expression };
}

/** What leaves a function or stands for nothing (`stop("…")`, `NULL`): no value of what it stands in. */
export function nothing(span: Span): ConstantExpression {
  return { kind: 'constant', text: 'NULL', span };
}

/** Whether an expression may be the value of what it stands in. */
export function isValue(value: Expression): boolean {
  return value.kind !== 'constant' || value.text !== 'NULL';
}
