import type { Expression, StringExpression } from '../../model/facts.ts';
import type { Span } from '../../model/text.ts';
import type { Embed } from '../embedded/readers.ts';
import { unescapeText, verbatimText } from '../embedded/text.ts';
import type { FlatSetting, ReadSettings } from '../properties/properties.ts';

/** `KEY=`, `export KEY =`; spaces of one line only, so that an empty value does not swallow the next line. */
const ASSIGNMENT = /[^\S\r\n]*(?:export[^\S\r\n]+)?([A-Za-z_][\w.-]*)[^\S\r\n]*=[^\S\r\n]*/y;
const LINE_END = /\r\n|\n|\r|$/g;
const REST_OF_LINE = /[^\S\r\n]*(#[^\r\n]*)?(?=\r|\n|$)/y;
const INTERPOLATION = /\\[\s\S]|\$\{([A-Za-z_]\w*)(?::?[-=]([^}]{0,400})|:?[?+][^}]{0,400})?\}/g;
const ESCAPES: Readonly<Record<string, string>> = { n: '\n', r: '\r', t: '\t' };

interface Value {
  readonly expression: Expression;
  readonly end: number;
}

/**
 * The settings of a `.env` file, as dotenv and python-dotenv read it (https://github.com/motdotla/dotenv#what-rules-does-the-parsing-engine-follow,
 * https://saurabh-kumar.com/python-dotenv/): quotes of three kinds, values over several lines, comments, `${NAME:-default}`.
 * Lines that are no assignment yield nothing.
 */
export function readDotenv(text: string, embed: Embed): ReadSettings {
  const settings: FlatSetting[] = [];
  const comments: Span[] = [];
  for (let at = text.startsWith('\uFEFF') ? 1 : 0; at < text.length;) {
    ASSIGNMENT.lastIndex = at;
    const match = ASSIGNMENT.exec(text);
    if (match) {
      const key = match[1] ?? '';
      const keyStart = at + match[0].lastIndexOf(key, match[0].indexOf('='));
      const keySpan = { start: keyStart, end: keyStart + key.length };
      const value = readValue(text, ASSIGNMENT.lastIndex);
      settings.push({ path: [key], value: embedded(text, key, value, embed), keySpan });
      at = value.end;
    }
    const end = lineEnd(text, at);
    const comment = text.slice(at, end).search(/\S/);
    if (comment >= 0 && text[at + comment] === '#') comments.push({ start: at + comment, end });
    at = nextLine(text, end);
  }
  return { settings, comments };
}

function embedded(text: string, key: string, { expression }: Value, embed: Embed): Expression {
  if (expression.kind !== 'string') return expression;
  const { content, span }: StringExpression = expression;
  const decode = text[span.start] === '"' && content.start > span.start ? unescapeText : verbatimText;
  return embed(key, expression, () => decode(text, content)) ?? expression;
}

function lineEnd(text: string, from: number): number {
  LINE_END.lastIndex = from;
  return LINE_END.exec(text)?.index ?? text.length;
}

function nextLine(text: string, end: number): number {
  return text.startsWith('\r\n', end) ? end + 2 : end + 1;
}

function readValue(text: string, start: number): Value {
  const quote = text[start];
  if (quote === '"' || quote === "'" || quote === '`') {
    const close = closingQuote(text, start, quote);
    // Where more follows than a comment, the quote was none: an apostrophe, or one that was never closed.
    REST_OF_LINE.lastIndex = close + 1;
    if (close > 0 && REST_OF_LINE.test(text)) {
      const content = { start: start + 1, end: close };
      return { expression: valueOf(text, content, { start, end: close + 1 }, quote), end: close + 1 };
    }
  }
  const line = text.slice(start, lineEnd(text, start));
  const comment = /(?:^|\s)#/.exec(line);
  const raw = (comment ? line.slice(0, comment.index) : line).trimEnd();
  const span = { start, end: start + raw.length };
  return { expression: valueOf(text, span, span, ''), end: span.end };
}

function closingQuote(text: string, start: number, quote: string): number {
  for (let at = text.indexOf(quote, start + 1); at >= 0; at = text.indexOf(quote, at + 1)) {
    let slashes = 0;
    while (text[at - 1 - slashes] === '\\') slashes++;
    if (slashes % 2 === 0) return at;
  }
  return -1;
}

/** A value as a string, or as a join where other variables are put into it. */
function valueOf(text: string, content: Span, span: Span, quote: string): Expression {
  const raw = text.slice(content.start, content.end);
  const literal: Expression = { kind: 'string', value: decode(raw, quote), span, content };
  if (quote === "'" || quote === '`' || !raw.includes('${')) return literal;
  const parts: Expression[] = [];
  let from = content.start;
  for (const match of raw.matchAll(INTERPOLATION)) {
    const [whole, variable, fallback] = match;
    if (variable === undefined) continue;
    const start = content.start + match.index;
    const end = start + whole.length;
    addText(parts, text, from, start, quote);
    parts.push({ kind: 'environment', variable, fallback: defaultOf(fallback, end - 1), span: { start, end } });
    from = end;
  }
  addText(parts, text, from, content.end, quote);
  const [only] = parts;
  if (!only || parts.every((part) => part.kind === 'string')) return literal;
  return parts.length === 1 ? only : { kind: 'join', parts, span };
}

function defaultOf(fallback: string | undefined, end: number): Expression | null {
  if (fallback === undefined) return null;
  const span = { start: end - fallback.length, end };
  return { kind: 'string', value: fallback, span, content: span };
}

function addText(parts: Expression[], text: string, start: number, end: number, quote: string): void {
  if (start >= end) return;
  const span = { start, end };
  parts.push({ kind: 'string', value: decode(text.slice(start, end), quote), span, content: span });
}

function decode(raw: string, quote: string): string {
  if (quote !== '"' || !raw.includes('\\')) return raw;
  return raw.replace(
    /\\([\s\S])/g,
    (whole, escaped: string) => ESCAPES[escaped] ?? (/["\\$]/.test(escaped) ? escaped : whole),
  );
}
