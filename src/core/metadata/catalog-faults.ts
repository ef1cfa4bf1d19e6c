import type { CatalogFile, PlatformRows } from './catalog-file.ts';
import { wholeCatalog } from './open-catalog.ts';
import { platformTable } from './platform-table.ts';
import type { PlatformTable } from './platform-table.ts';

/**
 * What is wrong with the facts of a catalog that is valid by its schema: each fault a line, sorted as the catalog is. A
 * catalog without faults never contradicts itself.
 */
export function catalogFaults(bytes: Uint8Array): readonly string[] {
  const file = wholeCatalog(bytes);
  const platforms = Object.entries(file.platforms).flatMap(([name, rows]) => {
    const table = platformTable(() => rows);
    return [...lifeFaults(rows, table), ...aliasFaults(rows, table), ...furtherFaults(rows, table, file)].map(
      (fault) => `${name}: ${fault}`,
    );
  });
  return [...platforms, ...hubFaults(file), ...providerFaults(file), ...unusedFaults(file)];
}

/** An id of the platform, or the model of a deployment, which is named without its version. */
const isServed = (table: PlatformTable, id: string): boolean => table.known.has(id) || table.versions.has(id);

function lifeFaults({ models }: PlatformRows, table: PlatformTable): readonly string[] {
  return models.flatMap(([id, , , status, , released, deprecated, retires, kind, replacements, seen, seenBy, gone]) => [
    ...(deprecated && retires && deprecated > retires
      ? [`${id} is deprecated on ${deprecated}, after its retirement on ${retires}`]
      : []),
    ...(released && retires && released > retires ? [`${id} is released on ${released}, after its retirement`] : []),
    ...(Boolean(retires) === Boolean(kind)
      ? []
      : [`${id} has a retirement date without a kind, or a kind without a date`]),
    ...(!status && (released || deprecated || retires) ? [`${id} has dates but no status`] : []),
    ...(Boolean(seen) === (typeof seenBy === 'number')
      ? []
      : [`${id} has a last-seen date without a source, or a source without a date`]),
    ...(gone && (!seen || gone < seen) ? [`${id} has been gone since ${gone}, but was seen later or never`] : []),
    ...(replacements ?? []).flatMap((other) =>
      other === id
        ? [`${id} has itself as its replacement`]
        : isServed(table, other)
          ? []
          : [`${id} has the unknown replacement ${other}`],
    ),
  ]);
}

function aliasFaults({ pins }: PlatformRows, table: PlatformTable): readonly string[] {
  return pins.flatMap(([id, , , state, target]) => {
    if (state !== 'f') return target ? [`${id} is not an alias but has the target ${target}`] : [];
    if (!target) return [`${id} is an alias without a target`];
    const seen = new Set([id]);
    for (let at: string | null | undefined = target; at; at = table.pins.get(at)?.[4]) {
      if (seen.has(at)) return [`${id} is in a cycle of aliases`];
      seen.add(at);
    }
    return [];
  });
}

/** What is told of an id beside its life is told of an id that is known. */
function furtherFaults(rows: PlatformRows, table: PlatformTable, { words }: CatalogFile): readonly string[] {
  const stray = (what: string, id: string): readonly string[] =>
    isServed(table, id) ? [] : [`${what} of ${id}, which is unknown`];
  return [
    ...(rows.contract ?? []).flatMap(([id, , , , width, widths]) => [
      ...stray('the contract', id),
      ...(widths && typeof width !== 'number' ? [`${id} has widths but no default`] : []),
    ]),
    ...(rows.traits ?? []).flatMap(([id, , , , , modalities, priceIn, priceOut]) => [
      ...stray('traits', id),
      ...(typeof modalities === 'number' && !words[modalities]?.includes('>')
        ? [`${id} has unreadable modalities`]
        : []),
      ...((typeof priceIn === 'number') === (typeof priceOut === 'number') ? [] : [`${id} has half a price`]),
    ]),
    ...(rows.history ?? []).flatMap(([id]) => stray('history', id)),
    ...(rows.advice ?? []).flatMap(([id, , , reason, ids]) => [
      ...(id === '*' ? [] : stray('advice', id)),
      ...(Boolean(reason) === Boolean(ids) ? [`${id} has advice and a reason for none, or neither`] : []),
      ...(ids ?? []).flatMap((other) => (isServed(table, other) ? [] : [`${id} is advised the unknown ${other}`])),
    ]),
    ...(rows.names ?? []).flatMap(([name, , , id]) => [
      ...stray(`the name ${name}`, id),
      ...(table.known.has(name) ? [`${name} is listed both as an id and as another name for one`] : []),
    ]),
  ];
}

function hubFaults({ hub, words }: CatalogFile): readonly string[] {
  return hub.flatMap(([id, , , license, , formats, , chooser, commit, , , gone, copy]) => [
    ...([license, formats, chooser].some((at) => typeof at === 'number' && words[at] === undefined)
      ? [`huggingface: ${id} refers to a missing word`]
      : []),
    ...(gone && commit ? [`huggingface: ${id} is deleted and has a commit`] : []),
    ...(copy && !gone ? [`huggingface: ${id} has a copy and is not deleted`] : []),
  ]);
}

function providerFaults({ providers = [], platforms }: CatalogFile): readonly string[] {
  const seen = new Set<string>();
  return providers.flatMap(([platform, , , topic]) => {
    const key = `${platform} ${topic}`;
    const isTwice = seen.has(key);
    seen.add(key);
    return [
      ...(platforms[platform] ? [] : [`providers: ${platform} is unknown`]),
      ...(isTwice ? [`providers: ${platform} has two facts on one topic`] : []),
    ];
  });
}

type SourcedRow = readonly [string, number, number, ...unknown[]];

/** Every row that names its source and its day. */
export function sourcedRows(file: CatalogFile): readonly SourcedRow[] {
  return [
    ...Object.values(file.platforms).flatMap(
      ({ models, pins, names = [], traits = [], contract = [], history = [], advice = [] }) => [
        ...models,
        ...contract,
        ...pins,
        ...names,
        ...traits,
        ...history,
        ...advice,
      ],
    ),
    ...file.hub,
    ...(file.providers ?? []),
  ];
}

/** What nothing refers to was left behind by what was taken away. */
function unusedFaults(file: CatalogFile): readonly string[] {
  const rows = sourcedRows(file);
  const seenBy = Object.values(file.platforms).flatMap(({ models }) => models.map((row) => row[11]));
  const sources = new Set([...rows.map((row) => row[1]), ...seenBy]);
  const days = new Set(rows.map((row) => row[2]));
  return [
    ...file.sources.flatMap(([name], at) => (sources.has(at) ? [] : [`no row uses the source "${name}"`])),
    ...file.days.flatMap((day, at) => (days.has(at) ? [] : [`no row uses the day ${day}`])),
  ];
}
