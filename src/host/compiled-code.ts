import { mkdirSync, readdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { cachedDataVersionTag, getHeapCodeStatistics } from 'node:v8';
import { Script } from 'node:vm';
import * as zlib from 'node:zlib';
import { isPrivatePlace } from './private-place.ts';
import { temporaryName } from './temporary-name.ts';

/** A program of ours: one file, a CommonJS module. */
export interface Program {
  readonly file: string;
  /** Names its text: other texts have other names. */
  readonly id: string;
}

/** Where compiled code is kept between two runs, and what it must not lie in: what is looked at brings no code of its own. */
export interface CodePlace {
  readonly folder: string;
  readonly foreign: readonly string[];
  /** Sets the flags of V8 as they were at the start, where the program changes them: code is kept by flags. */
  readonly restoreFlags?: () => void;
}

type Main = (exports: object, load: NodeJS.Require, module: object, file: string, folder: string) => void;

/** What makes a module of a text, as Node does. */
const HEAD = '(function (exports, require, module, __filename, __dirname) {';
const TAIL = '\n})';
/** Code that a run had to compile beyond what was kept, in bytes, from which on it is worth writing it for the next run. */
const WORTH_KEEPING = 16_384;
/** Bytes in use at the end of a run that read hundreds of files. */
const LARGE_HEAP = 100_000_000;
/** Before the code: a checksum of the rest, and how much code there was at the end of the run that wrote it. */
const HEAD_BYTES = 8;
/** Files kept, of other versions of the program or of Node. */
const KEPT_FILES = 4;

/**
 * Runs a program with the code that V8 compiled in the runs before, which is half of what a short run costs. What is kept is used only where
 * this user alone can have written it, and holds for this text, this version of V8 and its flags; everything else is compiled
 * anew. Unlike Node's own cache of compiled code it knows the functions that later runs needed, and is there in Node 20.
 *
 * @returns what the program exports.
 */
export function runCompiled({ file, id }: Program, place: CodePlace, load: NodeJS.Require): object {
  const kept = isUsable(place) ? join(place.folder, `${id}-${cachedDataVersionTag().toString(36)}.code`) : null;
  const before = kept === null ? null : readWhole(kept);
  // The build writes ASCII alone: nothing is to be decoded.
  const script = new Script(`${HEAD}${readFileSync(file, 'latin1')}${TAIL}`, {
    filename: file,
    ...(before ? { cachedData: before.code } : {}),
  });
  const known = before && script.cachedDataRejected !== true ? before.bytesAtEnd : 0;
  if (kept !== null)
    process.once('exit', () => {
      // The heap is walked for it: where much was read that takes longer than the next run would gain.
      if (known > 0 && process.memoryUsage().heapUsed > LARGE_HEAP) return;
      place.restoreFlags?.();
      const bytesAtEnd = getHeapCodeStatistics().bytecode_and_metadata_size;
      if (bytesAtEnd - known > WORTH_KEEPING) write(kept, script, bytesAtEnd);
    });
  const main = script.runInThisContext() as Main;
  const module = { exports: {} };
  main(module.exports, load, module, file, dirname(file));
  return module.exports;
}

function isUsable({ folder, foreign }: CodePlace): boolean {
  if (typeof zlib.crc32 !== 'function' || process.env['NODE_DISABLE_COMPILE_CACHE'] === '1') return false;
  return isPrivatePlace(folder, foreign);
}

/** What was kept, if it is whole. */
function readWhole(path: string): { readonly code: Buffer; readonly bytesAtEnd: number } | null {
  try {
    const bytes = readFileSync(path);
    const isWhole = bytes.length > HEAD_BYTES && bytes.readUInt32LE(0) === zlib.crc32(bytes.subarray(4));
    return isWhole ? { code: bytes.subarray(HEAD_BYTES), bytesAtEnd: bytes.readUInt32LE(4) } : null;
  } catch {
    return null;
  }
}

/** Never the reason that a run fails: on a full or closed disk the next one compiles again. */
function write(path: string, script: Script, bytesAtEnd: number): void {
  const folder = dirname(path);
  const temporary = temporaryName(path);
  try {
    const code = script.createCachedData();
    const bytes = Buffer.alloc(HEAD_BYTES + code.length);
    bytes.writeUInt32LE(bytesAtEnd, 4);
    bytes.set(code, HEAD_BYTES);
    bytes.writeUInt32LE(zlib.crc32(bytes.subarray(4)));
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    writeFileSync(temporary, bytes, { mode: 0o600, flag: 'wx' });
    renameSync(temporary, path);
    removeOld(folder);
  } catch {
    rmSync(temporary, { force: true });
  }
}

function removeOld(folder: string): void {
  const files = readdirSync(folder).map((name) => {
    const path = join(folder, name);
    return { path, writtenAt: statSync(path, { throwIfNoEntry: false })?.mtimeMs ?? 0 };
  });
  const old = files.toSorted((a, b) => b.writtenAt - a.writtenAt).slice(KEPT_FILES);
  for (const { path } of old) rmSync(path, { force: true });
}
