import pacote from 'pacote';
import { Parser } from 'tar';
import type { ReadEntry } from 'tar';

/** What was taken out of the archive of one version of a package. Nothing in it is ever run. */
export interface PackageFiles {
  readonly name: string;
  readonly version: string;
  readonly integrity: string;
  /** The day on which the version was published, ISO. */
  readonly published: string;
  readonly licence: string;
  /** Text by path in the package (`dist/index.d.ts`). */
  readonly texts: ReadonlyMap<string, string>;
}

/**
 * Fetches a version of a package, by default the newest, with npm's own client, which checks the archive against its sum.
 *
 * @throws where the registry cannot be asked, or the archive is not what the registry says it is.
 */
export async function fetchPackage(
  name: string,
  wants: (path: string) => boolean,
  wanted?: string,
): Promise<PackageFiles> {
  const { versions, time, 'dist-tags': tags } = await pacote.packument(name, { fullMetadata: true });
  const version = wanted ?? tags.latest;
  const manifest = versions[version];
  const integrity = manifest?.dist.integrity;
  // A registry that is a mirror may know no days.
  const days: Readonly<Record<string, string | undefined>> = time;
  const published = publishedBy(version, days);
  if (!manifest || !integrity || published === undefined)
    throw new Error(`${name}: the registry states no sum or no day of ${version}`);
  const archive = await pacote.tarball(`${name}@${version}`, { integrity });
  return { name, version, integrity, published, licence: manifest.license ?? '', texts: await unpack(archive, wants) };
}

/**
 * The day by which a version was there. A mirror may state the day on which it fetched one: none is younger than a later one
 * of the same major version.
 */
export function publishedBy(version: string, days: Readonly<Record<string, string | undefined>>): string | undefined {
  const own = numbersOf(version);
  const stated = days[version]?.slice(0, 10);
  if (own === null || stated === undefined) return stated;
  return Object.entries(days)
    .filter(([other]) => isLater(numbersOf(other), own))
    .flatMap(([, day]) => day?.slice(0, 10) ?? [])
    .reduce((first, day) => (day < first ? day : first), stated);
}

function numbersOf(version: string): readonly number[] | null {
  const parts = /^(\d+)\.(\d+)\.(\d+)$/.exec(version);
  return parts === null ? null : parts.slice(1).map(Number);
}

function isLater(other: readonly number[] | null, [major = 0, minor = 0, patch = 0]: readonly number[]): boolean {
  const [first, second = 0, third = 0] = other ?? [];
  return first === major && (second > minor || (second === minor && third > patch));
}

/** The wanted files of an archive, in memory. */
async function unpack(archive: Buffer, wants: (path: string) => boolean): Promise<ReadonlyMap<string, string>> {
  const texts = new Map<string, string>();
  const take = (entry: ReadEntry): void => {
    const path = entry.path.replace(/^[^/]+\//, '');
    if (entry.type !== 'File' || !wants(path)) {
      entry.resume();
      return;
    }
    const chunks: Buffer[] = [];
    entry.on('data', (chunk) => chunks.push(chunk));
    entry.on('end', () => texts.set(path, Buffer.concat(chunks).toString('utf8')));
  };
  const parser = new Parser({ onReadEntry: take });
  await new Promise<void>((resolve, reject) => {
    parser.on('end', resolve);
    parser.on('error', reject);
    parser.end(archive);
  });
  return texts;
}
