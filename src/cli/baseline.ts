import { readFile } from 'node:fs/promises';
import { fingerprintsOf } from '../core/base/fingerprints.ts';
import { UsageError } from './exit.ts';
import { reasonOf } from '../host/write-file.ts';

/**
 * The fingerprints of an earlier JSON report: what it holds is not new.
 *
 * @throws {UsageError} when the file cannot be read or is no such report.
 */
export async function readBaseline(path: string): Promise<ReadonlySet<string>> {
  const text = await readFile(path, 'utf8').catch((error: unknown) => {
    throw new UsageError(`--baseline ${path} cannot be read (${reasonOf(error)}).`);
  });
  const prints = fingerprintsOf(text);
  if (!prints) throw new UsageError(`--baseline ${path} is not a report of \`modelkeel scan --format json\`.`);
  return prints;
}
