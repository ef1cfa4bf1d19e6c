import { mkdirSync, mkdtempSync, readdirSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { runTests } from '@vscode/test-electron';
import { bundleSuites, PROJECT, SETTINGS, WINDOWS, workspacePath } from './suite-table.ts';

/** Runs the same suites in a desktop VS Code, which is downloaded; only the launcher differs from `test-vscode`. */
async function main(): Promise<void> {
  const suites = readdirSync(join(PROJECT, 'test', 'extension', 'suites'));
  let failed = 0;
  for (const window of WINDOWS) {
    const files = suites.filter((file) => file.startsWith(`${window.name}.`)).toSorted();
    if (files.length === 0) continue;
    const data = mkdtempSync(join(tmpdir(), 'modelpin-desktop-'));
    mkdirSync(join(data, 'User'));
    writeFileSync(join(data, 'User', 'settings.json'), JSON.stringify(SETTINGS));
    const workspace = workspacePath(window);
    const launchArgs = [...(workspace === null ? [] : [workspace]), '--user-data-dir', data, '--disable-extensions'];
    if (!window.askForTrust) launchArgs.push('--disable-workspace-trust');
    process.stdout.write(`${window.name}\n`);
    try {
      await runTests({
        extensionDevelopmentPath: PROJECT,
        extensionTestsPath: await bundleSuites(window.name, files),
        launchArgs,
      });
    } catch (error) {
      failed++;
      process.stderr.write(`${window.name}: ${error instanceof Error ? error.message : String(error)}\n`);
    }
  }
  process.exitCode = failed > 0 ? 1 : 0;
}

void main();
