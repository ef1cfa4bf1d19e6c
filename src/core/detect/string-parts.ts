import type { StringExpression } from '../model/facts.ts';

/**
 * A part of a string as a string of its own, or null where it is written with escapes. The lines of a block may be indented
 * where they are written.
 */
export function partOf(literal: StringExpression, from: number, length: number): StringExpression | null {
  const { value, content } = literal;
  if (from === 0 && length === value.length) return literal;
  const text = value.slice(from, from + length);
  const shift = shiftAt(literal, from);
  if (shift === null || text.includes('\n')) return null;
  const span = { start: content.start + from + shift, end: content.start + from + shift + length };
  return { kind: 'string', value: text, span, content: span };
}

/** How much further an offset of the value stands in the source. */
function shiftAt({ value, content }: StringExpression, offset: number): number | null {
  const trimmed = value.trimEnd();
  const written = content.end - content.start;
  if (written === value.length || written === trimmed.length) return 0;
  const lines = indented(trimmed);
  const indentation = (written - trimmed.length) / lines;
  if (lines === 0 || !Number.isInteger(indentation) || indentation < 0) return null;
  return indentation * indented(value.slice(0, offset + 1));
}

/** How many lines stand behind the first one, without empty ones. */
function indented(text: string): number {
  return text.match(/\n(?=[^\n])/g)?.length ?? 0;
}
