import { existsSync, opendirSync } from 'node:fs';
import { dirname, join, relative, sep } from 'node:path';
import { fdir } from 'fdir';
import type { Note } from '../core/model/report.ts';
import { withGit } from './git.ts';
import { ignoreRules } from './ignore-rules.ts';
import type { IgnoreRules } from './ignore-rules.ts';
import type { Git, GitAnswer } from './git.ts';
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
  /** Told of each folder and file that could not be listed. */
  readonly note?: (note: Note) => void;
  /** How long git may take for one answer; default: as `withGit` has it. */
  readonly gitLimitMs?: number;
}

/**
 * All files below a folder, as absolute paths with `/`, sorted. In a git work tree git says what is ignored; elsewhere
 * the `.gitignore` files do. Links are not followed, so a loop cannot trap the walk.
 */
export async function walk(root: string, options: WalkOptions): Promise<readonly string[]> {
  const note = (path: string, kind: Note['kind'], detail: string): void => {
    options.note?.({ uri: slashed(path), kind, detail });
  };
  const found = options.noIgnore ? null : await fromGit(root, options, note);
  const files = found ?? (await fromDisk(root, options, note));
  const named = files.filter((path) => {
    // What no text can hold is replaced by this sign, and is not found again.
    if (!path.includes('\ufffd') || existsSync(path)) return true;
    note(path, 'unreadable', 'its name is not UTF-8');
    return false;
  });
  return named.map(slashed).toSorted((a, b) => (a < b ? -1 : a > b ? 1 : 0));
}

type AddNote = (path: string, kind: Note['kind'], detail: string) => void;

function slashed(path: string): string {
  return path.split(sep).join('/');
}

/** Null where git does not know: no work tree, no git on this machine, or a failure, which is told. */
async function fromGit(
  root: string,
  { tell, gitLimitMs }: WalkOptions,
  note: AddNote,
): Promise<readonly string[] | null> {
  const used = await withGit(root, listed, gitLimitMs);
  if (used.kind === 'absent') return null;
  const answer = used.kind === 'used' ? used.value : used;
  if (answer.kind === 'failed') {
    tell(`git could not list ${root} (${answer.reason}); the files of the disk are taken, as the .gitignore files say`);
    return null;
  }
  for (const folder of answer.warnings.flatMap((line) => UNOPENED.exec(line)?.[1] ?? []))
    note(join(root, folder), 'unreadable', whyFolder(join(root, folder)));
  // git lists deleted files and links too; both are met again when they are read.
  const names = [...new Set(answer.parts)].filter((name) => !name.split('/').includes('node_modules'));
  return names.flatMap((name) => {
    const [, mode, path] = /^(?:(\d{6}) [^\t]*\t)?(.*)$/s.exec(name) ?? [];
    if (path === undefined) return [];
    if (mode !== SUBMODULE && !path.endsWith('/')) return [join(root, path)];
    note(join(root, path), 'submodule', 'a git repository of its own; name it to look into it');
    return [];
  });
}

/** The mode of a commit of another repository. */
const SUBMODULE = '160000';

/** What git says of a folder it cannot open; of a long path it says no more than the beginning. */
const UNOPENED = /^warning: could not open directory '(.*?)(?:\/?': .*)?$/s;

/** What is tracked, each with its mode, then what is not, folders that are repositories of their own with a slash. */
async function listed({ ask }: Git): Promise<GitAnswer> {
  const tracked = await ask(['ls-files', '-s', '-z']);
  if (tracked.kind === 'failed') return tracked;
  const others = await ask(['ls-files', '-o', '--exclude-standard', '-z']);
  if (others.kind === 'failed') return others;
  const parts = [...tracked.parts, ...others.parts.map((name) => `000000 \t${name}`)];
  return { kind: 'answer', parts, warnings: [...tracked.warnings, ...others.warnings] };
}

function whyFolder(path: string): string {
  return closedBecause(path) ?? 'a folder that could not be opened';
}

/** Why a folder cannot be opened, in words; null where it can. */
function closedBecause(path: string): string | null {
  try {
    opendirSync(path).closeSync();
    return null;
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : 'unknown error';
    if (path.includes('\ufffd')) return 'its name is not UTF-8';
    if (code === 'ENAMETOOLONG') return 'a folder whose path is too long for this system';
    return `a folder that could not be opened (${code})`;
  }
}

async function fromDisk(root: string, { noIgnore, tell }: WalkOptions, note: AddNote): Promise<readonly string[]> {
  const rules = new Map<string, IgnoreRules | null>();
  const rulesIn = (folder: string): IgnoreRules | null => {
    const known = rules.get(folder);
    if (known !== undefined) return known;
    const path = join(folder, '.gitignore');
    const read = readSmall(path);
    if (read.kind === 'unfit') tell(`${path} is not used: it is no readable file of up to ${SMALL_BYTES / 1048576} MB`);
    const built = read.kind === 'text' ? ignoreRules(read.text) : null;
    if (built && built.left > 0)
      tell(`${path}: lines of it (${built.left}) are not used, they are too many, too long or have too many stars`);
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
  /** The walk itself is silent about what it cannot open. */
  const isClosed = (folder: string): boolean => {
    const why = closedBecause(folder);
    if (why !== null) note(folder, 'unreadable', why);
    return why !== null;
  };
  if (isClosed(root)) return [];
  return new fdir()
    .withFullPaths()
    .exclude((name, path) => {
      const folder = path.replace(/[\\/]$/, '');
      return (!noIgnore && (NEVER.has(name) || ignored(folder))) || isClosed(folder);
    })
    .filter((path) => noIgnore || !ignored(path))
    .crawl(root)
    .withPromise();
}
