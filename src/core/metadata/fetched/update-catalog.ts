import type { Http, Store } from '../../ports-online.ts';
import { bundledSummary, checkCatalog, implausible } from '../check-catalog.ts';
import { fetchFile } from '../online/fetch-file.ts';
import { chooseCatalog } from './choose-catalog.ts';
import { keep } from './kept-catalog.ts';
import type { Digest } from './kept-catalog.ts';

/** An address that was read: what `URL` gives, which the core has not. */
export interface ReadAddress {
  readonly href: string;
  readonly protocol: string;
  readonly hostname: string;
  readonly origin: string;
  readonly pathname: string;
  readonly search: string;
  readonly username: string;
  readonly password: string;
}

/** What an update needs. */
export interface UpdatePorts {
  readonly http: Http;
  readonly store: Store;
  readonly bundled: Uint8Array;
  /** Milliseconds since 1970. */
  readonly now: number;
  readonly digest: Digest;
  /** @throws where the text is no address. */
  readonly readAddress: (text: string) => ReadAddress;
  /** What a person can do, in the words of the host; added to what is wrong. */
  readonly hints: { readonly pinned: string; readonly disk: string };
}

export interface UpdateRequest {
  /** Of the catalog. */
  readonly address: string;
  /** The checksum to expect, in hex; null: the one at `<address>.sha256`. */
  readonly sha256: string | null;
}

/** `kept`: there is nothing newer. `failed`: it cannot be had or is not believed. Nothing was changed by either. */
export type UpdateResult =
  | { readonly kind: 'failed'; readonly message: string }
  | { readonly kind: 'updated'; readonly before: string; readonly builtAt: string; readonly sha256: string }
  | { readonly kind: 'kept'; readonly inUse: string; readonly offered: string };

/** Catalogs are some 250 kB; a checksum is a line. */
const CATALOG_LIMITS = { maxBytes: 16_000_000, timeoutMs: 60_000 };
const CHECKSUM_LIMITS = { maxBytes: 4096, timeoutMs: 15_000 };

/** Why nothing was changed; ends the steps of an update. */
class Refusal extends Error {}

/**
 * Fetches a catalog, believes it only with its checksum, its schema and a likely content, and keeps it whole or not at all.
 *
 * @throws only when aborted.
 */
export async function updateCatalog(
  ports: UpdatePorts,
  request: UpdateRequest,
  signal: AbortSignal,
): Promise<UpdateResult> {
  try {
    return await fetchAndKeep(ports, request, signal);
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    return { kind: 'failed', message: error.message };
  }
}

async function fetchAndKeep(
  { http, store, bundled, now, digest, hints, readAddress }: UpdatePorts,
  { address, sha256 }: UpdateRequest,
  signal: AbortSignal,
): Promise<UpdateResult> {
  const url = safeAddress(readAddress, address, sha256 !== null);
  const inUse = await chooseCatalog(bundled, store, false, digest);
  if (inUse.stored?.isPinned)
    throw new Refusal(`The catalog is pinned to the one of ${inUse.stored.builtAt}.${hints.pinned}`);
  const get = async (
    target: Pick<ReadAddress, 'href' | 'origin' | 'pathname'>,
    limits: typeof CATALOG_LIMITS,
  ): Promise<Uint8Array> => {
    const file = await fetchFile(http, target.href, limits, now, signal);
    if (file.kind === 'file') return file.bytes;
    throw unchanged(`${shownAddress(target)} ${file.reason}`);
  };
  const expected = sha256 === null ? readChecksum(await get(checksumOf(url), CHECKSUM_LIMITS), url) : readHex(sha256);
  if (expected === inUse.kept?.sha256) return { kind: 'kept', inUse: inUse.builtAt, offered: inUse.builtAt };
  const bytes = await get(url, CATALOG_LIMITS);
  const actual = await digest(bytes);
  if (actual !== expected)
    throw unchanged(`${shownAddress(url)} has the SHA-256 ${actual} instead of the expected ${expected}`);
  const checked = checkCatalog(bytes);
  if (checked.kind === 'invalid') throw unchanged(`${shownAddress(url)} is not a catalog: ${checked.reason}`);
  const { builtAt } = checked.summary;
  // A catalog of the future would stay in use whatever is fetched later.
  if (builtAt > isoDay(now + 86_400_000))
    throw unchanged(`${shownAddress(url)} is dated ${builtAt}, which is in the future`);
  const doubt = implausible(checked.summary, bundledSummary(bundled));
  if (doubt !== null) throw unchanged(`${shownAddress(url)} was rejected: ${doubt}`);
  if (builtAt <= inUse.builtAt) return { kind: 'kept', inUse: inUse.builtAt, offered: builtAt };
  const kept = { sha256: actual, builtAt, from: shownAddress(url), keptAt: isoDay(now), isPinned: false };
  try {
    await keep(store, bytes, kept);
  } catch (error) {
    const reason = error instanceof Error && 'code' in error ? String(error.code) : 'unknown error';
    throw unchanged(`The cache folder cannot be written (${reason})${hints.disk}`);
  }
  return { kind: 'updated', before: inUse.builtAt, builtAt, sha256: actual };
}

/** An address as it may be shown and written down: a query may hold a secret. */
export function shownAddress(url: Pick<ReadAddress, 'origin' | 'pathname'>): string {
  return `${url.origin}${url.pathname}`;
}

function unchanged(message: string): Refusal {
  return new Refusal(`${message}. The catalog was not changed.`);
}

/** HTTPS; without it, only this machine, or what a checksum from elsewhere proves. */
function safeAddress(read: UpdatePorts['readAddress'], address: string, isProven: boolean): ReadAddress {
  let url: ReadAddress;
  try {
    url = read(address);
  } catch {
    throw new Refusal(`"${address}" is not a valid URL. Write it in full, like https://….`);
  }
  if (url.username !== '' || url.password !== '')
    throw new Refusal('A URL with a user name or password is not accepted.');
  const isLocal = /^(?:localhost|127(?:\.\d+){3}|\[::1\])$/.test(url.hostname);
  if (url.protocol !== 'https:' && !(url.protocol === 'http:' && (isLocal || isProven)))
    throw new Refusal(
      `${shownAddress(url)} is not an https: URL. Plain http: is accepted only with a checksum from another source.`,
    );
  return url;
}

function checksumOf({ origin, pathname, search }: ReadAddress): Pick<ReadAddress, 'href' | 'origin' | 'pathname'> {
  const path = `${pathname}.sha256`;
  return { href: `${origin}${path}${search}`, origin, pathname: path };
}

/** `HEX`, or a line of `sha256sum`: `HEX  catalog.json`. */
function readChecksum(bytes: Uint8Array, url: ReadAddress): string {
  const hex = /^\s*([0-9a-f]{64})(?:\s|$)/i.exec(new TextDecoder().decode(bytes))?.[1];
  if (hex === undefined) throw unchanged(`${shownAddress(checksumOf(url))} does not contain a SHA-256`);
  return hex.toLowerCase();
}

function readHex(given: string): string {
  if (!/^[0-9a-f]{64}$/i.test(given)) throw new Refusal(`--sha256 takes 64 hex digits, not "${given}".`);
  return given.toLowerCase();
}

function isoDay(milliseconds: number): string {
  return new Date(milliseconds).toISOString().slice(0, 10);
}
