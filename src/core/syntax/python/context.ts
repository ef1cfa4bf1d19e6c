import type { Node } from '../tree/node.ts';
import type { Expression, ScopeId } from '../../model/facts.ts';
import { createCollection } from '../collector/collection.ts';
import type { Collection, LanguageRules, Place } from '../collector/collection.ts';
import { sourceOf } from '../collector/nodes.ts';

const RULES: LanguageRules = {
  // CPython reads 200 open brackets.
  depth: 250,
  trivia: new Set(['comment', 'line_continuation']),
  unnamed: new Set(),
  exportsAll: true,
  hoists: false,
  closes: () => true,
  undeclared: 'here',
};

/** Where in the program a node stands. Handed down, never changed. */
export interface Env extends Place {
  /** What the object is called in a method: `self`, `cls`. */
  readonly receiver: string | null;
  readonly typeOnly: boolean;
}

/** What is collected of one document. */
export interface Context extends Collection {
  /** Class scopes whose fields are enum members. */
  readonly enums: Set<ScopeId>;
  /** Local names of functions and objects that read settings: `getenv`, `environ`, `env`, `config`. */
  readonly readers: Map<string, { readonly reader: EnvironmentReader; readonly module: string }>;
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
  return { ...createCollection<unknown>(text, RULES), enums: new Set(), readers: new Map(), visit };
}

/** What stands between two operands, apart from comments and joined lines. */
export function operatorOf(context: Context, node: Node): string {
  const operator = node.childForFieldName('operator');
  return operator ? sourceOf(context, operator) : '';
}
