import { lazy } from '../base/lazy.ts';
import type { Asked, HubFacts, Lookup, ModelMetadata, PinFact, Replacement } from '../model/metadata.ts';
import type { Sourced } from '../model/sourced.ts';
import type { CatalogFile, HubRow, ModelRow, PinRow } from './catalog-file.ts';
import { parseCatalogFile } from './catalog-file.ts';
import { addDays } from './days.ts';
import { historyOf, providerFacts, sourced, traitsOf } from './further-facts.ts';
import { askedOf, unfitFor } from './kinds.ts';
import { labIdOf } from './lab-ids.ts';
import { lifecycleOf } from './lifecycle.ts';
import { isOver, meantIds } from './near-misses.ts';
import { noMetadata } from './no-metadata.ts';
import { platformTable } from './platform-table.ts';
import type { PlatformTable } from './platform-table.ts';

import { walkReplacements } from './replacement.ts';

/** The bundled facts, parsed once and looked up in constant time; tables are made when something asks for them. Satisfies `CatalogFacts` of the identify room. */
export interface Catalog {
  /** The last day on which a fact in it was observed, ISO `YYYY-MM-DD`. */
  readonly builtAt: string;
  /** Platforms with at least one id, labs first; the Hub is the last. */
  readonly platforms: readonly string[];
  /**
   * Everything known of an id on one platform, its statuses derived for `today` (ISO), its replacement walked until it
   * lives beyond `today` + `horizonDays`. The lifecycle is always the platform's own.
   */
  readonly find: (platform: string, id: string, today: string, horizonDays: number) => Lookup<ModelMetadata>;
  /** Whether the exact id is known anywhere but where names are everyday words. Repositories of the Hub are compared without case. */
  readonly knows: (id: string) => boolean;
  readonly serves: (platform: string, id: string) => boolean;
  /** Platforms that know the exact id, in the order of `platforms`. */
  readonly platformsOf: (id: string) => readonly string[];
  /** Every id known on the platform, sorted. */
  readonly ids: (platform: string) => readonly string[];
  readonly pin: (platform: string, id: string) => PinFact | null;
  /** What an id is asked for (`chat`, `embedding`); empty where nothing is known of that. */
  readonly kindsOf: (platform: string, id: string) => readonly string[];
  /** Whether the platform's list is complete enough for a near miss to be called a mistake. */
  readonly isComplete: (platform: string) => boolean;
}

/** Who makes models comes before who serves other people's: an id without routing belongs to its lab. */
const order = [
  'openai',
  'anthropic',
  'google',
  'mistral',
  'cohere',
  'deepseek',
  'xai',
  'alibaba-model-studio',
  'moonshot',
  'z-ai',
  'minimax',
  'xiaomi',
  'groq',
  'cerebras',
];

/** Whose names say nothing of a text elsewhere: everyday words (`mistral`), and spellings of one product (`claude-opus-4.8`). */
const namesOfTheirOwn: readonly string[] = ['github-copilot', 'ollama'];

interface Tables {
  readonly file: CatalogFile;
  readonly platforms: ReadonlyMap<string, PlatformTable>;
  readonly hub: () => ReadonlyMap<string, HubRow>;
}

/**
 * Reads the bundled catalog.
 *
 * @throws where the bytes are no catalog: a broken installation.
 */
export function loadCatalog(json: string | Uint8Array): Catalog {
  const file = parseCatalogFile(json);
  const platforms = new Map(Object.entries(file.platforms).map(([name, rows]) => [name, platformTable(rows)]));
  const tables: Tables = { file, platforms, hub: lazy(() => hubRows(file)) };
  const hubIds = lazy(() => file.hub.map(([id]) => id));
  const names = [...platforms.keys()].sort((a, b) => rank(a) - rank(b) || (a < b ? -1 : 1));
  const serves = (platform: string, id: string): boolean =>
    platform === 'huggingface' ? tables.hub().has(id.toLowerCase()) : (platforms.get(platform)?.known.has(id) ?? false);
  const all = [...names, 'huggingface'];
  const telling = all.filter((platform) => !namesOfTheirOwn.includes(platform));
  return {
    builtAt: file.builtAt,
    platforms: all,
    find: (platform, id, today, horizonDays) => find(tables, platform, id, today, horizonDays),
    knows: (id) => telling.some((platform) => serves(platform, id)),
    serves,
    platformsOf: (id) => telling.filter((platform) => serves(platform, id)),
    ids: (platform) => (platform === 'huggingface' ? hubIds() : (platforms.get(platform)?.ids ?? [])),
    pin: (platform, id) => pinOf(tables, platform, id)?.value ?? null,
    kindsOf: (platform, id) => askedOf(file, platforms.get(platform), id).kinds,
    isComplete: (platform) => file.complete.includes(platform),
  };
}

