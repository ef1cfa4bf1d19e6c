import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { bundleHelper, bundleSuites } from './bundle-suites.ts';
import { checkDetails } from './embedded/check-details.ts';
import { checkViews } from './embedded/check-views.ts';
import { exitOnSignal } from './embedded/exit-on-signal.ts';
import { installVscode } from './embedded/install.ts';
import { runSuite } from './embedded/run-suite.ts';
import type { SuiteRun } from './embedded/run-suite.ts';
import { PROJECT, SETTINGS, suitesOf, WINDOWS, workspacePath } from './suite-table.ts';
import type { Window } from './suite-table.ts';

const DETAILS_PAGE = 'details-page';
const VIEWS = 'views';

/**
 * Runs every suite in a real VS Code in a browser. Words on the command line narrow it: names of windows, and subjects of
 * suites (`test-vscode.ts main notebook tree`).
 */
async function main(): Promise<void> {
  exitOnSignal();
  const words = new Set(process.argv.slice(2));
  const named = WINDOWS.filter(({ name }) => words.has(name));
  const subjects = [...words].filter((word) => named.every(({ name }) => name !== word));
  const vscode = await installVscode(true);
  const helpers = { files: await bundleHelper('files'), notebooks: await bundleHelper('notebooks') };
  const suites = readdirSync(join(PROJECT, 'test', 'extension', 'suites')).filter(
    (file) => subjects.length === 0 || subjects.includes(file.split('.')[1] ?? ''),
  );
  let [passed, failed] = [0, 0];
  for (const window of named.length > 0 ? named : WINDOWS) {
    const files = suitesOf(window, suites);
    if (files.length === 0) continue;
    process.stdout.write(`${window.name}\n`);
    try {
      const result = await runSuite(vscode, await runOf(window, files, helpers));
      passed += result.passed;
      failed += result.failed;
    } catch (error) {
      // One window that does not open must not keep the others from being tried.
      failed++;
      process.stdout.write(`  ${window.name}: ${error instanceof Error ? error.message : String(error)}\n`);
    }
    for (const [subject, why] of Object.entries(window.skipped))
      process.stdout.write(`  - ${window.suites}.${subject} is skipped: ${why}\n`);
  }
  // The page of details is held against the rules of axe, where the editor shows it: `npm run test:vscode -- details-page`.
  if (words.size === 0 || words.has(DETAILS_PAGE)) {
    process.stdout.write(`${DETAILS_PAGE}\n`);
    const result = await checkDetails(vscode, 'DeepSeek-R1-Distill', ['dark', 'high-contrast']);
    passed += result.passed;
    failed += result.failed;
  }
  // So are card and inventory: `npm run test:vscode -- views`.
  if (words.size === 0 || words.has(VIEWS)) {
    process.stdout.write(`${VIEWS}\n`);
    const result = await checkViews(vscode, ['dark', 'high-contrast'], ['wide']);
    passed += result.passed;
    failed += result.failed;
  }
  process.stdout.write(`${String(passed)} passed, ${String(failed)} failed\n`);
  process.exitCode = failed > 0 || passed === 0 ? 1 : 0;
}

async function runOf(window: Window, files: readonly string[], helpers: SuiteRun['helpers']): Promise<SuiteRun> {
  const { name, host, workspace, askForTrust } = window;
  const inMemory = workspace === null ? null : `memfs:/${workspace}`;
  return {
    ...{ name, host, askForTrust, helpers },
    open: host === 'serverless' ? inMemory : workspacePath(window),
    extension: PROJECT,
    tests: await bundleSuites(name, host, files),
    settings: SETTINGS,
  };
}

main().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
});
