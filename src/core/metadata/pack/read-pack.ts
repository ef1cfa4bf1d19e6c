import { inflateSync } from 'fflate';
import { lazy } from '../../base/lazy.ts';
import type { Inflate } from '../../ports.ts';
import type { CatalogFile, HubRow, PlatformRows } from '../catalog-file.ts';
import { HUB, IDS, MAGIC, idColumns } from './pack-format.ts';
import type { KnownBy, PackedTables, PackHead } from './pack-format.ts';

/** A packed catalog, of which each part is read when it is first asked for. */
export interface Pack {
  readonly head: PackHead;
  readonly platforms: readonly string[];
  /** Every id known on a platform, sorted; repositories under `huggingface`. */
  readonly known: (platform: string) => readonly string[];
  /** Which of some platforms know each id that one of them knows, in their order. */
  readonly places: (platforms: readonly string[]) => ReadonlyMap<string, readonly string[]>;
  readonly rows: (platform: string) => PlatformRows;
  readonly hub: () => readonly HubRow[];
}

/** Whether bytes begin as a packed catalog does. */
export function isPack(bytes: Uint8Array): boolean {
  return new TextDecoder().decode(bytes.subarray(0, MAGIC.length)) === MAGIC;
}

/**
 * Opens a packed catalog: its head is read, and nothing else.
 *
 * @throws where it is damaged: a broken installation, a bug. Nothing that was fetched is read so.
 */
export function openPack(bytes: Uint8Array, inflate: Inflate = inflateSync): Pack {
  const at = MAGIC.length + 4;
  const length = new DataView(bytes.buffer, bytes.byteOffset).getUint32(MAGIC.length, true);
  const textOf = (from: number, packed: number): string =>
    new TextDecoder().decode(inflate(bytes.subarray(from, from + packed)));
  const head = JSON.parse(textOf(at, length)) as PackHead;
  const shards = new Map<string, readonly [from: number, packed: number]>();
  let from = at + length;
  for (const [name, packed] of head.shards) {
    shards.set(name, [from, packed]);
    from += packed;
  }
  const shard = (name: string): string => {
    const [start, packed] = shards.get(name) ?? [0, 0];
    if (packed === 0) throw new Error(`the packed catalog has no ${name}`);
    return textOf(start, packed);
  };
  const ids = lazy(() => {
    const text = shard(IDS);
    const end = text.indexOf('\n');
    return { ...(JSON.parse(text.slice(0, end)) as KnownBy), all: text.slice(end + 1).split('\n') };
  });
  const tables = (name: string): Readonly<Record<string, readonly unknown[]>> => {
    const packed = JSON.parse(shard(name)) as PackedTables;
    const { all } = ids();
    return Object.fromEntries(Object.entries(packed).map(([table, rows]) => [table, withIds(table, rows, all)]));
  };
  return {
    head,
    platforms: [...shards.keys()].filter((name) => name !== IDS && name !== HUB),
    known: (platform) => {
      const { all, sets, of } = ids();
      const isIn = sets.map((set) => set.includes(platform));
      return all.filter((_, at) => isIn[of[at] ?? -1]);
    },
    places: (platforms) => {
      const { all, sets, of } = ids();
      const wanted = sets.map((set) => platforms.filter((platform) => set.includes(platform)));
      const places = new Map<string, readonly string[]>();
      for (const [at, id] of all.entries()) {
        const set = wanted[of[at] ?? -1];
        if (set && set.length > 0) places.set(id, set);
      }
      return places;
    },
    rows: (platform) => tables(platform) as unknown as PlatformRows,
    hub: () => (tables(HUB)['hub'] ?? []) as readonly HubRow[],
  };
}

/** The whole catalog again. */
export function unpack({ head, platforms, rows, hub }: Pack): CatalogFile {
  return { ...head.file, platforms: Object.fromEntries(platforms.map((name) => [name, rows(name)])), hub: hub() };
}

function withIds(table: string, rows: readonly (readonly unknown[])[], all: readonly string[]): readonly unknown[] {
  const column = idColumns[table as keyof typeof idColumns];
  const id = (value: unknown): unknown => (typeof value === 'number' ? all[value] : value);
  let place = 0;
  return rows.map((row) => {
    const read = [...row];
    place += Number(row[0]);
    read[0] = all[place];
    const value = column === null ? undefined : row[column];
    if (column !== null && value !== undefined) read[column] = Array.isArray(value) ? value.map(id) : id(value);
    return read;
  });
}
