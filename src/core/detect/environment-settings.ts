import type { Expression, SettingFact, StringExpression, TableExpression } from '../model/facts.ts';

/** Names of variables as environments have them. */
const VARIABLE = /^[A-Z][A-Z0-9]*(?:_[A-Z0-9]+)*$/;
const ASSIGNMENT = /^([A-Za-z_][\w.]*)=/;
const MAX_DEPTH = 24;

/**
 * The variables that a nested setting gives to an environment, in any of the ways tools write them: keys in capitals, items
 * `NAME=value` (https://docs.docker.com/reference/compose-file/services/#environment), and pairs of `name` or `key` and `value`
 * (https://kubernetes.io/docs/tasks/inject-data-application/define-environment-variable-container/).
 */
export function environmentIn(value: Expression): readonly SettingFact[] {
  const found: SettingFact[] = [];
  collect(value, found, 0);
  return found;
}

function collect(value: Expression, found: SettingFact[], depth: number): void {
  if (depth > MAX_DEPTH) return;
  if (value.kind === 'list') {
    for (const item of value.items) {
      const assigned = assignment(item);
      if (assigned) found.push(assigned);
      else collect(item, found, depth + 1);
    }
  }
  if (value.kind !== 'table') return;
  const pair = namedValue(value);
  if (pair) found.push(pair);
  for (const { key, keySpan, value: inner } of value.entries) {
    if (key !== null && VARIABLE.test(key) && inner.kind !== 'table' && inner.kind !== 'list')
      found.push({ path: [key], value: inner, keySpan, span: { start: keySpan.start, end: inner.span.end } });
    else collect(inner, found, depth + 1);
  }
}

/** `{ name: OPENAI_MODEL, value: gpt-4o }` */
function namedValue({ entries, span }: TableExpression): SettingFact | null {
  const name = entries.find(({ key }) => key === 'name' || key === 'key')?.value;
  const value = entries.find(({ key }) => key === 'value')?.value;
  if (name?.kind !== 'string' || !value || !/^[A-Za-z_][\w.-]*$/.test(name.value)) return null;
  return { path: [name.value], value, keySpan: name.content, span };
}

/** `OPENAI_MODEL=gpt-4o`, also where the value is put together. */
function assignment(item: Expression): SettingFact | null {
  const first = item.kind === 'join' ? item.parts[0] : item;
  if (first?.kind !== 'string') return null;
  const name = ASSIGNMENT.exec(first.value)?.[1];
  // Escapes move what stands behind them.
  if (name === undefined || first.content.end - first.content.start !== first.value.length) return null;
  const rest = behind(first, name.length + 1);
  const parts = item.kind === 'join' ? [...(rest.value === '' ? [] : [rest]), ...item.parts.slice(1)] : [rest];
  const [only] = parts;
  if (!only) return null;
  const span = { start: rest.span.start, end: item.kind === 'join' ? item.span.end : rest.span.end };
  const keySpan = { start: first.content.start, end: first.content.start + name.length };
  return { path: [name], value: parts.length === 1 ? only : { kind: 'join', parts, span }, keySpan, span: item.span };
}

function behind({ value, content }: StringExpression, length: number): StringExpression {
  const span = { start: content.start + length, end: content.end };
  return { kind: 'string', value: value.slice(length), span, content: span };
}
