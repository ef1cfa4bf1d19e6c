import { existsSync, readFileSync } from 'node:fs';
import { parse } from 'csv-parse/sync';
import type { Draft, DraftProvider } from './draft.ts';
import { tableOf } from './draft.ts';
import { platformOf } from './platforms.ts';
import { observedDay, pageSource } from './sources.ts';

type Row = Readonly<Record<string, string>>;

/** The rows of a table that may not be there. */
export function rowsOf(path: string): readonly Row[] {
  if (path === '' || !existsSync(path)) return [];
  return parse<Record<string, string>>(readFileSync(path), { columns: true, bom: true, skip_empty_lines: true });
}

/** Carries what is known of context, price and the like, for ids that the catalog knows. Returns how many it left out. */
export function addTraits(draft: Draft, rows: readonly Row[]): number {
  let left = 0;
  for (const row of rows) {
    const platform = platformOf(row['provider'] ?? '');
    const id = row['model_id'] ?? '';
    if (platform === null || !isKnown(draft, platform, id)) {
      left++;
      continue;
    }
    const cell = (column: string): string | null => (row[column] ?? '') || null;
    const number = (column: string): number | null => (cell(column) === null ? null : Number(cell(column)));
    tableOf(draft.traits, platform).set(id, {
      id,
      context: number('context'),
      output: number('output'),
      modalities: cell('modalities'),
      priceIn: number('price_in'),
      priceOut: number('price_out'),
      knowledge: cell('knowledge'),
      open: cell('open_weights') === null ? null : cell('open_weights') === 'true',
      source: fileSource(row['source_url'] ?? '', id),
      asOf: row['source_observed'] ?? '',
    });
  }
  return left;
}

/** Carries what ids are asked for that no package tells, and how wide vectors are. */
export function addContracts(draft: Draft, rows: readonly Row[]): void {
  for (const row of rows) {
    const platform = platformOf(row['provider'] ?? '');
    const { model_id: id = '', width = '' } = row;
    const words = (column: string): readonly string[] => (row[column] ?? '').split(' ').filter((word) => word !== '');
    if (platform === null || !isKnown(draft, platform, id)) {
      draft.remarks.push(`kinds: not carried, unknown platform or id: ${row['provider'] ?? ''} ${id}`);
      continue;
    }
    const table = tableOf(draft.contracts, platform);
    table.set(id, {
      id,
      kinds: [...new Set([...(table.get(id)?.kinds ?? []), ...words('kinds')])].sort(),
      width: width === '' ? null : Number(width),
      widths: words('widths').map(Number),
      source: pageSource(row['source_url'] ?? '', row['notes'] ?? ''),
      asOf: observedDay(row['source_observed'] ?? ''),
    });
  }
}

/** An address that ends with the id is written once for all ids. */
function fileSource(cited: string, id: string): ReturnType<typeof pageSource> {
  const { name, url } = pageSource(cited, '');
  const tail = `/${encodeURI(id)}.toml`;
  return { name, url: url?.endsWith(tail) ? `${url.slice(0, -tail.length)}/{id}.toml` : url };
}

function isKnown(draft: Draft, platform: string, id: string): boolean {
  const models = draft.models.get(platform);
  if (models?.has(id) || draft.pins.get(platform)?.has(id)) return true;
  return [...(models?.keys() ?? [])].some((other) => other.startsWith(`${id}@`));
}

/** Carries days that were said before, from the history that refreshes write. */
export function addHistory(draft: Draft, rows: readonly Row[]): void {
  for (const row of rows) {
    const platform = platformOf(row['provider'] ?? '');
    const { id = '', field, old: value = '' } = row;
    const isDay = field === 'released' || field === 'deprecated' || field === 'retires';
    if (platform === null || !isKnown(draft, platform, id)) continue;
    if ((isDay && /^\d{4}-\d\d-\d\d$/.test(value)) || (field === 'resolves_to' && value !== ''))
      draft.history.push({
        platform,
        id,
        field: isDay ? field : 'target',
        value,
        source: pageSource(row['oldSource'] ?? '', ''),
        asOf: row['oldDay'] ?? '',
      });
  }
}

const topics = ['training', 'retention', 'regions', 'terms'] as const;

/** Carries what platforms do with what they are sent, for platforms that the catalog knows. */
export function addProviders(draft: Draft, rows: readonly Row[]): void {
  for (const row of rows) {
    const platform = row['platform'] ?? '';
    const topic: DraftProvider['topic'] | undefined = topics.find((name) => name === row['topic']);
    if (topic === undefined || !draft.models.has(platform))
      draft.remarks.push(`providers: not carried, unknown platform or topic: ${platform} ${row['topic'] ?? ''}`);
    else
      draft.providers.push({
        platform,
        topic,
        value: row['value'] ?? '',
        source: { name: row['source'] ?? '', url: row['source_url'] ?? null },
        asOf: row['source_observed'] ?? '',
      });
  }
}
