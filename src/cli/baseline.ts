import { readFile } from 'node:fs/promises';
import { fingerprintsOf } from '../core/base/fingerprints.ts';
import { UsageError } from './exit.ts';
import { reasonOf } from '../host/write-file.ts';

/**
 * How often an earlier JSON report has each fingerprint: so many of them are not new.
 *
 * @throws {UsageError} when the file cannot be read or is no such report.
 */
export async function readBaseline(path: string): Promise<ReadonlyMap<string, number>> {
  const text = await readFile(path, 'utf8').catch((error: unknown) => {
    throw new UsageError(`--baseline ${path} cannot be read (${reasonOf(error)}).`);
  });
  const prints = fingerprintsOf(text);
  if (!prints) throw new UsageError(`--baseline ${path} is not a report of \`modelkeel scan --format json\`.`);
  return prints;
}
