import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { exitOnSignal } from './embedded/exit-on-signal.ts';
import { installVscode } from './embedded/install.ts';
import { runSuite } from './embedded/run-suite.ts';
import { bundleSuites, PROJECT, SETTINGS, WINDOWS, workspacePath } from './suite-table.ts';

/** Runs every suite in a real VS Code in a browser. A name on the command line narrows it to one window. */
async function main(): Promise<void> {
  exitOnSignal();
  const only = process.argv[2];
  const vscode = await installVscode(true);
  const suites = readdirSync(join(PROJECT, 'test', 'extension', 'suites'));
  let [passed, failed] = [0, 0];
  for (const window of WINDOWS.filter(({ name }) => only === undefined || name === only)) {
    const files = suites.filter((file) => file.startsWith(`${window.name}.`)).toSorted();
    if (files.length === 0) continue;
    process.stdout.write(`${window.name}\n`);
    try {
      const result = await runSuite(vscode, {
        name: window.name,
        open: workspacePath(window),
        extension: PROJECT,
        tests: await bundleSuites(window.name, files),
        settings: SETTINGS,
        askForTrust: window.askForTrust,
      });
      passed += result.passed;
      failed += result.failed;
    } catch (error) {
      // One window that does not open must not keep the others from being tried.
      failed++;
      process.stdout.write(`  ${window.name}: ${error instanceof Error ? error.message : String(error)}\n`);
    }
  }
  process.stdout.write(`${String(passed)} passed, ${String(failed)} failed\n`);
  process.exitCode = failed > 0 || passed === 0 ? 1 : 0;
}

main().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
});
