import type { Expression, SettingFact, StringExpression } from '../../model/facts.ts';
import type { Span } from '../../model/text.ts';
import { spanOf } from '../collector/nodes.ts';
import type { Node } from '../tree/node.ts';
import type { Context, Env } from './context.ts';

const ESCAPES: Readonly<Record<string, string>> = {
  n: '\n', r: '\r', t: '\t', '0': '\0', a: '\u0007', b: '\b', f: '\f', v: '\v', e: '\u001B',
}; // prettier-ignore

/** A text (https://learn.microsoft.com/powershell/module/microsoft.powershell.core/about/about_quoting_rules); a join where values are put into it. */
export function stringOf(context: Context, node: Node, env: Env): Expression {
  const inner = node.type === 'string_literal' ? (node.namedChildren[0] ?? node) : node;
  const span = spanOf(inner);
  const content = contentOf(inner);
  const verbatim = inner.type.startsWith('verbatim');
  const holes = verbatim
    ? []
    : inner.namedChildren.filter(({ type }) => type === 'variable' || type === 'sub_expression');
  const literal = (from: number, to: number, outer: Span): StringExpression => {
    const raw = context.text.slice(from, to);
    const value = verbatim ? raw.replaceAll(isHere(inner) ? '\0' : "''", "'") : decode(raw);
    return { kind: 'string', value, span: outer, content: { start: from, end: to } };
  };
  if (holes.length === 0) return literal(content.start, content.end, span);
  const parts: Expression[] = [];
  let at = content.start;
  for (const hole of holes) {
    if (hole.startIndex > at) parts.push(literal(at, hole.startIndex, { start: at, end: hole.startIndex }));
    parts.push(context.expression(context, hole, env));
    at = hole.endIndex;
  }
  if (at < content.end) parts.push(literal(at, content.end, { start: at, end: content.end }));
  return { kind: 'join', parts, span };
}

function isHere({ type }: Node): boolean {
  return type.includes('here_string');
}

/** What stands between the quotes: those of a here-string have lines of their own. */
function contentOf(node: Node): Span {
  const { text, startIndex, endIndex } = node;
  const opening = isHere(node) ? (/^@["'][^\S\r\n]*\r?\n/.exec(text)?.[0].length ?? 2) : 1;
  const closing = isHere(node) ? (/\r?\n["']@$/.exec(text)?.[0].length ?? 0) : /["']$/.test(text.slice(1)) ? 1 : 0;
  const start = Math.min(startIndex + opening, endIndex);
  return { start, end: Math.max(start, endIndex - closing) };
}

function decode(raw: string): string {
  if (!raw.includes('`') && !raw.includes('""')) return raw;
  return raw.replace(/`([\s\S])|""/g, (_, escaped?: string) =>
    escaped === undefined ? '"' : (ESCAPES[escaped] ?? escaped),
  );
}

/** Lines of a here-string that is the text of a `.env` file: what variables they give. */
export function environmentIn(context: Context, node: Node): readonly SettingFact[] {
  const inner = node.type === 'string_literal' ? (node.namedChildren[0] ?? node) : node;
  if (!isHere(inner)) return [];
  const { start, end } = contentOf(inner);
  const given: { readonly index: number; readonly found: RegExpExecArray | null }[] = [];
  let index = start;
  for (const line of context.text.slice(start, end).split('\n')) {
    const found = /^(\s*)([A-Z][A-Z\d_]*)=(.*)/.exec(line);
    if (!found && !/^\s*(?:#|$)/.test(line)) return [];
    given.push({ index, found });
    index += line.length + 1;
  }
  if (given.length < 2) return [];
  return given.flatMap(({ index, found }): readonly SettingFact[] => {
    const [, indent = '', name = '', written = ''] = found ?? [];
    const value = written.trimEnd();
    if (value === '' || /[$`"']/.test(value)) return [];
    const keySpan = { start: index + indent.length, end: index + indent.length + name.length };
    const span = { start: keySpan.end + 1, end: keySpan.end + 1 + value.length };
    const setting: Expression = { kind: 'string', value, span, content: span };
    return [{ path: [name], value: setting, keySpan, span: { start: keySpan.start, end: span.end } }];
  });
}
