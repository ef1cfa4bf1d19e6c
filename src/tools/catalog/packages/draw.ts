import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

import type { DrawnModel, PackageReader, Snapshot } from './drawn.ts';
import { mergeDrawn, snapshotFile, writeSnapshot } from './drawn.ts';
import type { PackageFiles } from './fetch-package.ts';

/** Reads a package into a snapshot. @throws where its licence or its shape is not what the reader was written for. */
export function takeSnapshot(reader: PackageReader, files: PackageFiles): Snapshot {
  if (files.licence !== reader.licence)
    throw new Error(`${reader.name} ${files.version} is under ${files.licence || 'no licence'}, not ${reader.licence}`);
  const { name, version, integrity, published, licence } = files;
  return { package: name, version, integrity, published, licence, models: mergeDrawn(reader.read(files)) };
}

/**
 * The new snapshot with the ids of the one before that are not in it any more: when they were last there, and the day of the
 * first version without them. Nothing is forgotten because a list dropped it.
 */
export function carryOver(before: Snapshot | null, now: Snapshot): Snapshot {
  if (before === null || before.published > now.published) return now;
  const there = new Set(now.models.map(({ platform, id }) => `${platform}\n${id}`));
  const left = before.models
    .filter(({ platform, id }) => !there.has(`${platform}\n${id}`))
    .map((model): DrawnModel => ({
      ...model,
      seen: model.seen ?? before.published,
      gone: model.gone ?? now.published,
    }));
  return { ...now, models: mergeDrawn([...now.models, ...left]) };
}

/** The snapshot of a package that is kept in a folder; null where there is none. */
export function keptSnapshot(folder: string, name: string): Snapshot | null {
  const path = join(folder, snapshotFile(name));
  return existsSync(path) ? (JSON.parse(readFileSync(path, 'utf8')) as Snapshot) : null;
}

export function keepSnapshot(folder: string, snapshot: Snapshot): void {
  writeFileSync(join(folder, snapshotFile(snapshot.package)), writeSnapshot(snapshot));
}
