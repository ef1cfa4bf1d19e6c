import { createHash } from 'node:crypto';
import { deflateRawSync } from 'node:zlib';
import { parseCatalogFile } from '../../core/metadata/catalog-file.ts';
import { HUB, IDS, MAGIC, idColumns } from '../../core/metadata/pack/pack-format.ts';
import type { KnownBy, PackedTables, PackHead } from '../../core/metadata/pack/pack-format.ts';
import { knownIds } from '../../core/metadata/platform-table.ts';

type Rows = readonly (readonly unknown[])[];

/** Packs a catalog as it is shipped: the same text gives the same bytes. */
export function packCatalog(text: string): Uint8Array {
  const { platforms, hub, ...file } = parseCatalogFile(text);
  const tables = Object.entries(platforms).map(
    ([name, rows]) => [name, rows as unknown as Readonly<Record<string, Rows>>] as const,
  );
  const known = new Map([
    ...Object.entries(platforms).map(([name, rows]) => [name, [...knownIds(rows)].sort()] as const),
    [HUB, hub.map(([id]) => id)] as const,
  ]);
  const written = [...tables.flatMap(([, own]) => Object.values(own).flat()), ...hub].map((row) => String(row[0]));
  const ids = [...new Set([...written, ...[...known.values()].flat()])].sort();
  const placeOf = new Map(ids.map((id, at) => [id, at]));
  const shards = [
    packed(IDS, `${JSON.stringify(knownBy(ids, known))}\n${ids.join('\n')}`),
    ...tables.map(([name, own]) => packed(name, JSON.stringify(withPlaces(own, placeOf)))),
    packed(HUB, JSON.stringify(withPlaces({ hub }, placeOf))),
  ];
  const head: PackHead = {
    file,
    sha256: createHash('sha256').update(text).digest('hex'),
    counts: Object.fromEntries([...known].map(([name, own]) => [name, own.length])),
    shards: shards.map(({ name, bytes }) => [name, bytes.length]),
  };
  const first = packed('head', JSON.stringify(head)).bytes;
  const length = Buffer.alloc(4);
  length.writeUInt32LE(first.length);
  return Buffer.concat([Buffer.from(MAGIC), length, first, ...shards.map(({ bytes }) => bytes)]);
}

function packed(name: string, text: string): { readonly name: string; readonly bytes: Uint8Array } {
  return { name, bytes: deflateRawSync(text, { level: 9 }) };
}

/** Few sets of platforms know the same ids. */
function knownBy(ids: readonly string[], known: ReadonlyMap<string, readonly string[]>): KnownBy {
  const platforms = new Map<string, string[]>(ids.map((id) => [id, []]));
  for (const [name, own] of known) for (const id of own) platforms.get(id)?.push(name);
  const sets = new Map<string, number>();
  const of = [...platforms.values()].map((names) => {
    const key = names.join(' ');
    const at = sets.get(key) ?? sets.size;
    sets.set(key, at);
    return at;
  });
  return { sets: [...sets.keys()].map((key) => (key === '' ? [] : key.split(' '))), of };
}

function withPlaces(tables: Readonly<Record<string, Rows>>, placeOf: ReadonlyMap<string, number>): PackedTables {
  const place = (value: unknown): unknown => (typeof value === 'string' ? (placeOf.get(value) ?? value) : value);
  return Object.fromEntries(
    Object.entries(tables).map(([table, rows]) => {
      const column = idColumns[table as keyof typeof idColumns];
      const first = steps(rows.map((row) => placeOf.get(String(row[0])) ?? 0));
      const written = rows.map((row, at) => {
        const own = [...row];
        own[0] = first[at];
        const value = column === null ? undefined : row[column];
        if (column !== null && value !== undefined)
          own[column] = Array.isArray(value) ? value.map(place) : place(value);
        return own;
      });
      return [table, written];
    }),
  );
}

/** The first, and how far each other one is from the one before it: small numbers, and the same ones. */
function steps(places: readonly number[]): readonly number[] {
  return places.map((place, at) => place - (places[at - 1] ?? 0));
}
