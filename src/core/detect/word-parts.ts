import type { Expression } from '../model/facts.ts';
import type { Span } from '../model/text.ts';
import { partsOf } from './string-parts.ts';

/** Stands for a part of a text that is only known when it runs. */
export const HOLE = '\uE000';

/** A word as one text, with a hole for each part that is not written out, and the way back to what a piece of it is. */
export interface FlatWord {
  readonly text: string;
  /** What stands between two offsets of the text; null where it is only a piece of something else. */
  readonly slice: (start: number, end: number) => Expression | null;
}

/** Puts the parts of a word together. */
export function flatten(word: Expression): FlatWord {
  const parts =
    word.kind === 'join' ? word.parts.flatMap((part) => (part.kind === 'join' ? part.parts : [part])) : [word];
  const pieces = parts.map((part) => ({ part, text: part.kind === 'string' ? part.value : HOLE }));
  const text = pieces.map((piece) => piece.text).join('');
  return {
    text,
    slice: (start, end) => {
      if (start === 0 && end === text.length) return word;
      const found: Expression[] = [];
      let at = 0;
      for (const piece of pieces) {
        const from = Math.max(start, at);
        const to = Math.min(end, at + piece.text.length);
        if (from < to) {
          const inner = piece.part.kind === 'string' ? partsOf(piece.part)(from - at, to - from) : piece.part;
          if (!inner) return null;
          found.push(inner);
        }
        at += piece.text.length;
      }
      const [first] = found;
      const last = found.at(-1);
      if (!first || !last) return null;
      const span: Span = { start: first.span.start, end: last.span.end };
      return found.length === 1 ? first : { kind: 'join', parts: found, span };
    },
  };
}

/** The text of a word that is written out, also as the default of a variable; null for others. */
export function textOf(word: Expression | null | undefined): string | null {
  if (!word) return null;
  switch (word.kind) {
    case 'string':
      return word.value;
    case 'environment':
      return textOf(word.fallback);
    case 'fallback':
      return textOf(word.options.at(-1));
    case 'join': {
      const texts = word.parts.map(textOf);
      return texts.includes(null) ? null : texts.join('');
    }
    default:
      return null;
  }
}

/** Whether a word may name something: it is no number, flag or sign. */
export function mayName(word: Expression): boolean {
  if (word.kind === 'string') return /\w/.test(word.value);
  return word.kind !== 'opaque' && word.kind !== 'constant' && word.kind !== 'list' && word.kind !== 'table';
}
