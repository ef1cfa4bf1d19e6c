/** A package as a lock file of npm has it. */
export interface LockedPackage {
  readonly version: string;
  readonly integrity: string;
}

/** Lock files of npm, pnpm and Yarn, and what each says of a package: its version and the hash of its archive, as they are installed. */
export const LOCK_FILES: readonly (readonly [
  file: string,
  find: (text: string, name: string) => LockedPackage | null,
])[] = [
  ['package-lock.json', inNpm],
  ['npm-shrinkwrap.json', inNpm],
  ['pnpm-lock.yaml', inPnpm],
  ['yarn.lock', inYarn],
];

function inNpm(text: string, name: string): LockedPackage | null {
  try {
    const { packages } = JSON.parse(text) as { readonly packages?: Record<string, Partial<LockedPackage>> };
    const found = packages?.[`node_modules/${name}`];
    return found?.version && found.integrity ? { version: found.version, integrity: found.integrity } : null;
  } catch {
    return null;
  }
}

/** `'@scope/name@1.2.3':` with `resolution: {integrity: sha512-…}`; of several versions none is the one that is started. */
function inPnpm(text: string, name: string): LockedPackage | null {
  const rows = text.matchAll(
    /^ {2}'?\/?([^'\s(]{1,214})@(\d[^'\s:(]{0,64})'?:\n {4}resolution: \{integrity: (sha\d+-[\w+/=]+)/gm,
  );
  return onlyOne(
    [...rows].flatMap(([, id, version = '', integrity = '']) => (id === name ? [{ version, integrity }] : [])),
  );
}

/** Blocks of Yarn 1: `"@scope/name@^1.0.0":`, then two more fields, then `integrity`. */
function inYarn(text: string, name: string): LockedPackage | null {
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

function onlyOne(found: readonly LockedPackage[]): LockedPackage | null {
  return found.length === 1 ? (found[0] ?? null) : null;
}
