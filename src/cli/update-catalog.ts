import { bundledSummary, checkCatalog, implausible } from '../core/metadata/check-catalog.ts';
import { fetchFile } from '../core/metadata/online/fetch-file.ts';
import type { Http, Store } from '../core/ports-online.ts';
import { chooseCatalog } from './choose-catalog.ts';
import { UsageError } from './exit.ts';
import { keep, sha256Of } from './kept-catalog.ts';

/** What an update needs. */
export interface UpdatePorts {
  readonly http: Http;
  readonly store: Store;
  readonly bundled: Uint8Array;
  /** Milliseconds since 1970. */
  readonly now: number;
}

export interface UpdateRequest {
  /** Of the catalog. */
  readonly address: string;
  /** The checksum to expect, in hex; null: the one at `<address>.sha256`. */
  readonly sha256: string | null;
}

/** `kept`: there is nothing newer, and nothing was changed. */
export type UpdateResult =
  | { readonly kind: 'updated'; readonly before: string; readonly builtAt: string; readonly sha256: string }
  | { readonly kind: 'kept'; readonly inUse: string; readonly offered: string };

/** Catalogs are some 250 kB; a checksum is a line. */
const CATALOG_LIMITS = { maxBytes: 16_000_000, timeoutMs: 60_000 };
const CHECKSUM_LIMITS = { maxBytes: 4096, timeoutMs: 15_000 };

/**
 * Fetches a catalog, believes it only with its checksum, its schema and a likely content, and keeps it whole or not at all.
 *
 * @throws {UsageError} where it cannot be had or is not believed; nothing is changed then.
 */
export async function updateCatalog(
  { http, store, bundled, now }: UpdatePorts,
  { address, sha256 }: UpdateRequest,
  signal: AbortSignal,
): Promise<UpdateResult> {
  const url = readAddress(address, sha256 !== null);
  const inUse = await chooseCatalog(bundled, store, false);
  if (inUse.stored?.isPinned)
    throw new UsageError(
      `The catalog is pinned to the one of ${inUse.stored.builtAt}. Let it go with "modelpin catalog unpin" first.`,
    );
  const get = async (target: URL, limits: typeof CATALOG_LIMITS): Promise<Uint8Array> => {
    const file = await fetchFile(http, target.href, limits, now, signal);
    if (file.kind === 'file') return file.bytes;
    throw unchanged(`${shownAddress(target)} ${file.reason}`);
  };
  const expected = sha256 === null ? readChecksum(await get(checksumOf(url), CHECKSUM_LIMITS), url) : readHex(sha256);
  if (expected === inUse.kept?.sha256) return { kind: 'kept', inUse: inUse.builtAt, offered: inUse.builtAt };
  const bytes = await get(url, CATALOG_LIMITS);
  const actual = sha256Of(bytes);
  if (actual !== expected)
    throw unchanged(`${shownAddress(url)} has the SHA-256 ${actual}, and not ${expected} as it should`);
  const checked = checkCatalog(bytes);
  if (checked.kind === 'invalid') throw unchanged(`${shownAddress(url)} is no catalog: ${checked.reason}`);
  const { builtAt } = checked.summary;
  // A catalog of the future would stay in use whatever is fetched later.
  if (builtAt > isoDay(now + 86_400_000)) throw unchanged(`${shownAddress(url)}: its day, ${builtAt}, has not come`);
  const doubt = implausible(checked.summary, bundledSummary(bundled));
  if (doubt !== null) throw unchanged(`${shownAddress(url)} is not believed: ${doubt}`);
  if (builtAt <= inUse.builtAt) return { kind: 'kept', inUse: inUse.builtAt, offered: builtAt };
  const kept = { sha256: actual, builtAt, from: shownAddress(url), keptAt: isoDay(now), isPinned: false };
  try {
    await keep(store, bytes, kept);
  } catch (error) {
    const reason = error instanceof Error && 'code' in error ? String(error.code) : 'unknown error';
    throw unchanged(`The cache folder cannot be written (${reason}); MODELPIN_CACHE names another`);
  }
  return { kind: 'updated', before: inUse.builtAt, builtAt, sha256: actual };
}

/** An address as it may be shown and written down: a query may hold a secret. */
export function shownAddress(url: URL): string {
  return `${url.origin}${url.pathname}`;
}

function unchanged(message: string): UsageError {
  return new UsageError(`${message}. The catalog was not changed.`);
}

/** HTTPS; without it, only this machine, or what a checksum from elsewhere proves. */
function readAddress(address: string, isProven: boolean): URL {
  let url: URL;
  try {
    url = new URL(address);
  } catch {
    throw new UsageError(`"${address}" is no address. Write it in full, as https://….`);
  }
  if (url.username !== '' || url.password !== '')
    throw new UsageError('An address with a name or password in it is not taken.');
  const isLocal = /^(?:localhost|127(?:\.\d+){3}|\[::1\])$/.test(url.hostname);
  if (url.protocol !== 'https:' && !(url.protocol === 'http:' && (isLocal || isProven)))
    throw new UsageError(
      `${shownAddress(url)} is not an https: address. Plain http: is taken with --sha256 only, where the checksum proves what comes.`,
    );
  return url;
}

function checksumOf(url: URL): URL {
  const checksum = new URL(url);
  checksum.pathname += '.sha256';
  return checksum;
}

/** `HEX`, or a line of `sha256sum`: `HEX  catalog.json`. */
function readChecksum(bytes: Uint8Array, url: URL): string {
  const hex = /^\s*([0-9a-f]{64})(?:\s|$)/i.exec(new TextDecoder().decode(bytes))?.[1];
  if (hex === undefined) throw unchanged(`${shownAddress(checksumOf(url))} holds no SHA-256`);
  return hex.toLowerCase();
}

function readHex(given: string): string {
  if (!/^[0-9a-f]{64}$/i.test(given)) throw new UsageError(`--sha256 takes 64 hex digits, not "${given}".`);
  return given.toLowerCase();
}

function isoDay(milliseconds: number): string {
  return new Date(milliseconds).toISOString().slice(0, 10);
}
