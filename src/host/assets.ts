import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Assets } from '../core/ports.ts';

/** Assets beside the bundle: `dist/assets`. */
export function createAssets(folder: string): Assets {
  return { read: (name) => readFile(join(folder, name)) };
}
