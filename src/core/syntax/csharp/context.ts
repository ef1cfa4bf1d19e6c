import type { Node } from '../tree/node.ts';
import type { Argument, Expression, FunctionExpression } from '../../model/facts.ts';
import { createCollection } from '../collector/collection.ts';
import type { Collection, LanguageRules, Place } from '../collector/collection.ts';

const RULES: LanguageRules = {
  depth: 400,
  // Comments, and directives that choose nothing.
  trivia: new Set([
    'comment',
    'shebang_directive',
    'preproc_region',
    'preproc_endregion',
    'preproc_line',
    'preproc_pragma',
    'preproc_nullable',
    'preproc_error',
    'preproc_warning',
    'preproc_define',
    'preproc_undef',
  ]),
  // Without the `@` that lets keywords be names, and without type arguments.
  identifier: (written) => {
    const bare = written.startsWith('@') ? written.slice(1) : written;
    const generic = bare.indexOf('<');
    return generic > 0 ? bare.slice(0, generic).trimEnd() : bare;
  },
  unnamed: new Set(),
  exportsAll: false,
  hoists: true,
  closes: () => false,
  undeclared: 'class',
};

/** Where in the program a node stands. Handed down, never changed. */
export interface Env extends Place {
  /** The first base of the enclosing type, for `base(…)`. */
  readonly base: Expression | null;
  /** The type the enclosing function gives, for `return new() { … }`. */
  readonly result: Expression | null;
}

/** What is collected of one document, and the ways from one kind of node into another. */
export interface Context extends Collection<DeclaredType | undefined> {
  /** The call that made what a name holds, by `scope:name`. */
  readonly constructed: Map<string, number>;
  /** Calls that give an object made elsewhere, with the name of its type. */
  readonly provided: Map<number, string>;
  readonly visit: Visitors;
}

/** A type as it was declared: its name for tracing, and all of it as text. */
export interface DeclaredType {
  readonly reference: Expression | null;
  readonly text: string;
}

/** The kinds of node that contain each other; handed in so that no two files need to import each other. */
export interface Visitors {
  /** `expected` is the type a target-typed `new()` makes, where the place says it. */
  readonly expression: (context: Context, node: Node, env: Env, expected?: Expression | null) => Expression;
  readonly statement: (context: Context, node: Node, env: Env) => void;
  readonly functionOf: (context: Context, node: Node, env: Env, name: string | null) => FunctionExpression;
  readonly pattern: (context: Context, node: Node, env: Env) => void;
  readonly arguments: (context: Context, list: Node, env: Env) => readonly Argument[];
}

export function createContext(text: string, visit: Visitors): Context {
  return {
    ...createCollection<DeclaredType | undefined>(text, RULES),
    constructed: new Map(),
    provided: new Map(),
    visit,
  };
}
