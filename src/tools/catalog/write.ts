import type { Draft, DraftEarlier, DraftProvider } from './draft.ts';
import { completePlatforms } from './platforms.ts';
import type { Source } from './sources.ts';

const schemaName = 'modelkeel/catalog@1';
const letters = { preview: 'p', active: 'a', listed: 'l', deprecated: 'd', retired: 'r', redirected: 'x' } as const;
const kindLetters = { firm: 'f', earliest: 'e', redirect: 'r' } as const;
const pinLetters = { pinned: 'p', floating: 'f', 'no-pin-offered': 'n' } as const;
const fieldLetters = { released: 'r', deprecated: 'd', retires: 'e', target: 't' } as const;
const topicLetters = { training: 't', retention: 'k', regions: 'r', terms: 'u' } as const;
const confidenceLetters = { high: 'h', medium: 'm', low: 'l' } as const;

/** Collects strings in tables, so that rows hold small numbers. Filled in order of first use, which is sorted. */
function table<Value>(key: (value: Value) => string): {
  readonly index: (value: Value) => number;
  readonly values: Value[];
} {
  const seen = new Map<string, number>();
  const values: Value[] = [];
  return {
    values,
    index: (value) => {
      const at = seen.get(key(value)) ?? values.push(value) - 1;
      seen.set(key(value), at);
      return at;
    },
  };
}

/** Writes the catalog: sorted, one row a line, pure ASCII, the same bytes for the same draft. */
export function writeCatalog(draft: Draft, builtAt: string): string {
  const sources = table<Source>((source) => `${source.name}\n${source.url ?? ''}`);
  const days = table<string>((day) => day);
  const words = table<string>((word) => word);
  const evidence = (row: { source: Source; asOf: string }): [number, number] => [
    sources.index(row.source),
    days.index(row.asOf),
  ];
  const platforms = [...new Set([...draft.models.keys(), ...draft.pins.keys()])].sort().map((platform) => {
    const ownPins = sorted(draft.pins.get(platform));
    // Ids that only a pin row attests are not written twice.
    const inPins = new Set(ownPins.flatMap((row) => [row.id, row.target]));
    const listed = sorted(draft.models.get(platform)).filter((row) => row.status !== null || !inPins.has(row.id));
    const models = listed.map((row) =>
      trimmed([
        row.id,
        ...evidence(row),
        row.status === null ? null : letters[row.status],
        confidenceLetters[row.confidence],
        row.released,
        row.deprecated,
        row.retires,
        row.kind === null ? null : kindLetters[row.kind],
        row.replacements.length === 0 ? null : row.replacements,
        row.seen?.day ?? null,
        row.seen ? sources.index(row.seen.source) : null,
        row.gone ?? null,
      ]),
    );
    const pins = ownPins.map((row) =>
      trimmed([row.id, ...evidence(row), pinLetters[row.state], row.target, row.since ?? null]),
    );
    const twins = sorted(draft.twins.get(platform)).map((row) => [row.id, row.lab, row.labId]);
    const names = sorted(draft.names.get(platform)).map((row) => [row.id, ...evidence(row), row.apiId]);
    const traits = sorted(draft.traits.get(platform)).map((row) =>
      trimmed([
        row.id,
        ...evidence(row),
        row.context,
        row.output,
        row.modalities === null ? null : words.index(row.modalities),
        row.priceIn,
        row.priceOut,
        row.knowledge,
        row.open,
      ]),
    );
    const contract = sorted(draft.contracts.get(platform)).map((row) =>
      trimmed([
        row.id,
        ...evidence(row),
        row.kinds.length === 0 ? null : words.index(row.kinds.join(' ')),
        row.width,
        row.widths.length === 0 ? null : row.widths,
      ]),
    );
    const history = draft.history
      .filter((row) => row.platform === platform)
      .toSorted(inOrder)
      .map((row) => trimmed([row.id, ...evidence(row), fieldLetters[row.field], row.value, row.since ?? null]));
    const advice = sorted(draft.advice.get(platform))
      .map((row) => [row.id, ...evidence(row), row.reason, row.ids.length === 0 ? null : row.ids])
      .map(trimmed);
    const tables = { models, pins, twins, names, traits, contract, history, advice };
    const written = Object.entries(tables).filter(([name, own]) => required.has(name) || own.length > 0);
    return `${JSON.stringify(platform)}: {\n${written.map(([name, own]) => `"${name}": ${rows(own)}`).join(',\n')}\n}`;
  });
  const hub = sorted(draft.hub).map((row) =>
    trimmed([
      row.id,
      ...evidence(row),
      row.license === null ? null : words.index(row.license),
      row.gated,
      row.formats.length === 0 ? null : words.index(row.formats.join(' ')),
      row.released,
      row.commit === null ? null : words.index(row.commit.chosenBy),
      row.commit?.sha ?? null,
      row.bases.length === 0 ? null : row.bases,
      row.renamedTo,
      row.gone ?? null,
      row.copy ?? null,
    ]),
  );
  const providers = draft.providers
    .toSorted(inOrder)
    .map((row) => [row.platform, ...evidence(row), topicLetters[row.topic], row.value]);
  const parts = [
    `"$schema": "./catalog.schema.json"`,
    `"schema": ${JSON.stringify(schemaName)}`,
    `"builtAt": ${JSON.stringify(builtAt)}`,
    `"complete": ${JSON.stringify([...completePlatforms].sort())}`,
    `"sources": ${rows(sources.values.map((source) => [source.name, source.url]))}`,
    `"days": ${JSON.stringify(days.values)}`,
    `"words": ${JSON.stringify(words.values)}`,
    `"platforms": {\n${platforms.join(',\n')}\n}`,
    `"hub": ${rows(hub)}`,
    `"providers": ${rows(providers)}`,
  ];
  return ascii(`{\n${parts.join(',\n')}\n}\n`);
}

/** Tables every platform has, empty or not. */
const required = new Set(['models', 'pins', 'twins']);

/** By id or platform, then by day and what is said: whatever order they were read in. */
function inOrder(a: DraftEarlier | DraftProvider, b: DraftEarlier | DraftProvider): number {
  const key = (row: DraftEarlier | DraftProvider): string =>
    JSON.stringify([
      'id' in row ? row.id : row.platform,
      row.asOf,
      'id' in row ? [row.field, row.since ?? ''] : row.topic,
      row.value,
    ]);
  return key(a) < key(b) ? -1 : key(a) > key(b) ? 1 : 0;
}

function rows(values: readonly (readonly unknown[])[]): string {
  return values.length === 0 ? '[]' : `[\n${values.map((value) => JSON.stringify(value)).join(',\n')}\n]`;
}

function sorted<Row extends { readonly id: string }>(map: ReadonlyMap<string, Row> | undefined): readonly Row[] {
  return [...(map?.values() ?? [])].sort((a, b) => (a.id < b.id ? -1 : a.id > b.id ? 1 : 0));
}

/** Nulls at the end of a row say nothing. */
function trimmed(row: readonly unknown[]): readonly unknown[] {
  return row.slice(0, row.findLastIndex((value) => value !== null) + 1);
}

function ascii(text: string): string {
  return text.replace(/[\u0080-\uffff]/g, (char) => `\\u${char.charCodeAt(0).toString(16).padStart(4, '0')}`);
}
