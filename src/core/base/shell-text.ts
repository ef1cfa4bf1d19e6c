import type { Span } from '../model/text.ts';

/** A script as the parser reads it, and where its pieces stand in the document. */
export interface ShellText {
  readonly text: string;
  /** The place of a range of `text`. */
  readonly span: (start: number, end: number) => Span;
  /** The places of a range of `text`, one for each piece that stands in the document without a gap. */
  readonly pieces: (start: number, end: number) => readonly Span[];
}

/** How a script is written where it stands. */
export interface ShellOptions {
  /** In a Dockerfile, blanks may end a line that goes on, and comments and empty lines may stand behind it. */
  readonly inDockerfile?: boolean;
}

const RETURNS = /\r(?=\n)/g;
const CONTINUED = /(?<=\\)([ \t]*\r?)\n((?:[ \t]*(?:#[^\n]*|\r)?\n)*)|\r(?=\n)/g;

/** Leaves out what the shell never sees: the carriage returns of Windows, and the comments of a Dockerfile within a line. */
export function shellText(document: string, { start, end }: Span, { inDockerfile }: ShellOptions = {}): ShellText {
  const raw = document.slice(start, end);
  const cuts = inDockerfile ? continuedCuts(raw) : returnCuts(raw);
  if (cuts.length === 0)
    return {
      text: raw,
      span: (from, to) => ({ start: start + from, end: start + to }),
      pieces: (from, to) => [{ start: start + from, end: start + to }],
    };
  return cutText(raw, start, cuts);
}

function returnCuts(raw: string): readonly Span[] {
  return [...raw.matchAll(RETURNS)].map(({ index }) => ({ start: index, end: index + 1 }));
}

function continuedCuts(raw: string): readonly Span[] {
  return [...raw.matchAll(CONTINUED)].flatMap(({ 0: all, 1: blanks, index }) => {
    if (blanks === undefined) return [{ start: index, end: index + all.length }];
    const line = { start: index, end: index + blanks.length };
    return [line, { start: line.end + 1, end: index + all.length }].filter((cut) => cut.end > cut.start);
  });
}

function cutText(raw: string, base: number, cuts: readonly Span[]): ShellText {
  let text = '';
  /** Where each piece that is kept begins, in the text and in the document. */
  const kept: { readonly at: number; readonly source: number }[] = [];
  let from = 0;
  for (const cut of [...cuts, { start: raw.length, end: raw.length }]) {
    kept.push({ at: text.length, source: base + from });
    text += raw.slice(from, cut.start);
    from = cut.end;
  }
  /** The last piece that begins at or before an offset. */
  const pieceAt = (offset: number): number => {
    let low = 0;
    for (let high = kept.length - 1; low < high;) {
      const middle = (low + high + 1) >> 1;
      if ((kept[middle]?.at ?? 0) <= offset) low = middle;
      else high = middle - 1;
    }
    return low;
  };
  const place = (piece: number, offset: number): number => (kept[piece]?.source ?? 0) + offset - (kept[piece]?.at ?? 0);
  const pieces = (start: number, end: number): readonly Span[] => {
    const found: Span[] = [];
    const last = pieceAt(Math.max(start, end - 1));
    for (let piece = pieceAt(start), at = start; piece <= last; piece++) {
      const next = Math.min(end, kept[piece + 1]?.at ?? end);
      found.push({ start: place(piece, at), end: place(piece, Math.max(at, next)) });
      at = next;
    }
    return found;
  };
  return {
    text,
    pieces,
    span: (start, end) => {
      const first = pieceAt(start);
      return { start: place(first, start), end: end > start ? place(pieceAt(end - 1), end) : place(first, start) };
    },
  };
}
