import { Comment, Pair, parseLines } from 'dot-properties';
import type { Expression, StringExpression } from '../../model/facts.ts';
import type { Span } from '../../model/text.ts';
import { unescapeText } from '../embedded/text.ts';
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

/** Lines that go on before a value begins. */
const CONTINUED = /^(?:\\(?:\r\n|[\r\n])[^\S\r\n]*)+/;

/**
 * The settings of a `.properties` text
 * (https://docs.oracle.com/en/java/javase/21/docs/api/java.base/java/util/Properties.html#load(java.io.Reader)), dots in
 * keys as a path.
 */
export function readProperties(text: string, embed: Embed): ReadSettings {
  const settings: FlatSetting[] = [];
  const comments: Span[] = [];
  for (const line of parseLines(text.replace(/^\uFEFF/, ' '), true)) {
    // A backslash at the end of the text is counted twice.
    const [start = 0, keyEnd = start, valueStart = keyEnd, end = valueStart] = line.range.map((at) =>
      Math.min(at, text.length),
    );
    if (line instanceof Comment) comments.push({ start, end: keyEnd });
    if (!(line instanceof Pair)) continue;
    const path = line.key.split('.').filter((segment) => segment !== '');
    if (path.length === 0) continue;
    const raw = text.slice(valueStart, end);
    const begin = valueStart + (CONTINUED.exec(raw)?.[0].length ?? 0);
    const content = { start: begin, end: Math.max(begin, valueStart + raw.trimEnd().length) };
    const literal: StringExpression = { kind: 'string', value: line.value.trimEnd(), span: content, content };
    const value = embed(path.at(-1) ?? null, literal, () => unescapeText(text, content)) ?? scalarOf(text, literal);
    settings.push({ path, value, keySpan: { start, end: keyEnd } });
  }
  return { settings, comments };
}
