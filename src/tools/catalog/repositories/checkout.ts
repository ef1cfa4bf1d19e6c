import { execFileSync } from 'node:child_process';
import { posix } from 'node:path';

/** A file that a repository does not hold any more, and the day it was removed, ISO. */
export interface RemovedFile {
  readonly path: string;
  readonly day: string;
}

/** A copy of a public repository, read at its newest commit; it needs no work tree. */
export interface Checkout {
  readonly commit: string;
  /** The day of the commit, ISO: that of every fact in it. */
  readonly day: string;
  /** The text of every file below a folder, by path. */
  readonly texts: (folder: string) => ReadonlyMap<string, string>;
  /** Every line of text that an extended regular expression matches. */
  readonly lines: (pattern: string) => readonly string[];
  /** Files below a folder that earlier commits held, as far as the copy has them. */
  readonly removed: (folder: string) => readonly RemovedFile[];
}

/** @throws where the folder is no repository with a commit. */
export function openCheckout(folder: string): Checkout {
  const run = (words: readonly string[], input = ''): Buffer =>
    execFileSync('git', ['-C', folder, '-c', 'core.quotePath=off', ...words], {
      input,
      stdio: 'pipe',
      maxBuffer: 1 << 28,
      env: { ...process.env, TZ: 'UTC' },
    });
  const git = (...words: readonly string[]): string => run(words).toString('utf8');
  const date = '--date=format-local:%Y-%m-%d';
  const [commit = '', day = ''] = git('log', '-1', date, '--format=%H %cd').trim().split(' ');
  const lines = (text: string): readonly string[] => text.split('\n').filter((line) => line !== '');
  return {
    commit,
    day,
    texts: (below) => {
      const entries = lines(git('ls-tree', '-r', '--format=%(objectmode) %(path)', commit, '--', below));
      const paths = entries.map((entry) => entry.slice(entry.indexOf(' ') + 1));
      const links = new Set(paths.filter((_, index) => entries[index]?.startsWith('120000')));
      const asked = paths.map((path) => `${commit}:${path}\n`).join('');
      return followed(readBatch(paths, run(['cat-file', '--batch'], asked)), links);
    },
    lines: (pattern) => lines(searched(() => git('grep', '-I', '-h', '-E', '-e', pattern, commit))),
    removed: (below) => {
      const log = git('log', '--no-renames', '--diff-filter=D', '--name-only', date, '--format=@%cd', '--', below);
      return readRemoved(lines(log));
    },
  };
}

/** What git grep prints: it ends with 1 where nothing matches, and with 2 where a copy lacks a large file that is no text. */
function searched(run: () => string): string {
  try {
    return run();
  } catch (error) {
    const out: unknown = error instanceof Error && 'stdout' in error ? error.stdout : undefined;
    if (!Buffer.isBuffer(out)) throw error;
    return out.toString('utf8');
  }
}

/** The newest removal of each path: the log begins with the newest commit. */
function readRemoved(lines: readonly string[]): readonly RemovedFile[] {
  const days = new Map<string, string>();
  let day = '';
  for (const line of lines) {
    if (line.startsWith('@')) day = line.slice(1);
    else if (!days.has(line)) days.set(line, day);
  }
  return [...days].map(([path, when]) => ({ path, day: when }));
}

/** `<sum> blob <size>`, the bytes and a line's end, for each path in turn. */
function readBatch(paths: readonly string[], bytes: Buffer): ReadonlyMap<string, string> {
  const texts = new Map<string, string>();
  let at = 0;
  for (const path of paths) {
    const end = bytes.indexOf(10, at);
    const size = Number(bytes.toString('utf8', at, end).split(' ')[2]);
    texts.set(path, bytes.toString('utf8', end + 1, end + 1 + size));
    at = end + size + 2;
  }
  return texts;
}

/** What git keeps of a link is the path it leads to; it has the text of what lies there, if that was read. */
function followed(texts: ReadonlyMap<string, string>, links: ReadonlySet<string>): ReadonlyMap<string, string> {
  return new Map(
    [...texts].flatMap(([path, text]) => {
      if (!links.has(path)) return [[path, text] as const];
      const target = posix.join(posix.dirname(path), text);
      const found = links.has(target) ? undefined : texts.get(target);
      return found === undefined ? [] : [[path, found] as const];
    }),
  );
}
