import { format } from 'node:util';
import type { Browser } from 'playwright-core';
import { launchBrowser } from './browser.ts';
import type { EmbeddedVscode } from './install.ts';
import { startServer } from './server.ts';
import type { SuiteCounts } from './suite-output.ts';
import { readSuiteLine } from './suite-output.ts';
import { workbenchUrl } from './workbench-url.ts';

/** One run of one suite in one window. */
export interface SuiteRun {
  readonly name: string;
  /** Absolute path of a folder or a `.code-workspace` file; null for an empty window. */
  readonly open: string | null;
  readonly extension: string;
  readonly tests: string;
  readonly settings: Readonly<Record<string, unknown>>;
  readonly askForTrust: boolean;
}

const LIMIT_MS = 180_000;

/** Opens the window, lets the extension host run the suite, passes its lines on, and counts. */
export async function runSuite(vscode: EmbeddedVscode, run: SuiteRun): Promise<SuiteCounts> {
  const server = await startServer(vscode, { port: 0, settings: run.settings, askForTrust: run.askForTrust });
  let browser: Browser | null = null;
  try {
    browser = await launchBrowser(vscode);
    const page = await browser.newPage({ viewport: { width: 1280, height: 800 } });
    let result: SuiteCounts | null = null;
    const take = (text: string): void => {
      for (const line of text.split('\n')) result = readSuiteLine(line) ?? result;
    };
    const exit = new Promise<number>((resolve) => {
      void page.exposeFunction('codeAutomationExit', resolve);
    });
    await page.exposeFunction('codeAutomationLog', (_type: string, words: readonly unknown[]) => {
      take(format(...words));
    });
    await page.goto(
      workbenchUrl({ authority: server.authority, open: run.open, extension: run.extension, tests: run.tests }),
    );
    const timeout = new Promise<null>((resolve) => {
      setTimeout(() => {
        resolve(null);
      }, LIMIT_MS).unref();
    });
    const code = await Promise.race([exit, timeout]);
    const counted = result as SuiteCounts | null;
    // A window in which no test ran has shown nothing.
    if (code === 0 && counted && counted.passed + counted.failed > 0) return counted;
    await page.screenshot({ path: `.vscode-test/failed-${run.name}.png` });
    if (code === null)
      process.stdout.write(
        `  ${run.name}: no answer within ${String(LIMIT_MS / 1000)} s; see .vscode-test/failed-${run.name}.png\n`,
      );
    return { passed: counted?.passed ?? 0, failed: Math.max(1, counted?.failed ?? 1) };
  } finally {
    await browser?.close();
    await server.stop();
  }
}
