import type { StringExpression } from '../model/facts.ts';

/** A part of a string as a string of its own; null where it is written with escapes. */
export type PartReader = (from: number, length: number) => StringExpression | null;

/** Reads parts of a string. The lines of a block may be indented where they are written. */
export function partsOf(literal: StringExpression): PartReader {
  const { value, content } = literal;
  let shiftAt: ((offset: number) => number | null) | null = null;
  return (from, length) => {
    if (from === 0 && length === value.length) return literal;
    const text = value.slice(from, from + length);
    if (literal.folds) return foldedPart(literal, literal.folds, from, length);
    shiftAt ??= shiftsOf(literal);
    const shift = shiftAt(from);
    if (shift === null || text.includes('\n')) return null;
    const span = { start: content.start + from + shift, end: content.start + from + shift + length };
    return { kind: 'string', value: text, span, content: span };
  };
}

/** A part of a folded text, which may be folded itself. */
function foldedPart(
  { value, content }: StringExpression,
  folds: NonNullable<StringExpression['folds']>,
  from: number,
  length: number,
): StringExpression | null {
  if (length === 0) return null;
  const shiftAt = (offset: number): number => folds.findLast(([at]) => at <= offset)?.[1] ?? 0;
  const own = shiftAt(from);
  const inside = folds.flatMap(([at, shift]): (readonly [number, number])[] =>
    at > from && at < from + length ? [[at - from, shift - own]] : [],
  );
  const end = from + length + shiftAt(from + length - 1);
  const span = { start: content.start + from + own, end: content.start + end };
  const part: StringExpression = { kind: 'string', value: value.slice(from, from + length), span, content: span };
  return inside.length > 0 ? { ...part, folds: [[0, 0], ...inside] } : part;
}

/** How much further an offset of the value stands in the source. */
function shiftsOf({ value, content }: StringExpression): (offset: number) => number | null {
  const trimmed = value.trimEnd();
  const written = content.end - content.start;
  if (written === value.length || written === trimmed.length) return () => 0;
  // The breaks behind which a line is indented: those before lines that are not empty.
  const breaks = [...value.matchAll(/\n(?=[^\n])/g)].map(({ index }) => index);
  const lines = breaks.filter((at) => at < trimmed.length - 1).length;
  const indentation = (written - trimmed.length) / lines;
  if (lines === 0 || !Number.isInteger(indentation) || indentation < 0) return () => null;
  return (offset) => {
    let low = 0;
    for (let high = breaks.length; low < high;) {
      const middle = (low + high) >> 1;
      if ((breaks[middle] ?? 0) < offset) low = middle + 1;
      else high = middle;
    }
    return indentation * low;
  };
}
