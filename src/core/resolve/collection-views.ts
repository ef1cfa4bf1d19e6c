import type { Expression, FunctionExpression, ListExpression, TableEntry, TableExpression } from '../model/facts.ts';
import type { Value } from './values.ts';

type Table = Extract<Value, { kind: 'table' }>;
type List = Extract<Value, { kind: 'list' }>;

/** Another way to look at a collection is made once: evaluation knows expressions by what they are, not by what they say. */
const views = new WeakMap<object, Map<string, TableExpression | ListExpression>>();

function view<T extends TableExpression | ListExpression>(of: object, name: string, make: () => T): T {
  const known = views.get(of) ?? new Map<string, TableExpression | ListExpression>();
  views.set(of, known);
  const found = (known.get(name) as T | undefined) ?? make();
  known.set(name, found);
  return found;
}

/** The entries of a table as pairs. */
export function pairsOf(table: Table): List {
  const { expression } = table;
  const made = view(expression, 'pairs', () => ({
    kind: 'list',
    items: expression.entries.map((entry): ListExpression => ({
      kind: 'list',
      items: [keyOf(entry), entry.value],
      span: { start: entry.keySpan.start, end: Math.max(entry.keySpan.end, entry.value.span.end) },
    })),
    span: expression.span,
  }));
  return { ...table, kind: 'list', expression: made };
}

/** The values of a table. */
export function valuesIn(table: Table): List {
  const { expression } = table;
  const items = (): ListExpression => ({
    kind: 'list',
    items: expression.entries.map(({ value }) => value),
    span: expression.span,
  });
  return { ...table, kind: 'list', expression: view(expression, 'values', items) };
}

/** The keys of a table. */
export function keysIn(table: Table): List {
  const { expression } = table;
  const items = (): ListExpression => ({ kind: 'list', items: expression.entries.map(keyOf), span: expression.span });
  return { ...table, kind: 'list', expression: view(expression, 'keys', items) };
}

/** A table made of pairs: `new Map([["a", x]])`, `dict(pairs)`; null where an item is no pair. */
export function tableOf(list: List): Table | null {
  const { expression } = list;
  const entries = expression.items.flatMap((item): readonly TableEntry[] => {
    const [key, value, more] = item.kind === 'list' ? item.items : [];
    if (!key || !value || more) return [];
    return [{ key: key.kind === 'string' ? key.value : null, keySpan: key.span, value }];
  });
  if (entries.length !== expression.items.length) return null;
  const made = view(expression, 'table', () => ({ kind: 'table', entries, spreads: [], span: expression.span }));
  return { ...list, kind: 'table', expression: made };
}

/** What a function gives for each item of a list. */
export function mapped(list: List, given: FunctionExpression): List {
  const items = (): ListExpression => ({ kind: 'list', items: given.returns, span: given.span });
  return { ...list, expression: view(given, 'mapped', items) };
}

/** Each item with a number in front. */
export function numbered(list: List): List {
  const { expression } = list;
  const items = (): ListExpression => ({
    kind: 'list',
    items: expression.items.map((item, index) => ({
      kind: 'list',
      items: [{ kind: 'constant', text: String(index), span: item.span }, item],
      span: item.span,
    })),
    span: expression.span,
  });
  return { ...list, expression: view(expression, 'numbered', items) };
}

/** The first or last item alone. */
export function only(list: List, index: 0 | -1): List {
  const { expression } = list;
  const item = expression.items.at(index);
  if (!item) return list;
  return {
    ...list,
    expression: view(expression, `only ${String(index)}`, () => ({ kind: 'list', items: [item], span: item.span })),
  };
}

function keyOf({ key, keySpan }: TableEntry): Expression {
  const quotes = keySpan.end - keySpan.start - (key?.length ?? 0);
  // Only a key that is written as it reads can be told where it stands.
  if (key === null || (quotes !== 0 && quotes !== 2)) return { kind: 'opaque', reason: 'computed-key', span: keySpan };
  const content = { start: keySpan.start + quotes / 2, end: keySpan.end - quotes / 2 };
  return { kind: 'string', value: key, span: keySpan, content };
}
