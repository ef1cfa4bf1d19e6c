import type { Node } from '../tree/node.ts';
import type { ScopeId } from '../../model/facts.ts';
import { createCollection } from '../collector/collection.ts';
import type { Collection, LanguageRules, Place } from '../collector/collection.ts';

const RULES: LanguageRules = {
  depth: 300,
  trivia: new Set(['comment']),
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
  /** Types of this document that are strings under another name. */
  readonly strings: Set<string>;
  /** The way from a function body back into statements, so that no two files need to import each other. */
  readonly body: (context: Context, node: Node, env: Env) => void;
}

export function createContext(text: string, body: Context['body']): Context {
  return { ...createCollection<unknown>(text, RULES), types: new Map(), strings: new Set(), body };
}
