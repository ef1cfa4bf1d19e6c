import { execFile } from 'node:child_process';
import { readFileSync, statSync } from 'node:fs';
import { dirname, join, relative, sep } from 'node:path';
import { promisify } from 'node:util';
import { fdir } from 'fdir';
import ignore from 'ignore';

const run = promisify(execFile);

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

/**
 * All files below a folder, as absolute paths with `/`, sorted. In a git work tree git says what is ignored; elsewhere
 * the `.gitignore` files do. Links are not followed, so a loop cannot trap the walk.
 */
export async function walk(root: string, noIgnore: boolean): Promise<readonly string[]> {
  const found = noIgnore ? null : await fromGit(root);
  const files = found ?? (await fromDisk(root, noIgnore));
  return files.map((path) => path.split(sep).join('/')).toSorted((a, b) => (a < b ? -1 : a > b ? 1 : 0));
}

async function fromGit(root: string): Promise<readonly string[] | null> {
  try {
    const { stdout } = await run('git', ['-C', root, 'ls-files', '-co', '--exclude-standard', '-z'], {
      maxBuffer: 1 << 28,
    });
    const names = [...new Set(stdout.split('\0').filter((name) => name !== ''))];
    // git lists deleted files and links too; both are met again when they are read.
    return names.filter((name) => !name.split('/').includes('node_modules')).map((name) => join(root, name));
  } catch {
    // Not a work tree, or no git on this machine: the disk is asked instead.
    return null;
  }
}

async function fromDisk(root: string, noIgnore: boolean): Promise<readonly string[]> {
  const rules = new Map<string, ReturnType<typeof ignore> | null>();
  const rulesIn = (folder: string): ReturnType<typeof ignore> | null => {
    const known = rules.get(folder);
    if (known !== undefined) return known;
    const path = join(folder, '.gitignore');
    const built = statSync(path, { throwIfNoEntry: false })?.isFile() ? ignore().add(readFileSync(path, 'utf8')) : null;
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
