import type { Node } from '../tree/node.ts';
import type { Expression, ScopeId } from '../../model/facts.ts';
import { createCollection } from '../collector/collection.ts';
import type { Collection, LanguageRules, Place } from '../collector/collection.ts';

const RULES: LanguageRules = {
  depth: 300,
  trivia: new Set(['line_comment', 'block_comment']),
  unnamed: new Set(['_', '']),
  exportsAll: true,
  hoists: false,
  closes: () => false,
  undeclared: 'module',
};

/** Where in the program a node stands. Handed down, never changed. */
export type Env = Place;

/** What is collected of one document. */
export interface Context extends Collection {
  /** Class scopes of the types declared in this document, by name. */
  readonly types: Map<string, ScopeId>;
  /** First names of paths that may be crates, settled at the end. */
  readonly crates: { readonly name: string; readonly node: Node }[];
  /** The statements of a body and the value of the last; handed in so that no two files need to import each other. */
  readonly body: (context: Context, node: Node, env: Env) => Expression | null;
}

export function createContext(text: string, body: Context['body']): Context {
  return { ...createCollection<unknown>(text, RULES), types: new Map(), crates: [], body };
}
