import type { StringExpression } from '../../model/facts.ts';
import type { Span } from '../../model/text.ts';
import type { Embed } from '../embedded/readers.ts';
import { verbatimText } from '../embedded/text.ts';
import { scalarOf } from '../embedded/values.ts';
import type { FlatSetting, ReadSettings } from '../properties/properties.ts';

const LINE = /([^\r\n]*)(?:\r\n|\r|\n|$)/y;
const SECTION = /^\[([^\]]*)\]\s*(?:[#;].*)?$/;
/** What stands behind a key. */
const SIGN = /[=:][^\S\r\n]*/;

/**
 * The settings of an INI text, as Python's configparser (https://docs.python.org/3/library/configparser.html#supported-ini-file-structure)
 * and most others read it: the section is the first segment of the path, an indented line goes on with the value before it.
 */
export function readIni(text: string, embed: Embed): ReadSettings {
  const settings: FlatSetting[] = [];
  const comments: Span[] = [];
  let section: string | null = null;
  let open: OpenSetting | null = null;
  const close = (): void => {
    if (open) settings.push(settingOf(text, section, open, embed));
    open = null;
  };
  for (let at = text.startsWith('\uFEFF') ? 1 : 0; at < text.length; at = LINE.lastIndex) {
    LINE.lastIndex = at;
    const line: string = LINE.exec(text)?.[1] ?? '';
    const trimmed = line.trim();
    const start = at + line.indexOf(trimmed);
    const comment = /^[#;]/.test(trimmed) ? start - at : inlineComment(line);
    if (comment !== null) comments.push({ start: at + comment, end: at + line.length });
    const end = at + (comment === null ? line : line.slice(0, comment)).trimEnd().length;
    if (end <= start) {
      if (trimmed === '') close();
      continue;
    }
    const named = SECTION.exec(trimmed);
    const pair = named ? null : SIGN.exec(text.slice(start, end));
    if (/^\s/.test(line) && open && !pair?.index) {
      open = goneOn(open, { start, end });
      continue;
    }
    close();
    if (named) section = named[1] ?? '';
    // Without a key it is nothing.
    if (!pair?.index) continue;
    const key = text.slice(start, start + pair.index).trimEnd();
    const begin = start + pair.index + pair[0].length;
    open = { key, keySpan: { start, end: start + key.length }, content: { start: begin, end: Math.max(end, begin) } };
  }
  close();
  return { settings, comments };
}

/** A setting whose value may go on in the next line. */
interface OpenSetting {
  readonly key: string;
  readonly keySpan: Span;
  readonly content: Span;
}

function goneOn(open: OpenSetting, { start, end }: Span): OpenSetting {
  const { content } = open;
  return { ...open, content: { start: content.start === content.end ? start : content.start, end } };
}

/** A comment behind a value has a space in front. */
function inlineComment(line: string): number | null {
  const at = line.search(/\s[#;]/);
  return at < 0 ? null : at + 1;
}

function settingOf(
  text: string,
  section: string | null,
  { key, keySpan, content }: OpenSetting,
  embed: Embed,
): FlatSetting {
  const raw = text.slice(content.start, content.end);
  const quote = raw[0];
  const quoted = (quote === '"' || quote === "'") && raw.length > 1 && raw.endsWith(quote) && !raw.includes('\n');
  const inner = quoted ? { start: content.start + 1, end: content.end - 1 } : content;
  const value = text.slice(inner.start, inner.end);
  const literal: StringExpression = { kind: 'string', value, span: content, content: inner };
  const path = section === null ? [key] : [section, key];
  return { path, keySpan, value: embed(key, literal, () => verbatimText(text, inner)) ?? scalarOf(text, literal) };
}
