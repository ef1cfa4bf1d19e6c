import { dirname, join, relative, sep } from 'node:path';
import { fdir } from 'fdir';
import ignore from 'ignore';
import { withGit } from './git.ts';
import { readSmall, SMALL_BYTES } from './read-small.ts';

/** Folders nobody means when they say "my code". Skipped also without a `.gitignore`, unless nothing is to be ignored. */
const NEVER: ReadonlySet<string> = new Set([
  '.git',
  'node_modules',
  '.hg',
  '.svn',
  '__pycache__',
  '.venv',
  'venv',
  '.tox',
  '.mypy_cache',
  '.pytest_cache',
  '.next',
  '.vscode-test',
]);

/** How a walk is done. */
export interface WalkOptions {
  readonly noIgnore: boolean;
  /** Told what could not be done as it should. */
  readonly tell: (message: string) => void;
  /** How long git may take for one answer; default: as `withGit` has it. */
  readonly gitLimitMs?: number;
}

/**
 * All files below a folder, as absolute paths with `/`, sorted. In a git work tree git says what is ignored; elsewhere
 * the `.gitignore` files do. Links are not followed, so a loop cannot trap the walk.
 */
export async function walk(root: string, options: WalkOptions): Promise<readonly string[]> {
  const found = options.noIgnore ? null : await fromGit(root, options);
  const files = found ?? (await fromDisk(root, options));
  return files.map((path) => path.split(sep).join('/')).toSorted((a, b) => (a < b ? -1 : a > b ? 1 : 0));
}

/** Null where git does not know: no work tree, no git on this machine, or a failure, which is told. */
async function fromGit(root: string, { tell, gitLimitMs }: WalkOptions): Promise<readonly string[] | null> {
  const used = await withGit(root, ({ ask }) => ask(['ls-files', '-co', '--exclude-standard', '-z']), gitLimitMs);
  if (used.kind === 'absent') return null;
  const answer = used.kind === 'used' ? used.value : used;
  if (answer.kind === 'failed') {
    tell(`git could not list ${root} (${answer.reason}); the files of the disk are taken, as the .gitignore files say`);
    return null;
  }
  // git lists deleted files and links too; both are met again when they are read.
  const names = [...new Set(answer.parts)].filter((name) => !name.split('/').includes('node_modules'));
  return names.map((name) => join(root, name));
}

async function fromDisk(root: string, { noIgnore, tell }: WalkOptions): Promise<readonly string[]> {
  const rules = new Map<string, ReturnType<typeof ignore> | null>();
  const rulesIn = (folder: string): ReturnType<typeof ignore> | null => {
    const known = rules.get(folder);
    if (known !== undefined) return known;
    const path = join(folder, '.gitignore');
    const read = readSmall(path);
    if (read.kind === 'unfit') tell(`${path} is not used: it is no readable file of up to ${SMALL_BYTES / 1048576} MB`);
    const built = read.kind === 'text' ? ignore().add(read.text) : null;
    rules.set(folder, built);
    return built;
  };
  const ignored = (path: string): boolean => {
    for (let folder = dirname(path); folder.startsWith(root); folder = dirname(folder)) {
      if (rulesIn(folder)?.ignores(relative(folder, path).split(sep).join('/'))) return true;
      if (folder === root || folder === dirname(folder)) break;
    }
    return false;
  };
  return new fdir()
    .withFullPaths()
    .exclude((name, path) => !noIgnore && (NEVER.has(name) || ignored(path.replace(/[\\/]$/, ''))))
    .filter((path) => noIgnore || !ignored(path))
    .crawl(root)
    .withPromise();
}
