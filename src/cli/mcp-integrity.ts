import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { LockEntry } from '../core/model/lock.ts';
import { LOCK_FILES } from '../core/policy/lock/package-integrity.ts';
import type { LockedPackage } from '../core/policy/lock/package-integrity.ts';

/**
 * What is known of a server of MCP that is a package of npm, with the hash of its archive where a lock file of the folder has the
 * package: what is started without a version is the one that is installed there. No registry is asked: its name may be private.
 */
export async function withIntegrity(entry: LockEntry, root: string): Promise<LockEntry> {
  if (entry.kind !== 'mcp-server' || !entry.id.startsWith('npm:')) return entry;
  const locked = await lockedIn(root, entry.id.slice('npm:'.length));
  if (!locked) return entry;
  const { unknown, ...known } = entry;
  if (entry.by === 'version') return entry.value === locked.version ? { ...entry, integrity: locked.integrity } : entry;
  // A tag other than the newest is not what is installed.
  const isInstalled = unknown !== undefined && (entry.asked === undefined || entry.asked === 'latest');
  return isInstalled ? { ...known, by: 'version', value: locked.version, integrity: locked.integrity } : entry;
}

async function lockedIn(root: string, name: string): Promise<LockedPackage | null> {
  for (const [file, find] of LOCK_FILES) {
    const text = await readFile(join(root, file), 'utf8').catch(() => null);
    const found = text === null ? null : find(text, name);
    if (found) return found;
  }
  return null;
}
