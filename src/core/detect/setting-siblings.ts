import type { SettingFact, TableExpression } from '../model/facts.ts';

/**
 * Each setting with those beside it as one table, as nested formats have it: `llm.model` and `llm.provider` of a flat
 * format are siblings under the same prefix. A key that comes again begins another document.
 */
export function siblingsOf(settings: readonly SettingFact[]): ReadonlyMap<SettingFact, TableExpression> {
  const groups = new Map<string, { readonly own: SettingFact[]; readonly keys: Set<string> }[]>();
  for (const setting of settings) {
    const prefix = setting.path.slice(0, -1).join('.');
    const key = setting.path.at(-1) ?? '';
    const begun = groups.get(prefix) ?? [];
    const last = begun.at(-1);
    if (last && !last.keys.has(key)) {
      last.own.push(setting);
      last.keys.add(key);
    } else begun.push({ own: [setting], keys: new Set([key]) });
    groups.set(prefix, begun);
  }
  const tables = new Map<SettingFact, TableExpression>();
  for (const { own } of [...groups.values()].flat()) {
    const entries = own.map(({ path, keySpan, value }) => ({ key: path.at(-1) ?? null, keySpan, value }));
    const span = { start: own[0]?.span.start ?? 0, end: own.at(-1)?.span.end ?? 0 };
    const table: TableExpression = { kind: 'table', entries, spreads: [], span };
    for (const setting of own) tables.set(setting, table);
  }
  return tables;
}
