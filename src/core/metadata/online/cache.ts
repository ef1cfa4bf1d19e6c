import { hashText } from '../../base/hash.ts';
import type { Store } from '../../ports-online.ts';

/** One answer as it was, with what is needed to ask whether it still holds. */
export interface Entry {
  readonly key: string;
  readonly kind: 'found' | 'absent';
  readonly value: unknown;
  readonly url: string;
  readonly etag: string | null;
  /** Milliseconds since 1970. */
  readonly askedAt: number;
}

/** Answers on disk and in memory. A file that cannot be read, or was cut short, is as if it were not there. */
export interface Cache {
  readonly get: (key: string) => Promise<Entry | null>;
  readonly put: (entry: Entry, inMemory?: boolean) => Promise<void>;
  readonly clear: () => Promise<void>;
}

export interface CacheLimits {
  readonly files: number;
  readonly bytes: number;
}

const SCHEMA = 'modelkeel/answer@2';
const ENDING = '.answer.json';
const LIMITS: CacheLimits = { files: 5000, bytes: 64_000_000 };
/** Writes after which the folder is looked over. */
const LOOK_OVER_AFTER = 200;

/**
 * One file per answer, written whole, so that a kill loses at most the answer being written, and windows share what they
 * learn. What the disk refuses stays in memory for as long as the process lives.
 */
export function createCache(store: Store, warn: (message: string) => void, limits: CacheLimits = LIMITS): Cache {
  const memory = new Map<string, Entry>();
  let writes = 0;
  let refused = false;

  const lookOver = async (): Promise<void> => {
    const files = (await store.list()).filter(({ name }) => name.endsWith(ENDING));
    let bytes = files.reduce((sum, file) => sum + file.bytes, 0);
    let count = files.length;
    for (const file of files.toSorted((a, b) => a.writtenAt - b.writtenAt)) {
      if (bytes <= limits.bytes && count <= limits.files) break;
      await store.remove(file.name);
      bytes -= file.bytes;
      count--;
    }
  };

  return {
    get: async (key) => {
      const file = parse(await store.read(nameOf(key)), key);
      const known = memory.get(key) ?? null;
      const newest = !file || (known && known.askedAt >= file.askedAt) ? known : file;
      if (newest) memory.set(key, newest);
      return newest;
    },
    put: async (entry, inMemory = false) => {
      memory.set(entry.key, entry);
      if (inMemory) return;
      try {
        await store.write(nameOf(entry.key), encode(entry));
        if (writes++ % LOOK_OVER_AFTER === 0) await lookOver();
        refused = false;
      } catch (error) {
        if (!refused) warn(`answers are not cached on disk: ${error instanceof Error ? error.message : String(error)}`);
        refused = true;
      }
    },
    clear: async () => {
      memory.clear();
      const answers = (await store.list()).filter(({ name }) => name.endsWith(ENDING));
      const left = await Promise.allSettled(answers.map(({ name }) => store.remove(name)));
      const failed = left.filter(({ status }) => status === 'rejected').length;
      if (failed > 0) warn(`${String(failed)} answers could not be removed from the disk`);
    },
  };
}

/** Two hashes: one would bring two of some thousands of names together sooner or later; the key is compared as well. */
function nameOf(key: string): string {
  return `${hashText(key)}-${hashText(`${key}\u0000`)}${ENDING}`;
}

/** With a sum: a spoilt answer must never be taken for what was said. */
function encode(entry: Entry): Uint8Array {
  return new TextEncoder().encode(JSON.stringify({ schema: SCHEMA, sum: sumOf(entry), ...entry }));
}

function sumOf({ key, kind, value, url, etag, askedAt }: Partial<Entry>): string {
  return hashText(JSON.stringify([key, kind, value, url, etag, askedAt]));
}

function parse(bytes: Uint8Array | null, key: string): Entry | null {
  if (!bytes) return null;
  try {
    const entry = JSON.parse(new TextDecoder().decode(bytes)) as Partial<Entry> & {
      readonly schema?: unknown;
      readonly sum?: unknown;
    };
    if (entry.schema !== SCHEMA || entry.key !== key || typeof entry.askedAt !== 'number') return null;
    if ((entry.kind !== 'found' && entry.kind !== 'absent') || entry.sum !== sumOf(entry)) return null;
    return {
      key,
      kind: entry.kind,
      value: entry.value ?? null,
      url: typeof entry.url === 'string' ? entry.url : '',
      etag: typeof entry.etag === 'string' ? entry.etag : null,
      askedAt: entry.askedAt,
    };
  } catch {
    // Cut short by a kill of another version, or not ours: it is asked again and written over.
    return null;
  }
}
