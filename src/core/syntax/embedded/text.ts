import type { Span } from '../../model/text.ts';

/** A text that stands in another one with escapes or indentation, and the way back to where it is written. */
export interface EmbeddedText {
  readonly text: string;
  /** The span of the text in the document that holds it. */
  readonly toRaw: (span: Span) => Span;
}

/** A run of the text that is written as it is, or what one escape stands for. */
interface Run {
  readonly start: number;
  readonly raw: number;
  /** Length where it is written. */
  readonly length: number;
  readonly escape: boolean;
}

const SINGLE: Readonly<Record<string, string>> = {
  n: '\n',
  r: '\r',
  t: '\t',
  b: '\b',
  f: '\f',
  '0': '\0',
  _: '\u00A0',
};
const BACKSLASH = /\\(?:u[0-9a-fA-F]{4}|x[0-9a-fA-F]{2}|\r\n|[\s\S])/g;

/** What stands between double quotes: `\n`, `\u00e9`, `\"`, as JSON and YAML write them. */
export function unescapeText(raw: string, content: Span): EmbeddedText {
  return replaceIn(raw, content, BACKSLASH, ([escape]) => decodeEscape(escape));
}

/** A text with escapes as what it means. */
export function decodeText(raw: string): string {
  return raw.includes('\\') ? raw.replace(BACKSLASH, decodeEscape) : raw;
}

/** What stands between single quotes of YAML: `''` is one quote. */
export function unquoteText(raw: string, content: Span): EmbeddedText {
  return replaceIn(raw, content, /''/g, () => "'");
}

/** What is written as it is meant. */
export function verbatimText(raw: string, content: Span): EmbeddedText {
  return replaceIn(raw, content, null, () => '');
}

/** The lines of a block without the indentation of its first one. */
export function dedentText(raw: string, content: Span): EmbeddedText {
  let start = content.start;
  while (start > 0 && (raw[start - 1] === ' ' || raw[start - 1] === '\t')) start--;
  const indentation = content.start - start;
  if (indentation === 0) return verbatimText(raw, content);
  return replaceIn(raw, content, new RegExp(`(?<=\\n)[ \\t]{1,${String(indentation)}}`, 'g'), () => '');
}

/** The text of a decoded escape sequence with its backslash. */
function decodeEscape(escape: string): string {
  const letter = escape[1] ?? '';
  if ((letter === 'u' && escape.length === 6) || (letter === 'x' && escape.length === 4))
    return String.fromCharCode(Number.parseInt(escape.slice(2), 16));
  return letter === '\r' || letter === '\n' ? '' : (SINGLE[letter] ?? letter);
}

function replaceIn(
  raw: string,
  { start, end }: Span,
  escapes: RegExp | null,
  decode: (match: RegExpExecArray) => string,
): EmbeddedText {
  const runs: Run[] = [];
  let text = '';
  let from = start;
  const plain = (to: number): void => {
    if (to <= from) return;
    runs.push({ start: text.length, raw: from, length: to - from, escape: false });
    text += raw.slice(from, to);
  };
  const content = raw.slice(start, end);
  for (const match of escapes ? content.matchAll(escapes) : []) {
    const at = start + match.index;
    plain(at);
    runs.push({ start: text.length, raw: at, length: match[0].length, escape: true });
    text += decode(match);
    from = at + match[0].length;
  }
  plain(end);
  return { text, toRaw: (span) => rawSpan(runs, span, start) };
}

/** A span of the text where it is written. An end maps behind the last character, before any indentation that follows. */
function rawSpan(runs: readonly Run[], { start, end }: Span, origin: number): Span {
  const first = before(runs, start, origin);
  return { start: first, end: start === end ? first : Math.max(first, after(runs, end - 1, origin)) };
}

/** The last run that begins at or before `offset` and holds text. */
function runAt(runs: readonly Run[], offset: number): Run | undefined {
  let low = 0;
  let high = runs.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((runs[middle]?.start ?? 0) <= offset) low = middle;
    else high = middle - 1;
  }
  return runs[low];
}

function before(runs: readonly Run[], offset: number, origin: number): number {
  const run = runAt(runs, offset);
  if (!run) return origin;
  if (run.escape) return offset > run.start ? run.raw + run.length : run.raw;
  return run.raw + Math.min(offset - run.start, run.length);
}

function after(runs: readonly Run[], offset: number, origin: number): number {
  const run = runAt(runs, offset);
  if (!run) return origin;
  return run.escape ? run.raw + run.length : run.raw + Math.min(offset - run.start + 1, run.length);
}
