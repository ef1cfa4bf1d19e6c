import type { Expression, StringExpression } from '../../model/facts.ts';
import type { Span } from '../../model/text.ts';
import { decodeText, unescapeText } from '../embedded/text.ts';
import type { Embed } from '../embedded/readers.ts';
import { scalarOf } from '../embedded/values.ts';

/** A setting of a format without nesting. */
export interface FlatSetting {
  readonly path: readonly string[];
  readonly value: Expression;
  readonly keySpan: Span;
}

/** What a format without nesting makes of a text. */
export interface ReadSettings {
  readonly settings: readonly FlatSetting[];
  readonly comments: readonly Span[];
}

/** A line with those it goes on in: a backslash at the end of a line takes the next one in. */
const LINE = /[^\S\r\n]*((?:[^\\\r\n]+|\\(?:\r\n|[\s\S]|$))*)(?:\r\n|\r|\n|$)/y;
const PAIR = /^((?:[^\\\s=:]|\\[\s\S])+)(?:[^\S\r\n]*[=:][^\S\r\n]*|[^\S\r\n]+|$)/;

/**
 * The settings of a `.properties` text
 * (https://docs.oracle.com/en/java/javase/21/docs/api/java.base/java/util/Properties.html#load(java.io.Reader)), dots in
 * keys as a path.
 */
export function readProperties(text: string, embed: Embed): ReadSettings {
  const settings: FlatSetting[] = [];
  const comments: Span[] = [];
  for (let at = text.startsWith('\uFEFF') ? 1 : 0; at < text.length; at = LINE.lastIndex) {
    LINE.lastIndex = at;
    const match = LINE.exec(text);
    if (!match) break;
    const line = match[1] ?? '';
    const start = at + match[0].indexOf(line, /^[^\S\r\n]*/.exec(match[0])?.[0].length);
    const first = line[0];
    if (first === '#' || first === '!') {
      // A comment goes on in no other line.
      const end = start + (/^[^\r\n]*/.exec(line)?.[0].length ?? 0);
      comments.push({ start, end });
      LINE.lastIndex = Math.max(lineAfter(text, end), at + 1);
      continue;
    }
    const setting = settingIn(text, line, start, embed);
    if (setting) settings.push(setting);
  }
  return { settings, comments };
}

/** The lines of one value put together: the backslash, the line break and the indentation behind it are not part of it. */
function joinedLines(raw: string): string {
  return raw.replace(/\\(?:(?:\r\n|[\r\n])[^\S\r\n]*|([\s\S]))/g, (whole, kept?: string) =>
    kept === undefined ? '' : whole,
  );
}

function lineAfter(text: string, end: number): number {
  return text.startsWith('\r\n', end) ? end + 2 : end + 1;
}

function settingIn(text: string, line: string, start: number, embed: Embed): FlatSetting | null {
  const match = PAIR.exec(line);
  if (!match) return null;
  const [whole, key = ''] = match;
  const keySpan = { start, end: start + key.length };
  // A value may begin in the next line.
  const begin = whole.length + (/^(?:\\(?:\r\n|[\r\n])[^\S\r\n]*)+/.exec(line.slice(whole.length))?.[0].length ?? 0);
  const content = { start: start + begin, end: start + Math.max(begin, line.trimEnd().length) };
  const path = unescapeText(text, keySpan)
    .text.split('.')
    .filter((segment) => segment !== '');
  const decoded = decodeText(joinedLines(text.slice(content.start, content.end)));
  const literal: StringExpression = { kind: 'string', value: decoded, span: content, content };
  const value = embed(path.at(-1) ?? null, literal, () => unescapeText(text, content)) ?? scalarOf(text, literal);
  return path.length === 0 ? null : { path, value, keySpan };
}
