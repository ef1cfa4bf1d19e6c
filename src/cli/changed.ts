import { execFile } from 'node:child_process';
import { realpath, stat } from 'node:fs/promises';
import { dirname, join, sep } from 'node:path';
import { promisify } from 'node:util';
import { UsageError } from './exit.ts';

const run = promisify(execFile);

/**
 * Absolute paths, written with `/`, of files that differ from a git revision, untracked ones included.
 *
 * @throws {UsageError} outside a git work tree and for an unknown revision.
 */
export async function changedSince(path: string, revision: string): Promise<ReadonlySet<string>> {
  if (revision.startsWith('-')) throw new UsageError(`--changed ${revision} is not a revision.`);
  const found = await stat(path).catch(() => null);
  const folder = await realpath(found?.isFile() ? dirname(path) : path);
  const git = async (...words: string[]): Promise<readonly string[]> => {
    try {
      const { stdout } = await run('git', ['-C', folder, ...words], { maxBuffer: 1 << 28 });
      return stdout.split('\0').filter((name) => name !== '');
    } catch (error) {
      const reason =
        error instanceof Error && 'stderr' in error ? String(error.stderr).trim().split('\n')[0] : String(error);
      throw new UsageError(`--changed needs a git work tree and a known revision: ${reason ?? ''}`);
    }
  };
  const [top] = await git('rev-parse', '--show-toplevel');
  const root = (top ?? folder).trim();
  const changed = await git('diff', '--name-only', '-z', '--diff-filter=d', revision, '--', root);
  const untracked = await git('ls-files', '--others', '--exclude-standard', '--full-name', '-z', '--', root);
  return new Set([...changed, ...untracked].map((name) => join(root, name).split(sep).join('/')));
}
