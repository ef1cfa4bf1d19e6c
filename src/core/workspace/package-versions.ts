import { folderGoverned, packageFileOf } from '../base/package-files.ts';
import type { PackageFile } from '../base/package-files.ts';
import { packageKey } from '../base/package-names.ts';
import type { Ecosystem, FileFacts, PackageFact } from '../model/facts.ts';

/** What manifests and lock files above a document say of a package. */
export interface PackageVersion {
  /** The one version that the nearest lock file holds; null where there is none, or several. */
  readonly locked: { readonly version: string; readonly uri: string } | null;
  /** What the nearest manifest that says so asks for. */
  readonly requirement: string | null;
  /** The name as the nearest of them has it; null where none has the package. */
  readonly name: string | null;
  /** The nearest manifest that names the package; null where none does. */
  readonly manifest: string | null;
  /** Whether one of them holds the package; null where there are none of its ecosystem. */
  readonly declared: boolean | null;
  /** Whether a lock file above the document says what is installed. */
  readonly hasLock: boolean;
}

/** Manifests and lock files by the folder they are for. */
export type PackageFiles = ReadonlyMap<string, readonly (PackageFile & { readonly uri: string })[]>;

/** Arranges the files of a workspace; those of other kinds are left out. */
export function arrangePackageFiles(uris: readonly string[]): PackageFiles {
  const files = new Map<string, (PackageFile & { readonly uri: string })[]>();
  for (const uri of uris) {
    const file = packageFileOf(uri);
    if (!file || file.format === 'go-sum') continue;
    const folder = folderGoverned(uri);
    const list = files.get(folder);
    if (list) list.push({ ...file, uri });
    else files.set(folder, [{ ...file, uri }]);
  }
  return files;
}

/** Asks the manifests and lock files from the folder of `uri` upwards. */
export function versionOf(
  files: PackageFiles,
  factsOf: (uri: string) => FileFacts | null,
  uri: string,
  ecosystem: Ecosystem,
  name: string,
  asked: string | null = null,
): PackageVersion {
  const key = packageKey(ecosystem, name);
  const rowsIn = (file: { readonly uri: string }): readonly PackageFact[] => {
    const facts = factsOf(file.uri);
    return (facts && rowsByName(facts).get(`${ecosystem} ${key}`)) ?? [];
  };
  let requirement = asked;
  let declared: boolean | null = null;
  let named: string | null = null;
  let manifest: string | null = null;
  let settled = asked !== null;
  for (const folder of foldersAbove(uri)) {
    const here = (files.get(folder) ?? []).filter((file) => file.ecosystem === ecosystem);
    if (here.length === 0) continue;
    declared ??= false;
    for (const file of here.filter(({ lock }) => !lock)) {
      const found = rowsIn(file);
      declared ||= found.length > 0;
      named ??= found[0]?.name ?? null;
      if (found.length > 0) manifest ??= file.uri;
      if (!settled) requirement ??= found.find(({ version }) => version !== null)?.version ?? null;
      settled ||= found.length > 0 && (requirement !== null || !INHERITS.has(ecosystem));
    }
    const locks = here.filter(({ lock }) => lock);
    if (locks.length === 0) continue;
    for (const lock of locks) {
      const found = rowsIn(lock);
      declared ||= found.length > 0;
      const version = chosen(found, pathBelow(folderOf(uri), folder), ecosystem, requirement);
      if (version !== null)
        return { locked: { version, uri: lock.uri }, requirement, name: named, manifest, declared, hasLock: true };
    }
    // What stands further up is locked for others.
    return { locked: null, requirement, name: named, manifest, declared, hasLock: true };
  }
  return { locked: null, requirement, name: named, manifest, declared, hasLock: false };
}

const rows = new WeakMap<FileFacts, ReadonlyMap<string, readonly PackageFact[]>>();

/** The rows of a document by ecosystem and package; arranged once: a lock file has thousands. */
function rowsByName(facts: FileFacts): ReadonlyMap<string, readonly PackageFact[]> {
  const known = rows.get(facts);
  if (known) return known;
  const byName = new Map<string, PackageFact[]>();
  for (const row of facts.packages) {
    const name = `${row.ecosystem} ${packageKey(row.ecosystem, row.name)}`;
    const same = byName.get(name);
    if (same) same.push(row);
    else byName.set(name, [row]);
  }
  rows.set(facts, byName);
  return byName;
}

/** Ecosystems in which a manifest may leave the version to one above it. */
const INHERITS: ReadonlySet<Ecosystem> = new Set(['maven', 'nuget', 'cargo']);

function folderOf(uri: string): string {
  return folderGoverned(uri);
}

function foldersAbove(uri: string): readonly string[] {
  const folders: string[] = [];
  for (let folder = folderOf(uri); ; folder = folder.slice(0, folder.lastIndexOf('/'))) {
    folders.push(folder);
    if (!folder.includes('/')) return folders;
  }
}

function pathBelow(folder: string, above: string): string {
  return folder === above ? '' : folder.slice(above.length + 1);
}

/** The version for a folder: that of its own project, else that of the requirement, else the only one there is. */
function chosen(
  rows: readonly PackageFact[],
  path: string,
  ecosystem: Ecosystem,
  requirement: string | null,
): string | null {
  const projects = rows.filter(
    ({ folder }) => folder === '' || folder === path || path.startsWith(`${folder ?? '\n'}/`),
  );
  const nearest = projects.toSorted((a, b) => (b.folder?.length ?? 0) - (a.folder?.length ?? 0))[0];
  if (nearest) return nearest.version;
  const others = rows.filter(({ folder }) => folder === undefined);
  const exactly = others.find((row) => row.requirement !== undefined && row.requirement === requirement);
  if (exactly) return exactly.version;
  const versions = [...new Set(others.map(({ version }) => version))];
  const fitting =
    ecosystem === 'cargo' && requirement !== null ? versions.filter((one) => isCompatible(requirement, one ?? '')) : [];
  const [only = null, ...more] = versions.length > 1 && fitting.length > 0 ? fitting : versions;
  return more.length === 0 ? only : null;
}

/** Whether Cargo takes the version for the requirement: the same up to the first number that is not zero. */
function isCompatible(requirement: string, version: string): boolean {
  const asked = (/\d+(?:\.\d+)*/.exec(requirement)?.[0] ?? '').split('.');
  const given = version.split('.');
  const decisive = asked.findIndex((number) => number !== '0');
  return asked.slice(0, decisive < 0 ? asked.length : decisive + 1).every((number, index) => given[index] === number);
}
