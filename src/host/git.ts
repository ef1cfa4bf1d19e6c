import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { findGit, safePath } from './find-git.ts';
import { readSettings, safeSettings } from './git-settings.ts';
import { findOddIgnoreFile } from './odd-ignore-file.ts';
import { fillPrivateGitFolder } from './private-git-folder.ts';
import { readSmall } from './read-small.ts';
import { borrowsSafely, findRepository } from './repository.ts';
import type { Repository } from './repository.ts';

/** What git said: its output, cut at NUL bytes, and the lines it warned with; or why there is none. */
export type GitAnswer =
  | { readonly kind: 'answer'; readonly parts: readonly string[]; readonly warnings: readonly string[] }
  | { readonly kind: 'failed'; readonly reason: string };

/** Git, ready to be asked about one repository. */
export interface Git {
  readonly top: string;
  readonly ask: (words: readonly string[], okCodes?: readonly number[]) => Promise<GitAnswer>;
}

/** What came of asking. */
export type GitUse<T> =
  | { readonly kind: 'used'; readonly value: T }
  | { readonly kind: 'absent'; readonly what: 'work-tree' | 'git' }
  | { readonly kind: 'failed'; readonly reason: string };

/** How long git may take for one answer. */
const LIMIT_MS = 20_000;
/** When it is looked for something that git may be waiting for. Most answers are there by then. */
const PATIENCE_MS = 700;

/**
 * The one place that starts git, and the only one that starts anything. Settings of a repository can make git run
 * programs (file monitor, hooks, filters, differ, transports), so git never sees them: it works in a private folder that
 * has the index and the branches of the repository, and of all settings the few that are known to be data. Settings of the
 * user do not reach it either, since attributes of the folder could start what they name.
 */
export async function withGit<T>(
  folder: string,
  use: (git: Git) => Promise<T>,
  limitMs: number = LIMIT_MS,
): Promise<GitUse<T>> {
  const repository = findRepository(folder);
  if (!repository) return { kind: 'absent', what: 'work-tree' };
  const foreign = [folder, repository.top];
  const path = safePath(pathOf(process.env), foreign, process.cwd());
  const program = findGit(path, foreign);
  if (program === null) return { kind: 'absent', what: 'git' };
  const temporary = await mkdtemp(join(tmpdir(), 'work-tree-'));
  try {
    // Called `.git`, so that no walk lists it where the temporary folder itself is looked at.
    const own = join(temporary, '.git');
    const asked = await open(repository, own, { program, path, folder, top: repository.top, limitMs });
    return asked.kind === 'failed' ? asked : { kind: 'used', value: await use(asked.git) };
  } finally {
    await rm(temporary, { recursive: true, force: true });
  }
}

interface Place {
  readonly program: string;
  readonly path: readonly string[];
  readonly folder: string;
  readonly top: string;
  readonly limitMs: number;
}

async function open(
  repository: Repository,
  own: string,
  place: Place,
): Promise<{ readonly kind: 'opened'; readonly git: Git } | { readonly kind: 'failed'; readonly reason: string }> {
  const objects = join(repository.commonFolder, 'objects');
  if (!borrowsSafely(objects)) return { kind: 'failed', reason: 'objects/info/alternates leads where it must not' };
  try {
    await fillPrivateGitFolder(own, repository);
  } catch (error) {
    return { kind: 'failed', reason: error instanceof Error ? error.message : String(error) };
  }
  const alone = isolated(place.path, own);
  const start = (words: readonly string[], env: NodeJS.ProcessEnv, okCodes: readonly number[]): Promise<GitAnswer> =>
    run(place, ['--no-pager', ...words], { cwd: own, env }, okCodes);
  const theirs = readSmall(join(repository.commonFolder, 'config'));
  if (theirs.kind === 'unfit') return { kind: 'failed', reason: 'its config is no file that can be read' };
  await writeFile(join(own, 'their-config'), theirs.kind === 'text' ? theirs.text : '');
  const list = ['config', '-z', '--list', '--no-includes', '--file', join(own, 'their-config')];
  const settings = await start(list, alone, [0]);
  if (settings.kind === 'failed') return settings;
  // The user's own settings may be broken or missing; then git's defaults are as good.
  const user = await start(['config', '-z', '--list', '--includes'], withHome(alone), [0]);
  const ofUser = user.kind === 'answer' ? readSettings(user.parts.join('\0')) : [];
  await writeFile(join(own, 'config'), safeSettings(ofUser, readSettings(settings.parts.join('\0'))));
  const env = { ...alone, GIT_WORK_TREE: repository.top, GIT_OBJECT_DIRECTORY: objects };
  const ask: Git['ask'] = (words, okCodes = [0]) => start(['-C', place.folder, ...words], env, okCodes);
  return { kind: 'opened', git: { top: repository.top, ask } };
}

