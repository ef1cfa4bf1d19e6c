import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { inflateRawSync } from 'node:zlib';
import type { Assets } from '../core/ports.ts';
import { createWasm } from './wasm.ts';

/** What this host does better than what is in the core. */
export function hostAssets(): Pick<Assets, 'wasm' | 'inflate'> {
  return { wasm: createWasm(), inflate: inflateRawSync };
}

/** Assets beside the bundle: `dist/assets`. They are read at once: to ask another thread takes longer. */
export function createAssets(folder: string): Assets {
  const read = (name: string): Promise<Uint8Array> => Promise.resolve().then(() => readFileSync(join(folder, name)));
  return { read, ...hostAssets() };
}
