import { readFile, stat } from 'node:fs/promises';
import { decodeText } from '../core/base/decode.ts';
import { languageOf } from '../core/model/language.ts';
import type { ReadResult } from '../core/ports.ts';

/** The largest file that is read: beyond it there is data, not code. */
const MAX_BYTES = 16 * 1024 * 1024;

/** Reads a file by its absolute path, written with `/`. */
export async function readText(path: string): Promise<ReadResult> {
  try {
    const found = await stat(path);
    if (!found.isFile()) return { kind: 'unreadable', reason: 'unreadable', detail: 'not a regular file' };
    if (found.size > MAX_BYTES) {
      return {
        kind: 'unreadable',
        reason: 'too-large',
        detail: `${Math.round(found.size / 1048576)} MB; files up to ${MAX_BYTES / 1048576} MB are read`,
      };
    }
    const decoded = decodeText(await readFile(path));
    if (decoded.kind === 'binary') return { kind: 'unreadable', reason: 'binary', detail: 'has NUL bytes' };
    if (decoded.kind === 'invalid-encoding')
      return { kind: 'unreadable', reason: 'invalid-encoding', detail: decoded.detail };
    return { kind: 'text', source: { uri: path, language: languageOf(path) ?? '', version: 0, text: decoded.text } };
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : 'unknown';
    if (code === 'ENOENT') return { kind: 'unreadable', reason: 'vanished', detail: 'was listed, but is gone' };
    return { kind: 'unreadable', reason: 'unreadable', detail: code };
  }
}
