import type { StringExpression } from '../../model/facts.ts';

const SINGLE: Readonly<Record<string, string>> = {
  n: '\n',
  r: '\r',
  t: '\t',
  b: '\b',
  v: '\v',
  f: '\f',
  '\n': '',
  '\r': '',
  '\u2028': '',
  '\u2029': '',
};

const ESCAPE = /\\(?:u\{([0-9a-fA-F]{1,6})\}|u([0-9a-fA-F]{4})|x([0-9a-fA-F]{2})|([0-7]{1,3})|(\r\n)|([\s\S]))/g;

/**
 * The text a literal stands for (ECMA-262 §12.9.4): escapes decoded, line continuations dropped. An escape that is
 * malformed keeps the character behind the backslash, as a half-typed literal should.
 */
function decodeEscapes(raw: string): string {
  if (!raw.includes('\\')) return raw;
  return raw.replace(
    ESCAPE,
    (_, braced?: string, unicode?: string, hex?: string, octal?: string, lineBreak?: string, other?: string) => {
      const digits = braced ?? unicode ?? hex;
      if (digits !== undefined) return codePoint(Number.parseInt(digits, 16));
      if (octal !== undefined) return codePoint(Number.parseInt(octal, 8));
      if (lineBreak !== undefined) return '';
      return SINGLE[other ?? ''] ?? other ?? '';
    },
  );
}

function codePoint(value: number): string {
  return value <= 0x10ffff ? String.fromCodePoint(value) : '';
}

/** The part of a template between two marks: escapes decoded, line breaks as `\n`, as the language has it. */
export function decodeTemplate(raw: string): string {
  return decodeEscapes(raw.includes('\r') ? raw.replace(/\r\n?/g, '\n') : raw);
}

/** A quoted literal or a template without substitutions at `start..end`; its closing quote may be missing. */
export function stringLiteral(text: string, start: number, end: number): StringExpression {
  const quote = text[start];
  const closed = end - start >= 2 && text[end - 1] === quote;
  const content = { start: Math.min(start + 1, end), end: closed ? end - 1 : end };
  const raw = text.slice(content.start, content.end);
  const value = quote === '`' ? decodeTemplate(raw) : decodeEscapes(raw);
  return { kind: 'string', value, span: { start, end }, content };
}
