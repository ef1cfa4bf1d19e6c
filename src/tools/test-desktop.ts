import { spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { downloadAndUnzipVSCode } from '@vscode/test-electron';
import type { SuiteCounts } from './embedded/suite-output.ts';
import { readSuiteLine } from './embedded/suite-output.ts';
import type { Window } from './suite-table.ts';
import { bundleHelper, bundleSuites } from './bundle-suites.ts';
import { PROJECT, SETTINGS, suitesOf, WINDOWS, workspacePath } from './suite-table.ts';

const LIMIT_MS = 180_000;

/** Runs a window of VS Code to its end; gives its exit code, null when it was ended for taking too long. */
function launch(executable: string, words: readonly string[], take: (line: string) => void): Promise<number | null> {
  return new Promise((resolve, reject) => {
    const child = spawn(executable, words, { stdio: ['ignore', 'pipe', 'inherit'], timeout: LIMIT_MS });
    createInterface({ input: child.stdout }).on('line', take);
    child.on('error', reject);
    child.on('close', resolve);
  });
}

/**
 * Runs the suites of one window. `runTests` of `@vscode/test-electron` is of no use here: it always switches workspace
 * trust off, and the untrusted window is about having it on.
 */
async function runWindow(executable: string, window: Window, files: readonly string[]): Promise<SuiteCounts> {
  const data = mkdtempSync(join(tmpdir(), 'modelkeel-desktop-'));
  try {
    mkdirSync(join(data, 'User'));
    writeFileSync(join(data, 'User', 'settings.json'), JSON.stringify(SETTINGS));
    const workspace = workspacePath(window);
    const words = [
      ...(workspace === null ? [] : [workspace]),
      '--no-sandbox',
      '--disable-gpu-sandbox',
      '--disable-updates',
      '--skip-welcome',
      '--skip-release-notes',
      `--user-data-dir=${data}`,
      `--extensions-dir=${join(data, 'extensions')}`,
      `--extensionDevelopmentPath=${PROJECT}`,
      `--extensionDevelopmentPath=${await bundleHelper('files')}`,
      `--extensionTestsPath=${await bundleSuites(window.name, window.host, files)}`,
    ];
    if (!window.askForTrust) words.push('--disable-workspace-trust');
    let counts: SuiteCounts = { passed: 0, failed: 0 };
    const code = await launch(executable, words, (line) => {
      counts = readSuiteLine(line) ?? counts;
    });
    if (code === 0 && counts.passed + counts.failed > 0) return counts;
    process.stdout.write(`  ${window.name}: ended with ${String(code ?? 'the time limit')}\n`);
    return { passed: counts.passed, failed: Math.max(1, counts.failed) };
  } finally {
    rmSync(data, { recursive: true, force: true, maxRetries: 5 });
  }
}

/** The same suites in a desktop VS Code: the program named on the command line, else one that is downloaded. */
async function main(): Promise<void> {
  const executable = process.argv[2] ?? (await downloadAndUnzipVSCode());
  const suites = readdirSync(join(PROJECT, 'test', 'extension', 'suites'));
  let [passed, failed] = [0, 0];
  for (const window of WINDOWS.filter(({ host }) => host === 'node')) {
    const files = suitesOf(window, suites);
    if (files.length === 0) continue;
    process.stdout.write(`${window.name}\n`);
    const counts = await runWindow(executable, window, files);
    passed += counts.passed;
    failed += counts.failed;
  }
  process.stdout.write(`${String(passed)} passed, ${String(failed)} failed\n`);
  process.exitCode = failed > 0 || passed === 0 ? 1 : 0;
}

main().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
});
