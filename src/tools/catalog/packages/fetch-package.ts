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
  const published = days[version]?.slice(0, 10);
  if (!manifest || !integrity || published === undefined)
    throw new Error(`${name}: the registry states no sum or no day of ${version}`);
  const archive = await pacote.tarball(`${name}@${version}`, { integrity });
  return { name, version, integrity, published, licence: manifest.license ?? '', texts: await unpack(archive, wants) };
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
