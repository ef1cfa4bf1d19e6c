import type { CommandFact, Expression, SettingFact } from '../../model/facts.ts';
import type { Span } from '../../model/text.ts';
import { createCollection } from '../collector/collection.ts';
import type { Collection, LanguageRules, Place } from '../collector/collection.ts';
import type { Node } from '../tree/node.ts';

const RULES: LanguageRules = {
  depth: 200,
  trivia: new Set(['comment', 'command_argument_sep', 'empty_statement', 'comparison_operator', 'format_operator']),
  unnamed: new Set(['_', 'null']),
  exportsAll: false,
  hoists: false,
  // A function gives a value to a variable of its own; what stands around it is only read.
  closes: ({ kind }) => kind === 'function',
  undeclared: 'here',
};

/** Where in the program a node stands. */
export type Env = Place;

/** What is collected of one document. */
export interface Context extends Collection {
  /** Names as they are written first: they stand for the same in any case. */
  readonly spelled: Map<string, string>;
  readonly settings: SettingFact[];
  readonly commands: CommandFact[];
  /** The way from what is in an expression back to it; handed in so that no two files need to import each other. */
  readonly expression: (context: Context, node: Node, env: Env) => Expression;
}

export function createContext(text: string, expression: Context['expression']): Context {
  return {
    ...createCollection<unknown>(text, RULES),
    spelled: new Map(),
    settings: [],
    commands: [],
    expression,
  };
}

/** What a variable is: `$env:NAME` of the environment, `$true`, or a name, whatever scope is said (`$script:Model`). */
export type Variable =
  | { readonly kind: 'environment'; readonly name: string; readonly span: Span }
  | { readonly kind: 'constant'; readonly name: string; readonly span: Span }
  | { readonly kind: 'name'; readonly name: string; readonly span: Span };

/** Reads `$Model`, `$env:OPENAI_MODEL`, `${long name}`, `$global:Model`, `@params`. */
export function variableOf({ spelled }: Context, node: Node): Variable {
  const [, opening = '', drive = '', plain = ''] = /^([$@]\{?)(?:(\w+):)?([^}]*)/.exec(node.text) ?? [];
  const start = node.startIndex + opening.length + (drive === '' ? 0 : drive.length + 1);
  const span = { start, end: Math.max(start, start + plain.length) };
  if (drive.toLowerCase() === 'env') return { kind: 'environment', name: plain, span };
  if (/^(?:true|false|null)$/i.test(plain)) return { kind: 'constant', name: plain, span };
  return { kind: 'name', name: spelling(spelled, plain), span };
}

/** The first spelling of a name that stands for the same in any case. */
export function spelling(spelled: Map<string, string>, name: string): string {
  const key = name.toLowerCase();
  const known = spelled.get(key);
  if (known === undefined) spelled.set(key, name);
  return known ?? name;
}
