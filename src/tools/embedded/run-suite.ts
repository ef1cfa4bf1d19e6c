import { format } from 'node:util';
import { launchBrowser } from './browser.ts';
import type { EmbeddedVscode } from './install.ts';
import { startServer } from './server.ts';
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

export interface SuiteResult {
  readonly passed: number;
  readonly failed: number;
}

const LIMIT_MS = 180_000;
/** Before each line of a suite; the console has others. */
const MARK = 'modelpin-test: ';
const CLOSING = /^(\d+) passed, (\d+) failed$/;

/** Opens the window, lets the extension host run the suite, passes its lines on, and counts. */
export async function runSuite(vscode: EmbeddedVscode, run: SuiteRun): Promise<SuiteResult> {
  const server = await startServer(vscode, { port: 0, settings: run.settings, askForTrust: run.askForTrust });
  const browser = await launchBrowser(vscode);
  try {
    const page = await browser.newPage({ viewport: { width: 1280, height: 800 } });
    let result: SuiteResult | null = null;
    const take = (text: string): void => {
      for (const line of text.split('\n')) {
        if (!line.startsWith(MARK)) continue;
        const own = line.slice(MARK.length);
        const closing = CLOSING.exec(own);
        if (closing) result = { passed: Number(closing[1]), failed: Number(closing[2]) };
        else process.stdout.write(`  ${own}\n`);
      }
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
    const counted = result as SuiteResult | null;
    if (code === 0 && counted) return counted;
    await page.screenshot({ path: `.vscode-test/failed-${run.name}.png` });
    if (code === null)
      process.stdout.write(
        `  ${run.name}: no answer within ${String(LIMIT_MS / 1000)} s; see .vscode-test/failed-${run.name}.png\n`,
      );
    return { passed: counted?.passed ?? 0, failed: Math.max(1, counted?.failed ?? 1) };
  } finally {
    await browser.close();
    await server.stop();
  }
}
