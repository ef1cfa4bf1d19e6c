import type { Expression } from '../model/facts.ts';
import { flatten } from './word-parts.ts';

/** A flag of a command line and what it is given. */
export interface GivenFlag {
  /** `--model-id`, as written but for `_`, which is `-`. */
  readonly name: string;
  /** null where nothing follows. */
  readonly value: Expression | null;
}

/** The words behind a program, told apart. */
export interface ParsedWords {
  readonly flags: readonly GivenFlag[];
  /** Words that belong to no flag: sub-commands and operands. */
  readonly operands: readonly Expression[];
}

/** Whether a flag takes the next word with it. */
export type TakesWord = (flag: string) => boolean;

/** Divides words into flags and operands. Behind `--` nothing is a flag. */
export function parseWords(words: readonly Expression[], takesWord: TakesWord): ParsedWords {
  const flags: GivenFlag[] = [];
  const operands: Expression[] = [];
  for (let at = 0; at < words.length; at++) {
    const word = words[at];
    if (!word) continue;
    const flat = flatten(word);
    if (flat.text === '--') {
      operands.push(...words.slice(at + 1));
      break;
    }
    const match = /^(--?[A-Za-z][\w.-]*|-\d)(=)?/.exec(flat.text);
    if (!match) {
      operands.push(word);
      continue;
    }
    const name = plainFlag(match[1] ?? '');
    if (match[2] !== undefined) {
      flags.push({ name, value: flat.slice(match[0].length, flat.text.length) });
      continue;
    }
    const next = words[at + 1];
    const follows = next && takesWord(name) && !isFlag(next);
    flags.push({ name, value: follows ? next : null });
    if (follows) at++;
  }
  return { flags, operands };
}

/** Flags are often written with either sign. */
export function plainFlag(flag: string): string {
  return flag.startsWith('--') ? flag.replaceAll('_', '-') : flag;
}

function isFlag(word: Expression): boolean {
  return /^--?[A-Za-z]/.test(flatten(word).text);
}
