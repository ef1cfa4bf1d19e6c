import { createSchemaCheck } from '../base/json-schema.ts';
import type { CatalogFile } from './catalog-file.ts';
import { openCatalog } from './open-catalog.ts';
import schema from './catalog/catalog.schema.json';
import { addDays } from '../base/days.ts';
import { knownIds } from './platform-table.ts';

/** What a catalog is, as far as choosing between two takes. */
export interface CatalogSummary {
  /** The last day on which a fact in it was observed, ISO. */
  readonly builtAt: string;
  /** Ids per platform, repositories of the Hub under `huggingface`. */
  readonly ids: ReadonlyMap<string, number>;
}

export type CheckedCatalog =
  | { readonly kind: 'catalog'; readonly summary: CatalogSummary }
  | { readonly kind: 'invalid'; readonly reason: string };

/** A platform may lose so many of its ids from one catalog to the next: rows are never dropped, slugs may be mended. */
const MAY_BE_LOST = 0.1;

/** Checks bytes against the schema of catalogs, and what a schema cannot say: indexes, days, each id once. */
export function checkCatalog(bytes: Uint8Array): CheckedCatalog {
  const file = parse(bytes);
  if (file === null) return invalid('it is not a JSON object, or is truncated');
  const named = 'schema' in file ? file.schema : null;
  const wanted: string = schema.properties.schema.const;
  if (typeof named === 'string' && named.startsWith('modelkeel/catalog@') && named !== wanted)
    return invalid(`its schema is ${named}, which this version of Modelkeel cannot read`);
  const violation = createSchemaCheck(schema)(file);
  if (violation !== null) return invalid(`it does not match the catalog schema: ${violation}`);
  // Matched by the schema, of which the type is the shadow.
  const catalog = file as CatalogFile;
  const wrong = inconsistency(catalog);
  if (wrong !== null) return invalid(wrong);
  return { kind: 'catalog', summary: summaryOf(catalog) };
}

/** What a catalog is that is known to be one. */
function summaryOf({ builtAt, platforms, hub }: CatalogFile): CatalogSummary {
  const ids = new Map(Object.entries(platforms).map(([name, rows]) => [name, knownIds(rows).size]));
  if (hub.length > 0) ids.set('huggingface', (ids.get('huggingface') ?? 0) + hub.length);
  return { builtAt, ids };
}

/** What the catalog that ships is, of which only the head is read. It was checked when it was built. @throws where it is none: a broken installation. */
export function bundledSummary(bytes: Uint8Array): CatalogSummary {
  const { head, counts } = openCatalog(bytes);
  return { builtAt: head.builtAt, ids: counts };
}

/** Why a catalog that is valid by itself is not believed to follow the one that ships; null where it is. */
export function implausible(candidate: CatalogSummary, bundled: CatalogSummary): string | null {
  for (const [platform, before] of bundled.ids) {
    const now = candidate.ids.get(platform) ?? 0;
    if (now === 0) return `the platform ${platform} is missing`;
    if (now < Math.floor(before * (1 - MAY_BE_LOST)))
      return `it has ${String(now)} ids of ${platform}; the bundled one has ${String(before)}`;
  }
  return null;
}

function parse(bytes: Uint8Array): object | null {
  try {
    const value = JSON.parse(new TextDecoder().decode(bytes)) as unknown;
    return typeof value === 'object' ? value : null;
  } catch {
    // What was fetched is not ours to trust: the caller says what is wrong with it.
    return null;
  }
}

function invalid(reason: string): CheckedCatalog {
  return { kind: 'invalid', reason };
}

function inconsistency(file: CatalogFile): string | null {
  const days = [file.builtAt, ...file.days];
  const wrongDay = days.find((day) => asDay(day) !== day);
  if (wrongDay !== undefined) return `${wrongDay} is not a valid date`;
  const late = file.days.find((day) => day > file.builtAt);
  if (late !== undefined) return `a fact of ${late} is newer than the catalog (${file.builtAt})`;
  for (const { name, rows, cites, isUnique } of tablesOf(file)) {
    const seen = new Set<string>();
    for (const [id, source, day] of rows) {
      if (isUnique && seen.has(id)) return `${name}: ${id} is listed twice`;
      seen.add(id);
      if (cites && (file.sources[Number(source)] === undefined || file.days[Number(day)] === undefined))
        return `${name}: ${id} refers to a missing source or date`;
    }
  }
  return null;
}

interface Table {
  readonly name: string;
  readonly rows: readonly (readonly [id: string, source: number | string, day: number | string, ...unknown[]])[];
  /** Whether its rows name a source and a day. */
  readonly cites: boolean;
  /** Whether each id has one row at most. */
  readonly isUnique: boolean;
}

/** Every table of a catalog, with the name of its platform. */
function tablesOf({ platforms, hub, providers = [] }: CatalogFile): readonly Table[] {
  const own = Object.entries(platforms).flatMap(([name, rows]): readonly Table[] => [
    { name, rows: rows.models, cites: true, isUnique: true },
    { name, rows: rows.pins, cites: true, isUnique: true },
    { name, rows: rows.twins, cites: false, isUnique: true },
    { name, rows: rows.names ?? [], cites: true, isUnique: true },
    { name, rows: rows.traits ?? [], cites: true, isUnique: true },
    { name, rows: rows.contract ?? [], cites: true, isUnique: true },
    { name, rows: rows.history ?? [], cites: true, isUnique: false },
  ]);
  return [
    ...own,
    { name: 'huggingface', rows: hub, cites: true, isUnique: true },
    { name: 'providers', rows: providers, cites: true, isUnique: false },
  ];
}

function asDay(day: string): string | null {
  return Number.isNaN(Date.parse(`${day}T00:00:00Z`)) ? null : addDays(day, 0);
}
