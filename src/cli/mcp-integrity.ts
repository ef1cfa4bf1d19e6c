import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { LockEntry } from '../core/model/lock.ts';

/** A package as a lock file of npm has it. */
interface Locked {
  readonly version: string;
  readonly integrity: string;
}

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

async function lockedIn(root: string, name: string): Promise<Locked | null> {
  for (const [file, find] of READERS) {
    const text = await readFile(join(root, file), 'utf8').catch(() => null);
    const found = text === null ? null : find(text, name);
    if (found) return found;
  }
  return null;
}

const READERS: readonly (readonly [file: string, find: (text: string, name: string) => Locked | null])[] = [
  ['package-lock.json', inNpm],
  ['npm-shrinkwrap.json', inNpm],
  ['pnpm-lock.yaml', inPnpm],
  ['yarn.lock', inYarn],
];

function inNpm(text: string, name: string): Locked | null {
  try {
    const { packages } = JSON.parse(text) as { readonly packages?: Record<string, Partial<Locked>> };
    const found = packages?.[`node_modules/${name}`];
    return found?.version && found.integrity ? { version: found.version, integrity: found.integrity } : null;
  } catch {
    return null;
  }
}

/** `'@scope/name@1.2.3':` with `resolution: {integrity: sha512-…}`; of several versions none is the one that is started. */
function inPnpm(text: string, name: string): Locked | null {
  const rows = text.matchAll(
    /^ {2}'?\/?([^'\s(]{1,214})@(\d[^'\s:(]{0,64})'?:\n {4}resolution: \{integrity: (sha\d+-[\w+/=]+)/gm,
  );
  return onlyOne(
    [...rows].flatMap(([, id, version = '', integrity = '']) => (id === name ? [{ version, integrity }] : [])),
  );
}

/** Blocks of Yarn 1: `"@scope/name@^1.0.0":`, then two more fields, then `integrity`. */
function inYarn(text: string, name: string): Locked | null {
  return onlyOne(
    text.split(/\r?\n(?=\S)/).flatMap((block) => {
      const [head = '', ...lines] = block.split('\n').map((line) => line.trim());
      if (!head.startsWith(`${name}@`) && !head.startsWith(`"${name}@`)) return [];
      const field = (key: string): string | undefined =>
        lines
          .find((line) => line.startsWith(`${key} `))
          ?.slice(key.length + 1)
          .replaceAll('"', '');
      const [version, integrity] = [field('version'), field('integrity')];
      return version !== undefined && integrity !== undefined ? [{ version, integrity }] : [];
    }),
  );
}

function onlyOne(found: readonly Locked[]): Locked | null {
  return found.length === 1 ? (found[0] ?? null) : null;
}
