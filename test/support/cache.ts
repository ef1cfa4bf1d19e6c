import { readdirSync } from 'node:fs';

/** Names of the files in a cache folder, without the folder of compiled code. */
export function answersIn(folder: string): readonly string[] {
  return readdirSync(folder).filter((name) => name !== 'code');
}
