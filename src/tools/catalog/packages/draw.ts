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
  if (before === null) return now;
  if (before.published > now.published) return fromEarlier(before, now);
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

/** The kept snapshot with the ids that an earlier version held: the kept version is the first without them that was read. */
function fromEarlier(kept: Snapshot, earlier: Snapshot): Snapshot {
  const there = new Map(kept.models.map((model) => [`${model.platform}\n${model.id}`, model]));
  const found = earlier.models.flatMap((model): readonly DrawnModel[] => {
    const now = there.get(`${model.platform}\n${model.id}`);
    // Of an id that is there, or that was seen later, an earlier version says nothing more.
    if (now && (now.gone === undefined || (now.seen ?? '') >= earlier.published)) return [];
    return [{ ...model, seen: earlier.published, gone: now?.gone ?? kept.published }];
  });
  const replaced = new Set(found.map(({ platform, id }) => `${platform}\n${id}`));
  const rest = kept.models.filter(({ platform, id }) => !replaced.has(`${platform}\n${id}`));
  return { ...kept, models: mergeDrawn([...rest, ...found]) };
}

/** The snapshot of a package that is kept in a folder; null where there is none. */
export function keptSnapshot(folder: string, name: string): Snapshot | null {
  const path = join(folder, snapshotFile(name));
  return existsSync(path) ? (JSON.parse(readFileSync(path, 'utf8')) as Snapshot) : null;
}

export function keepSnapshot(folder: string, snapshot: Snapshot): void {
  writeFileSync(join(folder, snapshotFile(snapshot.package)), writeSnapshot(snapshot));
}
