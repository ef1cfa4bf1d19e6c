import type { Node } from '../tree/node.ts';
import type { Expression, StringExpression } from '../../model/facts.ts';

const ESCAPES: Readonly<Record<string, string>> = { n: '\n', r: '\r', t: '\t', '0': '\0' };

/** A string literal, plain or raw (https://doc.rust-lang.org/reference/tokens.html#string-literals). */
export function stringOf(node: Node): StringExpression {
  const span = { start: node.startIndex, end: node.endIndex };
  const raw = node.text;
  const open = /^(?:b|c)?r?#*"/.exec(raw)?.[0] ?? '"';
  const hashes = /#+/.exec(open)?.[0].length ?? 0;
  const closed = raw.length >= open.length + 1 + hashes && raw.endsWith(`"${'#'.repeat(hashes)}`);
  const content = { start: span.start + open.length, end: closed ? span.end - 1 - hashes : span.end };
  const text = raw.slice(open.length, content.end - span.start);
  return { kind: 'string', value: open.includes('r') ? text : decode(text), span, content };
}

function decode(raw: string): string {
  if (!raw.includes('\\')) return raw;
  return raw.replace(
    /\\(?:x([\da-fA-F]{2})|u\{([\da-fA-F_]{1,8})\}|(\r?\n\s*)|([\s\S]))/g,
    (_, hex?: string, unicode?: string, line?: string, other?: string) => {
      const digits = hex ?? unicode?.replaceAll('_', '');
      if (digits !== undefined) {
        const value = Number.parseInt(digits, 16);
        return value <= 0x10ffff ? String.fromCodePoint(value) : '';
      }
      return line === undefined ? (ESCAPES[other ?? ''] ?? other ?? '') : '';
    },
  );
}

/** The parts of a format (https://doc.rust-lang.org/std/fmt/): text, values in order, and names written into it. */
export function formatParts(
  format: StringExpression,
  values: readonly Expression[],
  named: (name: string) => Expression,
): readonly Expression[] {
  const found: Expression[] = [];
  let from = 0;
  let next = 0;
  const text = (start: number, end: number): void => {
    if (start === end) return;
    const exact = format.content.end - format.content.start === format.value.length;
    const span = exact ? { start: format.content.start + start, end: format.content.start + end } : format.content;
    found.push({ kind: 'string', value: format.value.slice(start, end), span, content: span });
  };
  for (const match of format.value.matchAll(/\{\{|\}\}|\{([^{}]*)\}/g)) {
    text(from, match.index);
    from = match.index + match[0].length;
    if (match[0] === '{{' || match[0] === '}}') text(match.index, match.index + 1);
    else {
      const name = /^[A-Za-z_]\w*/.exec(match[1] ?? '')?.[0];
      const value = name === undefined ? values[next++] : named(name);
      if (value) found.push(value);
    }
  }
  text(from, format.value.length);
  return found;
}
