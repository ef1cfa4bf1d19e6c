import type { Span } from '../model/text.ts';

/** A piece of a word. What quotes and backslashes take off is gone, and every span is exact in the text that was read. */
export type WordPart =
  | {
      readonly kind: 'text';
      readonly text: string;
      /** Where the text is written, without quotes. */
      readonly content: Span;
      /** With the quotes, where they hold nothing else. */
      readonly span: Span;
      /** False where an escape stands for it. */
      readonly verbatim: boolean;
    }
  | {
      readonly kind: 'variable';
      readonly name: string;
      /** `:-` and the like; empty where there is none. */
      readonly operator: string;
      /** What stands behind the operator. */
      readonly operand: ShellWord | null;
      readonly span: Span;
    }
  /** What is only known when it runs: `$(…)`, `$((…))`, `${#x}`, `<(…)`. */
  | { readonly kind: 'computed'; readonly span: Span };

/** One word of a command line (https://pubs.opengroup.org/onlinepubs/9799919799/utilities/V3_chap02.html). */
export interface ShellWord {
  readonly parts: readonly WordPart[];
  readonly span: Span;
}

/** Where words are read from. */
export interface WordSource {
  readonly text: string;
  /** Nothing is read at or behind it. */
  readonly end: number;
  /** Reads the script in `$(…)` from an offset on; gives the offset of the bracket that closes it, or `end`. */
  readonly script: (start: number, end: number) => number;
  /** Reads the script between backquotes. */
  readonly quotedScript: (span: Span) => void;
  /** How many defaults of variables are open. */
  readonly nesting: { depth: number };
  /** Notes a quote that is never closed. */
  readonly unclosed: () => void;
}

