import { execFile, spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { PROJECT } from './ports.ts';

/** What a run of the built command line gave. */
export interface CliRun {
  readonly code: number;
  readonly out: string;
  readonly err: string;
}

/** A folder with the built command line run in it. */
export interface CliPlace {
  readonly base: string;
  /** The folder that is looked at, within `base`. */
  readonly folder: string;
  readonly write: (path: string, content: string | Uint8Array) => string;
  readonly run: (...words: readonly string[]) => Promise<CliRun>;
  /** Starts it and gives it back running. */
  readonly start: (...words: readonly string[]) => ReturnType<typeof spawn>;
  readonly remove: () => void;
}

/** Code with a model that was retired, which every scan finds and every fix replaces. */
export const DEAD = 'from openai import OpenAI\nOpenAI().chat.completions.create(model="gpt-4-0314")\n';

/** The day of all answers. */
export const TODAY = ['--today', '2026-11-23'];

/** Makes a place below the temporary folder. `npm test` builds the command line before. */
export function makePlace(): CliPlace {
  const base = mkdtempSync(join(tmpdir(), 'modelkeel-place-'));
  const folder = join(base, 'project');
  mkdirSync(folder);
  const options = { cwd: folder, env: { ...process.env, NO_COLOR: '', CI: 'true' }, maxBuffer: 1 << 26 };
  const program = join(PROJECT, 'dist', 'cli.js');
  return {
    base,
    folder,
    write: (path, content) => {
      const at = join(folder, path);
      mkdirSync(dirname(at), { recursive: true });
      writeFileSync(at, content);
      return at;
    },
    run: (...words) =>
      new Promise((resolve) => {
        execFile(process.execPath, [program, ...words], options, (error, out, err) => {
          resolve({ code: typeof error?.code === 'number' ? error.code : error ? 1 : 0, out, err });
        });
      }),
    start: (...words) => spawn(process.execPath, [program, ...words], { ...options, stdio: 'ignore' }),
    remove: () => {
      rmSync(base, { recursive: true, force: true });
    },
  };
}
