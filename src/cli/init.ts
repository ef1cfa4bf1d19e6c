import { lstat, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { CONFIG_NAME } from '../core/base/policy-files.ts';
import { startingPolicy } from '../core/policy-start.ts';
import { reasonOf, writeWhole } from '../host/write-file.ts';
import { EXIT, UsageError } from './exit.ts';
import { say } from './terminal.ts';

/**
 * `modelkeel init`: writes a policy in which everything is explained and nothing is in force yet.
 *
 * @throws {UsageError} where there is one already, or where it cannot be written.
 */
export async function init(folder: string): Promise<number> {
  const found = await stat(folder).catch(() => null);
  if (!found?.isDirectory()) throw new UsageError(`${folder} is no folder. Name the one that the policy is for.`);
  const path = join(folder, CONFIG_NAME);
  const isFree = async (): Promise<boolean> => (await lstat(path).catch(() => null)) === null;
  const isWritten =
    (await isFree()) &&
    (await writeWhole(path, startingPolicy(), isFree).catch((error: unknown) => {
      throw new UsageError(`${path} could not be written (${reasonOf(error)}).`);
    }));
  if (!isWritten) throw new UsageError(`${path} is there already, and was left as it is.`);
  say(`${path} written; nothing of it is in force until you take the slashes away`);
  return EXIT.ok;
}
