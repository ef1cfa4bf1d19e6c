import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { systemBrowser } from './system-browser.ts';

/** VS Code 1.139 as a server, the Node it needs, and a browser: all from npm, none a dependency of the project. */
const VSCODE = 'code-server@4.139.1';
const NODE_MAJOR = 22;
const NODE_VERSION = '24.21.0';
const CHROMIUM = '@sparticuz/chromium@147.0.0';

/** What is needed to run VS Code in a browser. */
export interface EmbeddedVscode {
  /** A Node new enough for the server. */
  readonly node: string;
  /** `server-main.js`. */
  readonly server: string;
  /** Path of the npm package that holds a headless browser; null where the system has one. */
  readonly chromium: string | null;
  /** A browser of the system, or null. */
  readonly systemBrowser: string | null;
}

const ROOT = '.vscode-test';

function say(text: string): void {
  process.stderr.write(`${text}\n`);
}

function npm(words: readonly string[], cwd: string, signal: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    const child = spawn('npm', [...words, '--no-audit', '--no-fund', '--loglevel=error'], {
      cwd,
      stdio: ['ignore', 'ignore', 'pipe'],
      shell: process.platform === 'win32',
      signal,
    });
    let errors = '';
    child.stderr.on('data', (chunk: Buffer) => {
      errors += chunk.toString();
    });
    child.on('error', reject);
    child.on('close', (code) => {
      if (code === 0) resolve();
      else reject(new Error(`npm ${words.join(' ')} failed. Is the npm registry reachable?\n${errors.trim()}`));
    });
  });
}

/**
 * Installs one set of packages into a folder of its own. The folder gets its name only when it is whole, so that an
 * interrupted installation is done again.
 */
async function installed(
  name: string,
  packages: readonly string[],
  after: (folder: string) => Promise<void>,
  signal: AbortSignal,
): Promise<string> {
  const folder = join(process.cwd(), ROOT, name);
  const stamp = join(folder, 'installed.json');
  const wanted = JSON.stringify(packages);
  if (existsSync(stamp) && (await readFile(stamp, 'utf8')) === wanted) return folder;
  say(`installing ${packages.join(', ')} …`);
  const partial = `${folder}.partial`;
  await rm(partial, { recursive: true, force: true });
  await rm(folder, { recursive: true, force: true });
  await mkdir(partial, { recursive: true });
  await writeFile(join(partial, 'package.json'), '{ "private": true }\n');
  await npm(['install', '--ignore-scripts', '--no-package-lock', ...packages], partial, signal);
  await after(partial);
  await writeFile(join(partial, 'installed.json'), wanted);
  await rename(partial, folder);
  return folder;
}

async function node(signal: AbortSignal): Promise<string> {
  if (Number(process.versions.node.split('.')[0]) >= NODE_MAJOR) return process.execPath;
  const os = process.platform === 'win32' ? 'win' : process.platform;
  const name = `node-${os}-${process.arch}`;
  const folder = await installed('node', [`${name}@${NODE_VERSION}`], () => Promise.resolve(), signal);
  return join(folder, 'node_modules', name, 'bin', process.platform === 'win32' ? 'node.exe' : 'node');
}

/**
 * Installs what is missing below `.vscode-test/`; with everything there it only looks. `headless` asks for a browser
 * as well. @throws when npm fails or the signal comes.
 */
export async function installVscode(
  headless: boolean,
  signal: AbortSignal = new AbortController().signal,
): Promise<EmbeddedVscode> {
  const folder = await installed(
    'vscode',
    [VSCODE],
    (partial) => {
      const server = join(partial, 'node_modules', 'code-server', 'lib', 'vscode');
      return npm(['install', '--omit=dev', '--ignore-scripts'], server, signal);
    },
    signal,
  );
  const found = systemBrowser();
  const chromium =
    headless && found === null ? await installed('chromium', [CHROMIUM], () => Promise.resolve(), signal) : null;
  return {
    node: await node(signal),
    server: join(folder, 'node_modules', 'code-server', 'lib', 'vscode', 'out', 'server-main.js'),
    chromium: chromium === null ? null : createRequire(join(chromium, 'package.json')).resolve('@sparticuz/chromium'),
    systemBrowser: found,
  };
}
