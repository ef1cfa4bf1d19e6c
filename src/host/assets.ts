import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Assets } from '../core/ports.ts';
import { createWasm } from './wasm.ts';

/** Assets beside the bundle: `dist/assets`. They are read at once: to ask another thread takes longer. */
export function createAssets(folder: string): Assets {
  return { read: (name) => Promise.resolve().then(() => readFileSync(join(folder, name))), wasm: createWasm() };
}
