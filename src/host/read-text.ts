import { closeSync, constants, fstatSync, lstatSync, openSync, readFileSync, readSync } from 'node:fs';
import { realpath } from 'node:fs/promises';
import { basename, dirname, join, sep } from 'node:path';
import { decodeText } from '../core/base/decode.ts';
import { WEIGHTS_FILE, WEIGHTS_HEAD, weightsDocument } from '../core/base/weights/read-weights.ts';
import { languageOf } from '../core/model/language.ts';
import type { ReadResult } from '../core/ports.ts';
import { digest } from './digest.ts';

/** The largest file that is read: beyond it there is data, not code. */
const MAX_BYTES = 16 * 1024 * 1024;

/** Windows has no such flag, and no pipes among its files. */
const WITHOUT_WAITING = 'O_NONBLOCK' in constants ? constants.O_NONBLOCK : 0;

type Unreadable = Extract<ReadResult, { kind: 'unreadable' }>;

/** Where a file really is, and whether its path leads there over a link that leaves the roots. */
export type RealPlace = { readonly path: string; readonly leadsOut: boolean };

type Resolver = (path: string) => Promise<RealPlace>;

/** Finds out where links lead; roots and folders are asked once, so one is for one run. */
export function createResolver(roots: readonly string[]): Resolver {
  const folders = new Map<string, Promise<string>>();
  let realRoots: Promise<readonly string[]> | null = null;
  const realFolder = (folder: string): Promise<string> => {
    const known = folders.get(folder);
    if (known) return known;
    const real = realpath(folder);
    folders.set(folder, real);
    return real;
  };
  return async (path) => {
    const isLink = lstatSync(path).isSymbolicLink();
    realRoots ??= Promise.all(roots.map((root) => realpath(root).then(slashed, () => root)));
    const found = isLink ? await realpath(path) : join(await realFolder(dirname(path)), basename(path));
    const real = slashed(found);
    const isWithin = (root: string): boolean => real === root || real.startsWith(withSlash(root));
    const isInside = real === path || (await realRoots).some(isWithin);
    return { path: real, leadsOut: !isInside };
  };
}

function slashed(path: string): string {
  return path.split(sep).join('/');
}

function withSlash(root: string): string {
  return root.endsWith('/') ? root : `${root}/`;
}

/** Milliseconds within which a file may be written twice and look as it did after the first time. */
const SETTLED_MS = 3_000;

/**
 * What tells a file's contents apart without reading them, as git does it: where it is on the disk, its size, and when it was
 * last written and changed, which no program can set back. Null where that is not long ago, or over a link.
 */
export function createStamps(resolvePlace: Resolver): (uri: string) => Promise<string | null> {
  return async (uri) => {
    try {
      const { path, leadsOut } = await resolvePlace(uri);
      if (leadsOut || path !== uri) return null;
      const found = lstatSync(path, { bigint: true });
      const { dev, ino, size, mtimeNs, ctimeNs } = found;
      const newest = Number((mtimeNs > ctimeNs ? mtimeNs : ctimeNs) / 1_000_000n);
      if (!found.isFile() || Date.now() - newest < SETTLED_MS) return null;
      return [dev, ino, size, mtimeNs, ctimeNs].map((part) => part.toString(36)).join(' ');
    } catch {
      return null;
    }
  };
}

/** Reads files as text; what a link outside of the roots leads to only where links are to be followed. */
export function createReader(resolvePlace: Resolver, follow: boolean): (uri: string) => Promise<ReadResult> {
  return async (uri) => {
    try {
      const { path, leadsOut } = await resolvePlace(uri);
      if (leadsOut && !follow)
        return unreadable('outside-link', 'a link that leads out of the folder; --follow reads it');
      if (WEIGHTS_FILE.test(uri)) return await headOf(uri, path);
      const bytes = readRegular(path);
      if (!(bytes instanceof Uint8Array)) return bytes;
      const decoded = decodeText(bytes);
      if (decoded.kind === 'binary') return unreadable('binary', 'has NUL bytes');
      if (decoded.kind === 'invalid-encoding') return unreadable('invalid-encoding', decoded.detail);
      return { kind: 'text', source: { uri, language: languageOf(uri) ?? '', version: 0, text: decoded.text } };
    } catch (error) {
      return whyNot(error instanceof Error && 'code' in error ? String(error.code) : 'unknown');
    }
  };
}

/**
 * The bytes of a regular file. Thousands of small files are read one after the other, for each of which a promise costs
 * several times what reading it does. Opened without waiting: a pipe would wait for somebody to write into it.
 */
function readRegular(path: string): Uint8Array | Unreadable {
  const file = openSync(path, constants.O_RDONLY | WITHOUT_WAITING);
  try {
    const found = fstatSync(file);
    if (!found.isFile()) return unreadable('unreadable', 'not a regular file');
    if (found.size > MAX_BYTES) {
      const size = `${Math.round(found.size / 1048576)} MB`;
      return unreadable('too-large', `${size}; files up to ${MAX_BYTES / 1048576} MB are read`);
    }
    return readFileSync(file);
  } finally {
    closeSync(file);
  }
}

/**
 * Of a file of weights what its first bytes say, as a document, and of a small one its hash: only evaluation asks for one. Those of
 * gigabytes are hashed by `modelkeel lock` alone.
 */
async function headOf(uri: string, path: string): Promise<ReadResult> {
  const file = openSync(path, constants.O_RDONLY | WITHOUT_WAITING);
  try {
    const found = fstatSync(file);
    if (!found.isFile()) return unreadable('unreadable', 'not a regular file');
    if (found.size <= MAX_BYTES) {
      const whole = readFileSync(file);
      return weightsDocument(uri, whole.subarray(0, WEIGHTS_HEAD), whole.length, await digest(whole));
    }
    const bytes = new Uint8Array(WEIGHTS_HEAD);
    const count = readSync(file, bytes);
    return weightsDocument(uri, bytes.subarray(0, count), found.size);
  } finally {
    closeSync(file);
  }
}

function whyNot(code: string): Unreadable {
  switch (code) {
    case 'ENOENT':
      return unreadable('vanished', 'was listed, but is gone');
    case 'ENAMETOOLONG':
      return unreadable('unreadable', 'its path is too long for this system');
    case 'ELOOP':
      return unreadable('unreadable', 'a link that leads in a circle');
    default:
      return unreadable('unreadable', code);
  }
}

function unreadable(reason: Unreadable['reason'], detail: string): Unreadable {
  return { kind: 'unreadable', reason, detail };
}