const MAX_DEPTH = 20;
/** What ends a word that is not quoted. */
const BREAK = /[\s;&|<>()]/;
const NAME = /[A-Za-z_]\w*|[0-9]+|[@*#?$!-]/y;
/** Text without anything special, unquoted and between double quotes. */
const PLAIN = /[^\s;&|<>()"'\\$`]+/y;
const PLAIN_QUOTED = /[^"\\$`]+/y;
/** In a default, only a brace ends it. */
const PLAIN_OPERAND = /[^}"'\\$`]+/y;
const PLAIN_HERE = /[^\\$`]+/y;

/** What may end a piece of text: `word` a blank, `quoted` a double quote, `operand` a brace, `here` nothing. */
type Until = 'word' | 'quoted' | 'operand' | 'here';

/** Reads one word; its span is empty where none begins at `start`. */
export function readWord(source: WordSource, start: number): ShellWord {
  const parts: WordPart[] = [];
  const end = readParts(source, start, source.end, 'word', parts);
  return { parts, span: { start, end } };
}

/** The text of a here-document whose delimiter is not quoted. */
export function readHereText(source: WordSource, { start, end }: Span): ShellWord {
  const parts: WordPart[] = [];
  readParts(source, start, end, 'here', parts);
  return { parts, span: { start, end } };
}

function readParts(source: WordSource, start: number, end: number, until: Until, parts: WordPart[]): number {
  const { text } = source;
  const plain =
    until === 'word' ? PLAIN : until === 'quoted' ? PLAIN_QUOTED : until === 'operand' ? PLAIN_OPERAND : PLAIN_HERE;
  let at = start;
  while (at < end) {
    const char = text[at] ?? '';
    plain.lastIndex = at;
    const run = plain.exec(text)?.[0];
    if (run !== undefined) {
      const stop = Math.min(at + run.length, end);
      pushBare(parts, text, at, stop);
      at = stop;
    } else if (char === '\\') at = readEscape(source, at, end, until, parts);
    else if (char === '$' || char === '`') at = readDollar(source, at, end, until, parts);
    else if (until === 'here') at++;
    else if (until === 'quoted' || (until === 'operand' && char === '}')) return at;
    else if (char === '"') at = readDouble(source, at, end, parts);
    else if (char === "'") at = readSingle(source, at, end, parts);
    else if (until === 'word' && (char === '<' || char === '>') && text[at + 1] === '(' && at === start) {
      const close = source.script(at + 2, end);
      parts.push({ kind: 'computed', span: { start: at, end: Math.min(close + 1, end) } });
      at = close + 1;
    } else if (until === 'word' && BREAK.test(char)) return at;
    else {
      pushBare(parts, text, at, at + 1);
      at++;
    }
  }
  return Math.min(at, end);
}

function pushBare(parts: WordPart[], text: string, start: number, end: number): void {
  const span = { start, end };
  pushText(parts, text.slice(start, end), span, span, true);
}

/** Text right behind text that is written in the same way is one piece. */
function pushText(parts: WordPart[], text: string, content: Span, span: Span, verbatim: boolean): void {
  const last = parts.at(-1);
  const bare = last?.kind === 'text' && last.verbatim && last.span === last.content && span === content;
  if (bare && verbatim && last.span.end === span.start) {
    const joined = { start: last.span.start, end: span.end };
    parts[parts.length - 1] = { ...last, text: last.text + text, content: joined, span: joined };
  } else parts.push({ kind: 'text', text, content, span, verbatim });
}

function readEscape(source: WordSource, at: number, end: number, until: Until, parts: WordPart[]): number {
  const { text } = source;
  const next = text[at + 1] ?? '';
  const stop = Math.min(at + 2, end);
  const span = { start: at, end: stop };
  // A line goes on behind its end.
  if (next === '\n') return stop;
  if (next === '\r' && text[at + 2] === '\n') return Math.min(at + 3, end);
  const kept =
    (until === 'quoted' && !'"\\$`'.includes(next)) || (until === 'here' && !'\\$`'.includes(next)) || next === '';
  if (kept) pushText(parts, text.slice(at, stop), span, span, true);
  else pushText(parts, next, span, span, false);
  return stop;
}

function readDouble(source: WordSource, at: number, end: number, parts: WordPart[]): number {
  const inner: WordPart[] = [];
  const close = readParts(source, at + 1, end, 'quoted', inner);
  if (close >= end) source.unclosed();
  const stop = Math.min(close + 1, end);
  const [only] = inner;
  if (inner.length === 0) pushText(parts, '', { start: at + 1, end: close }, { start: at, end: stop }, true);
  else if (inner.length === 1 && only?.kind === 'text') parts.push({ ...only, span: { start: at, end: stop } });
  else parts.push(...inner);
  return stop;
}

function readSingle(source: WordSource, at: number, end: number, parts: WordPart[]): number {
  const found = source.text.indexOf("'", at + 1);
  const close = found < 0 || found >= end ? end : found;
  if (close === end) source.unclosed();
  const content = { start: Math.min(at + 1, end), end: close };
  const span = { start: at, end: Math.min(close + 1, end) };
  pushText(parts, source.text.slice(content.start, content.end), content, span, true);
  return span.end;
}

function readDollar(source: WordSource, at: number, end: number, until: Until, parts: WordPart[]): number {
  const { text } = source;
  const next = text[at + 1] ?? '';
  const computed = (stop: number): number => {
    parts.push({ kind: 'computed', span: { start: at, end: Math.min(stop, end) } });
    return Math.min(stop, end);
  };
  if (text[at] === '`') {
    const close = Math.min(nextUnescaped(text, '`', at + 1, end), end);
    if (close === end) source.unclosed();
    source.quotedScript({ start: Math.min(at + 1, end), end: close });
    return computed(close + 1);
  }
  if (next === '(' && text[at + 2] === '(') return computed(closeOf(text, at + 1, end));
  if (next === '(') return computed(source.script(at + 2, end) + 1);
  if (next === '{') return readBraces(source, at, end, parts);
  // `$'…'` has escapes of its own, `$"…"` is translated.
  if (next === "'" && until === 'word') return computed(nextUnescaped(text, "'", at + 2, end) + 1);
  if (next === '"' && until === 'word') return at + 1;
  NAME.lastIndex = at + 1;
  const name = NAME.exec(text)?.[0];
  if (name === undefined || at + 1 >= end) {
    pushBare(parts, text, at, at + 1);
    return at + 1;
  }
  // `$10` is `${1}0`.
  const length = /^\d/.test(name) ? 1 : name.length;
  const span = { start: at, end: Math.min(at + 1 + length, end) };
  parts.push({ kind: 'variable', name: name.slice(0, length), operator: '', operand: null, span });
  return span.end;
}

/** `${NAME}`, `${NAME:-default}`, `${NAME[@]}`; anything cleverer is computed. */
function readBraces(source: WordSource, at: number, end: number, parts: WordPart[]): number {
  const { text } = source;
  const head = /^\$\{([A-Za-z_]\w*|[0-9]+|[@*])(\[[@*0-9]*\])?(:?[-=?+])?/.exec(
    text.slice(at, Math.min(end, at + 200)),
  );
  const name = head?.[1];
  const behind = at + (head?.[0].length ?? 2);
  if (name === undefined || (head?.[3] === undefined && text[behind] !== '}') || source.nesting.depth >= MAX_DEPTH) {
    const stop = closeOf(text, at + 1, end);
    parts.push({ kind: 'computed', span: { start: at, end: stop } });
    return stop;
  }
  const operator = head?.[3] ?? '';
  const operand: WordPart[] = [];
  source.nesting.depth++;
  const close = operator === '' ? behind : readParts(source, behind, end, 'operand', operand);
  source.nesting.depth--;
  if (close >= end) source.unclosed();
  const span = { start: at, end: Math.min(close + 1, end) };
  const word = operator === '' ? null : { parts: operand, span: { start: behind, end: close } };
  parts.push({ kind: 'variable', name, operator, operand: word, span });
  return span.end;
}

/** Behind the bracket that closes the one at `open`; quotes hide brackets. */
function closeOf(text: string, open: number, end: number): number {
  let depth = 0;
  for (let at = open; at < end; at++) {
    const char = text[at] ?? '';
    if (char === '\\') at++;
    else if (char === "'" || char === '"') {
      const close = text.indexOf(char, at + 1);
      if (close < 0 || close >= end) return end;
      at = close;
    } else if (char === '(' || char === '{') depth++;
    else if ((char === ')' || char === '}') && --depth === 0) return at + 1;
  }
  return end;
}

function nextUnescaped(text: string, quote: string, start: number, end: number): number {
  for (let at = start; at < end; at++) {
    if (text[at] === '\\') at++;
    else if (text[at] === quote) return at;
  }
  return end;
}
