import { execFile, spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, dirname, join } from 'node:path';
import { PROJECT } from './ports.ts';

/** What a run of the command line gave. */
export interface TrapRun {
  readonly code: number;
  readonly out: string;
  readonly err: string;
}

/** A folder for one trick: a repository in it, a home, and a program that leaves a mark when it is started. */
export interface Trap {
  readonly base: string;
  readonly repository: string;
  /** The variables of a person at home here. */
  readonly environment: NodeJS.ProcessEnv;
  /** The path of a program that marks; any words may follow it. */
  readonly program: string;
  readonly write: (path: string, text: string) => string;
  /** Plain git, as a person would call it; throws nothing. */
  readonly git: (...words: readonly string[]) => string;
  readonly gitWith: (env: NodeJS.ProcessEnv, ...words: readonly string[]) => string;
  readonly cli: (cwd: string, env: NodeJS.ProcessEnv, ...words: readonly string[]) => Promise<TrapRun>;
  /** Whether the program was started since the last call. */
  readonly sprang: () => boolean;
  readonly remove: () => void;
}

/** Code with a model that was retired, which every scan has to find. */
const PLANTED = 'from openai import OpenAI\nOpenAI().chat.completions.create(model="gpt-4-0314")\n';

/** Builds a repository with `app.py`, committed and changed since in a way that only its content tells. */
export function setTrap(): Trap {
  const base = mkdtempSync(join(tmpdir(), 'trap-'));
  const repository = join(base, 'repository');
  const mark = join(base, 'mark');
  const program = join(base, 'springs');
  const write = (path: string, text: string): string => {
    mkdirSync(dirname(join(base, path)), { recursive: true });
    writeFileSync(join(base, path), text);
    return join(base, path);
  };
  writeFileSync(program, `#!/bin/sh\necho "$0 $*" >> '${mark}'\nexit 1\n`, { mode: 0o755 });
  const kept = Object.entries(process.env).filter(([name]) => !name.startsWith('GIT_'));
  const clean = {
    ...Object.fromEntries(kept),
    HOME: join(base, 'home'),
    XDG_CONFIG_HOME: join(base, 'home', '.config'),
  };
  const gitWith: Trap['gitWith'] = (env, ...words) => {
    const who = ['-c', 'user.name=a', '-c', 'user.email=a@example.org', '-c', 'init.defaultBranch=main'];
    const options = { cwd: repository, env: { ...clean, ...env }, encoding: 'utf8', timeout: 30_000 } as const;
    return spawnSync('git', [...who, ...words], options).stdout;
  };
  write('home/.gitconfig', '');
  write('repository/app.py', PLANTED.replace('gpt-4-0314', 'gpt-4-0613'));
  const git: Trap['git'] = (...words) => gitWith({}, ...words);
  git('init', '-q');
  git('add', '.');
  git('commit', '-q', '-m', 'first');
  write('repository/app.py', PLANTED);
  return {
    base,
    repository,
    environment: { HOME: clean.HOME, XDG_CONFIG_HOME: clean.XDG_CONFIG_HOME },
    program,
    write,
    git,
    gitWith,
    cli: (cwd, env, ...words) =>
      new Promise((resolve) => {
        const options = { cwd, env: { ...clean, CI: 'true', NO_COLOR: '', ...env }, timeout: 60_000 };
        execFile(process.execPath, [join(PROJECT, 'dist', 'cli.js'), ...words], options, (error, out, err) => {
          resolve({ code: typeof error?.code === 'number' ? error.code : error ? 99 : 0, out, err });
        });
      }),
    sprang: () => {
      const did = existsSync(mark);
      rmSync(mark, { force: true });
      return did;
    },
    remove: () => {
      rmSync(base, { recursive: true, force: true });
    },
  };
}

/** PATH with entries put first. */
export function pathWith(...entries: readonly string[]): string {
  return [...entries, process.env['PATH'] ?? ''].join(delimiter);
}
