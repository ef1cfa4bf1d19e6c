import type { Store } from '../../ports-online.ts';

/** SHA-256 in lower-case hex, as the host of the core computes it. */
export type Digest = (bytes: Uint8Array) => Promise<string>;

/** What is written down of a catalog that was fetched. */
export interface KeptCatalog {
  /** Of its bytes, in lower-case hex: what is used is what was checked. */
  readonly sha256: string;
  readonly builtAt: string;
  /** The address it was fetched from, without query; null for the one of the program itself, kept by `pin`. */
  readonly from: string | null;
  /** When it was put there, ISO `YYYY-MM-DD`. */
  readonly keptAt: string;
  /** Stays in use whatever is newer. */
  readonly isPinned: boolean;
}

const STATE = 'catalog.state.json';
const SCHEMA = 'modelkeel/catalog-state@1';
/** Another process may have written a file and not yet its state, or read the state and not yet the file. */
const LEFT_ALONE_MS = 60 * 60 * 1000;

const fileOf = (sha256: string): string => `catalog.${sha256.slice(0, 16)}.json`;
const isCatalogFile = (name: string): boolean => /^catalog\.(?:[0-9a-f]{16}|state)\.json$/.test(name);

/** What the folder says of a kept catalog: null for none, `unreadable` where what it says makes no sense. */
export async function readKept(store: Store): Promise<KeptCatalog | 'unreadable' | null> {
  const bytes = await store.read(STATE);
  if (bytes === null) return null;
  try {
    const state = JSON.parse(new TextDecoder().decode(bytes)) as Partial<KeptCatalog> & { readonly schema?: unknown };
    const { sha256, builtAt, from = null, keptAt, isPinned } = state;
    const isState =
      state.schema === SCHEMA &&
      typeof sha256 === 'string' &&
      /^[0-9a-f]{64}$/.test(sha256) &&
      typeof builtAt === 'string' &&
      (from === null || typeof from === 'string') &&
      typeof keptAt === 'string' &&
      typeof isPinned === 'boolean';
    return isState ? { sha256, builtAt, from, keptAt, isPinned } : 'unreadable';
  } catch {
    // Not ours, or damaged: the caller goes on without it and says so.
    return 'unreadable';
  }
}

/** The bytes that were kept; null where they are gone or are not what was checked. */
export async function readKeptBytes(store: Store, kept: KeptCatalog, digest: Digest): Promise<Uint8Array | null> {
  const bytes = await store.read(fileOf(kept.sha256));
  return bytes !== null && (await digest(bytes)) === kept.sha256 ? bytes : null;
}

/**
 * Keeps a catalog: its file first, then the state that names it, so that a kill in between leaves the one before in use.
 *
 * @throws when the disk refuses.
 */
export async function keep(store: Store, bytes: Uint8Array, kept: KeptCatalog): Promise<void> {
  await store.write(fileOf(kept.sha256), bytes);
  await writeState(store, kept);
  const old = (await store.list()).filter(
    ({ name, writtenAt }) =>
      isCatalogFile(name) && name !== STATE && name !== fileOf(kept.sha256) && Date.now() - writtenAt > LEFT_ALONE_MS,
  );
  for (const { name } of old) await store.remove(name);
}

/** Writes the state alone. @throws when the disk refuses. */
export async function writeState(store: Store, kept: KeptCatalog): Promise<void> {
  await store.write(STATE, new TextEncoder().encode(`${JSON.stringify({ schema: SCHEMA, ...kept }, null, 2)}\n`));
}

/** Removes the kept catalog and all that is left of earlier ones. True where there was something. */
export async function forgetKept(store: Store): Promise<boolean> {
  const files = (await store.list()).filter(({ name }) => isCatalogFile(name));
  // The state first: without it the other files mean nothing.
  for (const { name } of files.toSorted((a, b) => Number(b.name === STATE) - Number(a.name === STATE)))
    await store.remove(name);
  return files.length > 0;
}
