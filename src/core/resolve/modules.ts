import type { Ecosystem, FileFacts } from '../model/facts.ts';
import { rustModule } from './rust-modules.ts';

/** Path aliases of one `tsconfig.json` or `jsconfig.json`. */
export interface PathAliases {
  /** Folder the targets are relative to. */
  readonly base: string;
  /** `@/*` → `['./src/*']`; targets are relative to `base`. */
  readonly paths: Readonly<Record<string, readonly string[]>>;
  /** Whether bare names are looked up under `base` (`baseUrl` is set). */
  readonly bare: boolean;
}

/** What module names are resolved against. */
export interface ModuleMap {
  /** All files of the workspace. */
  readonly has: (uri: string) => boolean;
  /** Roots, without trailing slash. */
  readonly roots: readonly string[];
  /** The aliases that apply in a folder, nearest first. */
  readonly aliases: (folder: string) => PathAliases | null;
}

const SCRIPT_ENDINGS = ['.ts', '.tsx', '.mts', '.cts', '.js', '.jsx', '.mjs', '.cjs', '.d.ts'] as const;

export function folderOf(uri: string): string {
  return uri.slice(0, Math.max(0, uri.lastIndexOf('/')));
}

/** Joins and normalises `.` and `..`; never climbs above the authority. */
export function joinUri(folder: string, path: string): string {
  const parts = folder.split('/');
  for (const step of path.split('/')) {
    if (step === '..') parts.pop();
    else if (step !== '.' && step !== '') parts.push(step);
  }
  return parts.join('/');
}

type Resolver = (map: ModuleMap, from: string, module: string) => string | null;

/** Ecosystems whose modules are files. In the others names belong to packages or namespaces: see `declarations.ts`. */
const RESOLVERS: Partial<Readonly<Record<Ecosystem, Resolver>>> = {
  pypi: pythonModule,
  npm: scriptModule,
  cargo: rustModule,
};

/** The document a module name means in `from`, or null for packages from outside and for files that are not there. */
export function moduleUri(map: ModuleMap, from: FileFacts, module: string): string | null {
  const resolver = from.ecosystem === null ? undefined : RESOLVERS[from.ecosystem];
  const found = resolver?.(map, from.uri, module) ?? null;
  return found === from.uri ? null : found;
}

/** `from . import settings`: a name that is a module of its own. */
export function submoduleUri(map: ModuleMap, from: FileFacts, module: string, name: string): string | null {
  if (from.ecosystem === 'cargo') return moduleUri(map, from, `${module}::${name}`);
  if (from.ecosystem !== 'pypi') return null;
  const inner = /^\.+$/.test(module) ? `${module}${name}` : `${module}.${name}`;
  return moduleUri(map, from, inner);
}

function pythonFile(map: ModuleMap, base: string): string | null {
  return [`${base}.py`, `${base}/__init__.py`, `${base}.pyi`].find((uri) => map.has(uri)) ?? null;
}

/** Dots climb packages (https://docs.python.org/3/reference/import.html); bare names start at any folder that is no package itself. */
function pythonModule(map: ModuleMap, from: string, module: string): string | null {
  const dots = /^\.*/.exec(module)?.[0].length ?? 0;
  const path = module.slice(dots).replaceAll('.', '/');
  let folder = folderOf(from);
  if (dots > 0) {
    for (let i = 1; i < dots; i++) folder = folderOf(folder);
    return path === '' ? pythonFile(map, folder) : pythonFile(map, `${folder}/${path}`);
  }
  const root = rootOf(map, from);
  for (; folder.length >= root.length; folder = folderOf(folder)) {
    const starts = map.has(`${folder}/__init__.py`) ? [] : [folder, `${folder}/src`];
    for (const start of starts) {
      const found = pythonFile(map, `${start}/${path}`);
      if (found !== null) return found;
    }
    if (folder === '') break;
  }
  return null;
}

function rootOf(map: ModuleMap, uri: string): string {
  return map.roots.find((root) => uri.startsWith(`${root}/`)) ?? folderOf(uri);
}

function scriptFile(map: ModuleMap, base: string): string | null {
  if (/\.(?:[cm]?[jt]sx?|vue|svelte|astro|json[5c]?|ya?ml|toml)$/.test(base) && map.has(base)) return base;
  const bare = base.replace(/\.([cm]?)jsx?$/, '');
  for (const stem of bare === base ? [base] : [base, bare]) {
    for (const ending of SCRIPT_ENDINGS) if (map.has(stem + ending)) return stem + ending;
  }
  for (const ending of SCRIPT_ENDINGS) if (map.has(`${base}/index${ending}`)) return `${base}/index${ending}`;
  return null;
}

function scriptModule(map: ModuleMap, from: string, module: string): string | null {
  const folder = folderOf(from);
  if (module.startsWith('.')) return scriptFile(map, joinUri(folder, module));
  const aliases = map.aliases(folder);
  return (aliases ? aliasedModule(map, aliases, module) : null) ?? frameworkModule(map, folder, module);
}

/** Frameworks whose aliases stand in a generated `tsconfig.json`: by the file they are configured in. */
const FRAMEWORKS: readonly {
  readonly configs: readonly string[];
  readonly paths: Readonly<Record<string, readonly string[]>>;
}[] = [
  // https://svelte.dev/docs/kit/$lib
  { configs: ['svelte.config.js', 'svelte.config.ts'], paths: { '$lib/*': ['src/lib/*'], $lib: ['src/lib'] } },
  // https://nuxt.com/docs/api/nuxt-config#alias
  {
    configs: ['nuxt.config.ts', 'nuxt.config.js', 'nuxt.config.mjs'],
    paths: {
      '~/*': ['app/*', '*', 'src/*'],
      '@/*': ['app/*', '*', 'src/*'],
      '~~/*': ['*'],
      '@@/*': ['*'],
      '#shared/*': ['shared/*'],
    },
  },
];

function frameworkModule(map: ModuleMap, from: string, module: string): string | null {
  if (!/^[$~@#]/.test(module)) return null;
  for (let folder = from; folder.includes('/'); folder = folderOf(folder)) {
    const found = FRAMEWORKS.find(({ configs }) => configs.some((name) => map.has(`${folder}/${name}`)));
    if (found) return aliasedModule(map, { base: folder, paths: found.paths, bare: false }, module);
    if (map.roots.includes(folder)) return null;
  }
  return null;
}

function aliasedModule(map: ModuleMap, aliases: PathAliases, module: string): string | null {
  for (const [pattern, targets] of Object.entries(aliases.paths)) {
    const rest = aliasRest(pattern, module);
    if (rest === null) continue;
    for (const target of targets) {
      const found = scriptFile(map, joinUri(aliases.base, target.replace('*', rest)));
      if (found !== null) return found;
    }
  }
  return aliases.bare ? scriptFile(map, joinUri(aliases.base, module)) : null;
}

/** What `*` stands for when the module matches the pattern, or null. */
function aliasRest(pattern: string, module: string): string | null {
  const star = pattern.indexOf('*');
  if (star < 0) return pattern === module ? '' : null;
  const [before, after] = [pattern.slice(0, star), pattern.slice(star + 1)];
  const fits = module.startsWith(before) && module.endsWith(after) && module.length >= pattern.length - 1;
  return fits ? module.slice(before.length, module.length - after.length) : null;
}
