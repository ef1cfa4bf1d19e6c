import { carryOver, keepSnapshot, keptSnapshot } from '../packages/draw.ts';
import { openCheckout } from './checkout.ts';
import { repositoryReaders } from './readers.ts';
import { snapshotOfRepository } from './repository-reader.ts';

/**
 * Draws repositories from their checkouts (`owner/name=folder`) and keeps what was read in a folder. Returns a line for each.
 *
 * @throws for a repository that nothing reads.
 */
export function drawRepositories(folder: string, checkouts: readonly string[]): readonly string[] {
  return checkouts.map((spec) => {
    const at = spec.indexOf('=');
    const name = `github:${spec.slice(0, at)}`;
    const reader = repositoryReaders.find((one) => one.name === name);
    if (at < 1 || !reader) throw new Error(`no reader of ${spec}`);
    const now = snapshotOfRepository(reader, openCheckout(spec.slice(at + 1)));
    const snapshot = carryOver(keptSnapshot(folder, name), now);
    keepSnapshot(folder, snapshot);
    return `${name} ${now.version.slice(0, 9)} of ${now.published}: ${String(snapshot.models.length)} ids`;
  });
}
