import { lazy } from '../base/lazy.ts';
import type { Inflate } from '../ports.ts';
import type { Asked, Lookup, ModelMetadata, PinFact } from '../model/metadata.ts';
import type { Sourced } from '../model/sourced.ts';
import type { CatalogHead } from './catalog-file.ts';
import { lifeOf } from './catalog-lives.ts';
import { pinOf } from './catalog-pins.ts';
import { replacementOf } from './catalog-replacements.ts';
import type { Tables } from './catalog-tables.ts';
import { rowOf } from './catalog-tables.ts';
import { addDays } from '../base/days.ts';
import { historyOf, providerFacts, sourced, sourcedOrNull, traitsOf } from './further-facts.ts';
import { hubCopy, hubFacts, hubLife, hubRow, hubRows } from './hub-table.ts';
import { askedOf } from './kinds.ts';
import { isOver, meantIds } from './near-misses.ts';
import { noMetadata } from './no-metadata.ts';
import { openCatalog } from './open-catalog.ts';
import { platformTable } from './platform-table.ts';
import type { PlatformTable } from './platform-table.ts';

/** The bundled facts, looked up in constant time; what is known of a platform is read when something asks for it. Satisfies `CatalogFacts` of the identify room. */
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

/** Whose names say nothing of a text elsewhere: everyday words (`mistral`), spellings of one product (`claude-opus-4.8`), and names of the Hub. */
const namesOfTheirOwn: readonly string[] = ['github-copilot', 'ollama', 'modelscope', 'watsonx'];

/** Answers kept; all are forgotten when there are too many. */
const MOST_REMEMBERED = 5_000;

/**
 * Opens the bundled catalog.
 *
 * @throws where the bytes are no catalog: a broken installation.
 */
export function loadCatalog(bytes: string | Uint8Array, inflate?: Inflate): Catalog {
  const open = openCatalog(bytes, inflate);
  const file = open.head;
  const platforms = new Map(
    open.platforms.map((name) => [
      name,
      platformTable(
        () => open.rows(name),
        () => open.known(name),
      ),
    ]),
  );
  const tables: Tables = { file, platforms, hub: lazy(() => hubRows(open.hub())) };
  const hubIds = lazy(() => open.known('huggingface'));
  /** Without case, without what else is known of them. */
  const hubNames = lazy(() => new Set(hubIds().map((id) => id.toLowerCase())));
  const names = [...platforms.keys()].sort((a, b) => rank(a) - rank(b) || (a < b ? -1 : 1));
  const serves = (platform: string, id: string): boolean =>
    platform === 'huggingface' ? hubNames().has(id.toLowerCase()) : (platforms.get(platform)?.known.has(id) ?? false);
  const all = [...names, 'huggingface'];
  const telling = all.filter((platform) => !namesOfTheirOwn.includes(platform));
  /** Asked of every text that might be an id, most of which are none. */
  const known = lazy(() => open.places(telling));
  /** The same ids come again and again. */
  const found = new Map<string, ReturnType<Catalog['find']>>();
  return {
    builtAt: file.builtAt,
    platforms: all,
    find: (platform, id, today, horizonDays) => {
      const key = [platform, id, today, horizonDays].join('\n');
      const before = found.get(key);
      if (before) return before;
      if (found.size >= MOST_REMEMBERED) found.clear();
      const made = find(tables, platform, id, today, horizonDays);
      found.set(key, made);
      return made;
    },
    knows: (id) => known().has(id) || hubNames().has(id.toLowerCase()),
    serves,
    platformsOf: (id) => [
      ...(known().get(id) ?? []).filter((platform) => platform !== 'huggingface'),
      ...(hubNames().has(id.toLowerCase()) ? ['huggingface'] : []),
    ],
    ids: (platform) => (platform === 'huggingface' ? hubIds() : (platforms.get(platform)?.ids ?? [])),
    pin: (platform, id) => pinOf(tables, platform, id)?.value ?? null,
    kindsOf: (platform, id) => askedOf(file, platforms.get(platform), id).kinds,
    isComplete: (platform) => file.complete.includes(platform),
  };
}

function rank(platform: string): number {
  const at = order.indexOf(platform);
  return at < 0 ? order.length : at;
}

function find(tables: Tables, platform: string, id: string, today: string, horizonDays: number): Lookup<ModelMetadata> {
  const { file } = tables;
  const limit = addDays(today, horizonDays);
  const table = tables.platforms.get(platform);
  const row = rowOf(tables, platform, id, today);
  const hub = platform === 'huggingface' ? hubRow(tables.hub(), id) : null;
  const pin = pinOf(tables, platform, id);
  if (row === null && hub === null && pin === null && !table?.known.has(id)) {
    return absent(tables, platform, id, today, limit);
  }
  return {
    kind: 'found',
    freshness: 'bundled',
    value: {
      ...noMetadata(platform, id),
      lifecycle:
        hub === null ? lifeOf(tables, platform, id, row, today) : sourcedOrNull(file, hub, hubLife(hub, today)),
      pin,
      replacement:
        hub === null ? replacementOf(tables, platform, id, today, limit) : sourcedOrNull(file, hub, hubCopy(hub)),
      unreplaced: reasonOf(tables, platform, id),
      hub: hub === null ? null : sourced(file, hub, hubFacts(file, hub)),
      traits: traitsOf(file, table, id, today),
      asked: askedIn(file, table, id),
      history: historyOf(file, table, id),
      provider: providerFacts(file, platform, today),
    },
  };
}

function askedIn(file: CatalogHead, table: PlatformTable | undefined, id: string): Asked | null {
  const asked = askedOf(file, table, id);
  return asked.kinds.length === 0 && asked.width === null ? null : asked;
}

function reasonOf({ file, platforms }: Tables, platform: string, id: string): Sourced<string> | null {
  const advice = platforms.get(platform)?.advice;
  // What is true of a whole platform is written once.
  const row = advice?.get(id) ?? advice?.get('*');
  return row?.[3] ? sourced(file, row, row[3]) : null;
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