/** Names of repositories are found without case; where two differ in case only, each answers under its own. */
function hubRows({ hub }: CatalogFile): ReadonlyMap<string, HubRow> {
  return new Map([
    ...[...hub].reverse().map((row) => [row[0].toLowerCase(), row] as const),
    ...hub.map((row) => [row[0], row] as const),
  ]);
}

function rank(platform: string): number {
  const at = order.indexOf(platform);
  return at < 0 ? order.length : at;
}

function find(tables: Tables, platform: string, id: string, today: string, horizonDays: number): Lookup<ModelMetadata> {
  const limit = addDays(today, horizonDays);
  const table = tables.platforms.get(platform);
  const row = rowOf(tables, platform, id, today);
  const hub = platform === 'huggingface' ? hubRow(tables, id) : null;
  const pin = pinOf(tables, platform, id);
  if (row === null && hub === null && pin === null && !table?.known.has(id)) {
    return absent(tables, platform, id, today, limit);
  }
  const lifecycle = row === null ? null : lifecycleOf(row, today, (at) => tables.file.sources[at]?.[0] ?? '');
  return {
    kind: 'found',
    freshness: 'bundled',
    value: {
      ...noMetadata(platform, id),
      lifecycle: row === null || lifecycle === null ? null : sourced(tables.file, row, lifecycle),
      pin,
      replacement: replacementOf(tables, platform, id, today, limit),
      hub: hub === null ? null : sourced(tables.file, hub, hubFacts(tables, hub)),
      traits: traitsOf(tables.file, table, id, today),
      asked: askedIn(tables.file, table, id),
      history: historyOf(tables.file, table, id),
      provider: providerFacts(tables.file, platform, today),
    },
  };
}

function askedIn(file: CatalogFile, table: PlatformTable | undefined, id: string): Asked | null {
  const asked = askedOf(file, table, id);
  return asked.kinds.length === 0 && asked.width === null ? null : asked;
}

/** The platform's own row. A partner's model on Vertex is also listed without its `@version`, a deployment only with one. */
function rowOf(tables: Tables, platform: string, id: string, today: string): ModelRow | null {
  const table = tables.platforms.get(platform);
  const own = table?.models.get(id) ?? longestLived(table?.versions.get(id) ?? [], today);
  if (own !== null) return own;
  if (platform === 'vertex' && id.includes('@')) return table?.models.get(id.replace(/@.*/s, '')) ?? null;
  // One Azure resource serves both kinds of deployment.
  return platform === 'azure-openai' ? rowOf(tables, 'azure-foundry', id, today) : null;
}

/** Nothing tells which version a deployment runs: only what holds for the one that lives longest is claimed. */
function longestLived(rows: readonly ModelRow[], today: string): ModelRow | null {
  const end = (row: ModelRow): string => {
    const lifecycle = lifecycleOf(row, today);
    return lifecycle?.retires ?? (isOver(row, today) ? '' : '9999');
  };
  return rows.reduce<ModelRow | null>((best, row) => (best === null || end(row) > end(best) ? row : best), null);
}

/** The platform's own fact; else the lab's, as far as it holds wherever the same weights are served. */
function pinOf(tables: Tables, platform: string, id: string): Sourced<PinFact> | null {
  const table = tables.platforms.get(platform);
  const own = table?.pins.get(id);
  if (own) return sourced(tables.file, own, pinFact(own));
  const twin = table?.twins.get(id);
  const lab = twin ? { lab: twin[1], id: twin[2] } : labIdOf(platform, id);
  const row = lab === null || lab.lab === platform ? undefined : tables.platforms.get(lab.lab)?.pins.get(lab.id);
  if (!row) return null;
  const fact = pinFact(row);
  if (fact.state === 'pinned') return sourced(tables.file, row, fact);
  if (!twin || fact.target === null) return null;
  const target = [...(table?.twins.values() ?? [])].find(
    (other) => other[1] === twin[1] && other[2] === fact.target,
  )?.[0];
  return target === undefined ? null : sourced(tables.file, row, { ...fact, target });
}

