import { createHash } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync, renameSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { FactStore } from '../core/ports.ts';
import { isPrivatePlace } from './private-place.ts';
import { temporaryName } from './temporary-name.ts';

/** The build's name of all its programs and assets. */
declare const BUILD_ID: string;

/** Where facts are kept, and what that must not lie in: what is looked at brings no facts of its own. */
export interface FactPlace {
  readonly folder: string;
  readonly foreign: readonly string[];
}

/** Bytes of all files together; those that were not used for longest go first. */
const MOST_BYTES = 256 * 1_048_576;
/** One workspace is not to push out all others. */
const MOST_BYTES_OF_ONE = 64 * 1_048_576;
/** Milliseconds after which a file that is used counts as used anew. */
const USED_MS = 3_600_000;
/** Milliseconds after which what a writer left behind is nobody's. */
const LEFTOVER_MS = 3_600_000;

/**
 * A folder of facts that this user alone can read and write. Null where there can be none, and where nothing names the build:
 * then everything is made anew.
 */
export function createFactStore({ folder, foreign }: FactPlace, mostBytes = MOST_BYTES): FactStore | null {
  if (typeof BUILD_ID === 'undefined' || (process.env['MODELKEEL_NO_CACHE'] ?? '') !== '') return null;
  return openFactStore(folder, foreign, BUILD_ID, mostBytes);
}

/** The same for a build of that name. */
export function openFactStore(
  folder: string,
  foreign: readonly string[],
  build: string,
  mostBytes = MOST_BYTES,
): FactStore | null {
  if (!isPrivatePlace(folder, foreign)) return null;
  return {
    build: `${build} ${process.versions.v8}`,
    digest: (content) => createHash('sha256').update(content).digest('base64url').slice(0, 24),
    read: (name) => Promise.resolve(readUsed(join(folder, name))),
    write: (name, bytes) => {
      if (bytes.length <= Math.min(mostBytes, MOST_BYTES_OF_ONE)) write(folder, name, bytes, mostBytes);
      return Promise.resolve();
    },
  };
}

function readUsed(path: string): Uint8Array | null {
  try {
    const bytes = readFileSync(path);
    noteUse(path);
    // Bytes and nothing else: Node's are another kind, which shares memory where these copy it.
    return new Uint8Array(bytes.buffer, bytes.byteOffset, bytes.length);
  } catch {
    // There is none, or it cannot be read.
    return null;
  }
}

function noteUse(path: string): void {
  try {
    const now = Date.now();
    if (now - statSync(path).mtimeMs > USED_MS) utimesSync(path, now / 1000, now / 1000);
  } catch {
    // A disk that cannot be written: nothing is evicted there either.
  }
}

/** Never the reason that a run fails: on a full or closed disk the next one makes everything anew. */
function write(folder: string, name: string, bytes: Uint8Array, mostBytes: number): void {
  const path = join(folder, name);
  const temporary = temporaryName(path);
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    // Made by another program meanwhile, or a link to somewhere: then nothing is written there.
    if (!isPrivatePlace(folder, [])) return;
    writeFileSync(temporary, bytes, { mode: 0o600, flag: 'wx' });
    renameSync(temporary, path);
    evict(folder, name, mostBytes);
  } catch {
    rmSync(temporary, { force: true });
  }
}

/** Keeps within the bound; what was just written stays. */
function evict(folder: string, written: string, mostBytes: number): void {
  const files = readdirSync(folder).flatMap((name) => {
    const found = statSync(join(folder, name), { throwIfNoEntry: false });
    return found ? [{ name, bytes: found.size, usedAt: found.mtimeMs }] : [];
  });
  let sum = 0;
  const newest = files.toSorted(
    (a, b) => Number(b.name === written) - Number(a.name === written) || b.usedAt - a.usedAt,
  );
  for (const { name, bytes, usedAt } of newest) {
    const isLeftover = name.endsWith('.tmp');
    sum += isLeftover ? 0 : bytes;
    if (sum > mostBytes || (isLeftover && Date.now() - usedAt > LEFTOVER_MS))
      rmSync(join(folder, name), { force: true });
  }
}
