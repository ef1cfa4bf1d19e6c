import { realpath, stat } from 'node:fs/promises';
import { dirname, join, sep } from 'node:path';
import { UsageError } from './exit.ts';
import { withGit } from '../host/git.ts';
import type { Git, GitAnswer } from '../host/git.ts';

/**
 * Absolute paths, written with `/`, of files that differ from a git revision, untracked ones included. A file that goes
 * through a filter of its repository (`filter=lfs`) counts as changed where it is younger than the index: filters are
 * programs, and are not started to look behind them.
 *
 * @throws {UsageError} outside a git work tree, without git, and for an unknown revision.
 */
export async function changedSince(path: string, revision: string): Promise<ReadonlySet<string>> {
  if (revision.startsWith('-')) throw new UsageError(`--changed ${revision} is not a revision.`);
  const found = await stat(path).catch(() => null);
  if (!found) throw new UsageError(`${path} does not exist. Name a file or a folder.`);
  const folder = await realpath(found.isFile() ? dirname(path) : path);
  const used = await withGit(folder, (git) => differing(git, revision));
  if (used.kind === 'used') return used.value;
  const reason =
    used.kind === 'failed'
      ? used.reason
      : used.what === 'git'
        ? 'no git was found on PATH outside the scanned folders'
        : `${folder} is not in one`;
  throw unusable(reason);
}

async function differing({ ask, top }: Git, revision: string): Promise<ReadonlySet<string>> {
  const [commit = ''] = parts(await ask(['rev-parse', '--verify', revision]));
  // Compares what is younger than the index with it, in the copy that is ours; 1 says that something differs.
  parts(await ask(['update-index', '-q', '--ignore-submodules', '--refresh'], [0, 1]));
  // Without the look into submodules: for that, git would go by the settings in there.
  const names = ['--name-only', '-z', '--diff-filter=d', '--no-renames', '--ignore-submodules=all'];
  const changed = parts(await ask(['diff-index', ...names, commit.trim(), '--', top]));
  const untracked = parts(await ask(['ls-files', '-o', '--exclude-standard', '--full-name', '-z', '--', top]));
  return new Set([...changed, ...untracked].map((name) => join(top, name).split(sep).join('/')));
}

function parts(answer: GitAnswer): readonly string[] {
  if (answer.kind === 'failed') throw unusable(answer.reason);
  return answer.parts;
}

function unusable(reason: string): UsageError {
  return new UsageError(`--changed needs a git work tree and a known revision: ${reason}`);
}
