import type { Ecosystem, Expression, PackageFact, StringExpression, TableEntry } from '../../model/facts.ts';
import type { Span } from '../../model/text.ts';

/** Entries with a key, in source order; none where it is no table. */
export function entriesOf(value: Expression | null): readonly (TableEntry & { readonly key: string })[] {
  if (value?.kind !== 'table') return [];
  return value.entries.flatMap((entry) => (entry.key === null ? [] : [{ ...entry, key: entry.key }]));
}

export function itemsOf(value: Expression | null): readonly Expression[] {
  return value?.kind === 'list' ? value.items : [];
}

/** The value under a path of keys, or null. */
export function valueAt(value: Expression | null, ...path: readonly string[]): Expression | null {
  let current = value;
  for (const key of path) current = entriesOf(current).findLast((entry) => entry.key === key)?.value ?? null;
  return current;
}

export function stringOf(value: Expression | null): StringExpression | null {
  return value?.kind === 'string' ? value : null;
}

/** Strings of a list. */
export function stringsOf(value: Expression | null): readonly StringExpression[] {
  return itemsOf(value).flatMap((item) => stringOf(item) ?? []);
}

/** A requirement as text; null where it says nothing. */
export function versionOf(text: string | null): string | null {
  const version = text?.trim() ?? '';
  return version === '' || version === '*' || version === 'latest.release' ? null : version;
}

/** A package asked for at an entry: its key is the name. */
export function declaredAt(
  ecosystem: Ecosystem,
  entry: TableEntry & { readonly key: string },
  version: string | null,
): PackageFact {
  const span = { start: entry.keySpan.start, end: Math.max(entry.keySpan.end, entry.value.span.end) };
  return { kind: 'declared', ecosystem, name: entry.key, version: versionOf(version), nameSpan: entry.keySpan, span };
}

/** A row of a lock file whose name stands at `start`. */
export function lockedAt(
  ecosystem: Ecosystem,
  name: string,
  version: string,
  start: number,
  span: Span | null = null,
): PackageFact {
  const nameSpan = { start, end: start + name.length };
  return { kind: 'locked', ecosystem, name, version, nameSpan, span: span ?? nameSpan };
}