/** The environment without what redirects git, and with what keeps it from going anywhere. */
function isolated(path: readonly string[], own: string): NodeJS.ProcessEnv {
  const kept = Object.entries(process.env).filter(([name]) => !/^(?:GIT_.*|PATH|HOME|XDG_CONFIG_HOME)$/i.test(name));
  return {
    ...Object.fromEntries(kept),
    PATH: path.join(process.platform === 'win32' ? ';' : ':'),
    HOME: own,
    // What git warns of is read.
    LC_ALL: 'C',
    XDG_CONFIG_HOME: own,
    GIT_DIR: own,
    GIT_CONFIG_NOSYSTEM: '1',
    GIT_ATTR_NOSYSTEM: '1',
    GIT_ALLOW_PROTOCOL: '',
    GIT_NO_LAZY_FETCH: '1',
    GIT_OPTIONAL_LOCKS: '0',
    GIT_TERMINAL_PROMPT: '0',
  };
}

/** The same with the settings of the user and the machine, for the one question what they are. */
function withHome(env: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  const { HOME, XDG_CONFIG_HOME } = process.env;
  return { ...env, HOME, XDG_CONFIG_HOME, GIT_CONFIG_NOSYSTEM: undefined };
}

function pathOf(env: NodeJS.ProcessEnv): string {
  return Object.entries(env).find(([name]) => name.toUpperCase() === 'PATH')?.[1] ?? '';
}

async function run(
  { program, folder, top, limitMs }: Place,
  words: readonly string[],
  options: { readonly cwd: string; readonly env: NodeJS.ProcessEnv },
  okCodes: readonly number[],
): Promise<GitAnswer> {
  // Loaded where there is a repository: it is a twentieth of a short run.
  const { execFile } = await import('node:child_process');
  const limits = { timeout: limitMs, killSignal: 'SIGKILL', maxBuffer: 1 << 28, windowsHide: true } as const;
  return new Promise((resolve) => {
    const answered = new AbortController();
    let awaited: string | null = null;
    const child = execFile(program, words, { ...options, ...limits }, (error, out, err) => {
      answered.abort();
      clearTimeout(patience);
      if (!error || (typeof error.code === 'number' && okCodes.includes(error.code)))
        resolve({
          kind: 'answer',
          parts: out.split('\0').filter((part) => part !== ''),
          warnings: err.split('\n').filter((line) => line !== ''),
        });
      else if (awaited !== null) resolve({ kind: 'failed', reason: `git would wait for ${awaited}, which is no file` });
      else if (error.killed && typeof error.code !== 'string')
        resolve({ kind: 'failed', reason: `git took longer than ${String(limitMs / 1000)} s` });
      else resolve({ kind: 'failed', reason: firstLine(err) || firstLine(error.message) });
    });
    child.stdin?.end();
    const look = async (): Promise<void> => {
      awaited = await findOddIgnoreFile(top, folder, answered.signal);
      if (awaited !== null) child.kill('SIGKILL');
    };
    const patience = setTimeout(() => {
      // What cannot be looked through is left to the limit.
      look().catch(() => undefined);
    }, PATIENCE_MS);
  });
}

function firstLine(text: string): string {
  return text.trim().split('\n')[0] ?? '';
}
