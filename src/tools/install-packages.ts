import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

/** Programs that tests run and the project does not depend on. */
const ROOT = '.vscode-test';

function say(text: string): void {
  process.stderr.write(`${text}\n`);
}

/** Runs npm in a folder. @throws when it fails or the signal comes. */
export function npm(words: readonly string[], cwd: string, signal: AbortSignal): Promise<void> {
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
 * Installs one set of packages into a folder of its own below `.vscode-test/`; with everything there it only looks. The folder gets
 * its name only when it is whole, so that an interrupted installation is done again. What `npm` is told beside their names (`--omit`)
 * stands among them. Gives the folder. @throws when npm fails or the signal comes.
 */
export async function installPackages(
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