function pinFact(row: PinRow): PinFact {
  const [, , , state, target, since] = row;
  const states = { p: 'pinned', f: 'floating', n: 'no-pin-offered' } as const;
  return { state: states[state], target: target ?? null, since: since ?? null };
}

function replacementOf(
  tables: Tables,
  platform: string,
  id: string,
  today: string,
  limit: string,
): Sourced<Replacement> | null {
  const named = namedBy(tables, platform, id, today);
  if (named === null) return null;
  const table = tables.platforms.get(platform);
  const walked = walkReplacements(
    named[9] ?? [],
    id,
    (other) => {
      const row = rowOf(tables, platform, other, today);
      return {
        id: other,
        lifecycle: row === null ? null : lifecycleOf(row, today),
        next: namedBy(tables, platform, other, today)?.[9] ?? [],
        unfit: unfitFor(askedOf(tables.file, table, id), askedOf(tables.file, table, other)),
      };
    },
    limit,
  );
  return walked === null ? null : sourced(tables.file, named, walked);
}

/** The row that names a replacement: the id's own, else that of the alias that means it, else of what it means. */
function namedBy(tables: Tables, platform: string, id: string, today: string): ModelRow | null {
  const table = tables.platforms.get(platform);
  const candidates = [id, table?.aliasesOf.get(id), table?.pins.get(id)?.[4]];
  for (const other of candidates) {
    const row = other ? rowOf(tables, platform, other, today) : null;
    if (row?.[9] && row[9].length > 0) return row;
  }
  return null;
}

/** An id that nothing is known of. What was meant is said only where the list is complete and the text is a mistake. */
function absent(tables: Tables, platform: string, id: string, today: string, limit: string): Lookup<ModelMetadata> {
  const table = tables.platforms.get(platform);
  const meant = table && tables.file.complete.includes(platform) ? meantIds(id, table, tables.file.builtAt, today) : [];
  const written = table?.names.get(id)?.[3];
  const alive = meant.filter((other) => !isOver(table?.models.get(other), today));
  const instead = meant.flatMap((other) => replacementOf(tables, platform, other, today, limit)?.value.id ?? []);
  return {
    kind: 'absent',
    complete: meant.length > 0,
    // A name of the platform's pages is no mistake to be sure of; the id that it stands for is said.
    suggestions: written ? [written] : [...new Set(alive.length > 0 ? alive : instead)].slice(0, 3),
  };
}

/** The row of a repository; under its old name, a renamed one answers with what is known under the new. */
function hubRow(tables: Tables, id: string): HubRow | null {
  const own = tables.hub().get(id) ?? tables.hub().get(id.toLowerCase());
  const renamedTo = own?.[10];
  const moved = renamedTo ? (tables.hub().get(renamedTo) ?? tables.hub().get(renamedTo.toLowerCase())) : undefined;
  if (!moved || !renamedTo) return own ?? null;
  const [, source, day, license = null, gated = null, formats = null, released = null, chosenBy = null, commit = null] =
    moved;
  return [id, source, day, license, gated, formats, released, chosenBy, commit, moved[9] ?? null, renamedTo];
}

function hubFacts(tables: Tables, row: HubRow): HubFacts {
  const [, , , license, gated, formats, released, chosenBy, commit, bases, renamedTo] = row;
  const word = (at: number | null | undefined): string | null =>
    typeof at === 'number' ? (tables.file.words[at] ?? null) : null;
  return {
    license: word(license),
    baseModels: bases ?? [],
    gated: gated ?? null,
    formats: word(formats)?.split(' ') ?? [],
    commit: commit ? { sha: commit, chosenBy: word(chosenBy) ?? 'unknown' } : null,
    released: released ?? null,
    renamedTo: renamedTo ?? null,
  };
}
