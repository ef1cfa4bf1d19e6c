import { fetchPackage } from './fetch-package.ts';
import { carryOver, keepSnapshot, keptSnapshot, takeSnapshot } from './draw.ts';
import { readers } from './readers.ts';

/**
 * Draws every package anew and keeps what was read in a folder. What cannot be read leaves the snapshot before it as it is.
 *
 * @param only `name` or `name@version`: these packages alone, the version where one is named.
 * @returns a line for each package, and whether all could be read.
 */
export async function refreshPackages(
  folder: string,
  only: readonly string[],
): Promise<{ readonly lines: readonly string[]; readonly failed: number }> {
  const lines: string[] = [];
  let failed = 0;
  for (const reader of readers) {
    const named = only.find((spec) => spec === reader.name || spec.startsWith(`${reader.name}@`));
    if (only.length > 0 && named === undefined) continue;
    const version = named?.slice(reader.name.length + 1);
    try {
      const before = keptSnapshot(folder, reader.name);
      const files = await fetchPackage(reader.name, reader.wants, version === '' ? undefined : version);
      const snapshot = carryOver(before, takeSnapshot(reader, files));
      keepSnapshot(folder, snapshot);
      const gone = snapshot.models.filter(({ gone: day }) => day === snapshot.published).length;
      lines.push(
        `${reader.name} ${snapshot.version} of ${snapshot.published}: ${String(snapshot.models.length)} ids, ${String(gone)} not listed any more`,
      );
    } catch (error) {
      failed += 1;
      lines.push(`not read: ${reader.name}: ${error instanceof Error ? error.message : String(error)}`);
    }
  }
  return { lines, failed };
}
