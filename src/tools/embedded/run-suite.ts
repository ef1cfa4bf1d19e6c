import { format } from 'node:util';
import { relative } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { launchBrowser } from './browser.ts';
import { configurePage } from './configure-page.ts';
import type { EmbeddedVscode } from './install.ts';
import { serveFiles } from './serve-files.ts';
import type { FileServer } from './serve-files.ts';
import { startServer } from './server.ts';
import type { SuiteCounts } from './suite-output.ts';
import { readSuiteLine } from './suite-output.ts';
import { encodedPath, pageUrl, remoteUri } from './workbench-url.ts';

/** One run of one suite in one window. */
export interface SuiteRun {
  readonly name: string;
  readonly host: 'node' | 'worker' | 'serverless';
  /** Absolute path of a folder or a `.code-workspace` file; an address where no machine is behind the page; null for an empty window. */
  readonly open: string | null;
  readonly extension: string;
  /** Folders of extensions that the suites need: files in memory, and notebooks where no machine is behind the page. */
  readonly helpers: { readonly files: string; readonly notebooks: string };
  /** The bundle of suites, below the extension's folder. */
  readonly tests: string;
  readonly settings: Readonly<Record<string, unknown>>;
  readonly askForTrust: boolean;
  /** Wall time that the suite may take; what a suite of tests may where it is not given. */
  readonly limitMs?: number;
}

const LIMIT_MS = 180_000;

/** What VS Code asks by itself: the gallery of extensions, and resources of webviews, which its service worker answers. */
const OF_VSCODE = /^open-vsx\.org$|\.vscode-cdn\.net$/;

/** Suites in a worker ask this once, and nobody answers: that shows that what a worker asks is seen. */
export const SEEN_REQUEST = 'http://127.0.0.1:9/is-seen';

/** Opens the window, lets the extension host run the suite, passes its lines on, and counts. */
export async function runSuite(vscode: EmbeddedVscode, run: SuiteRun): Promise<SuiteCounts> {
  const server = await startServer(vscode, { port: 0, settings: run.settings, askForTrust: run.askForTrust });
  const served = await serveFiles({ extension: run.extension, ...run.helpers });
  let browser: Browser | null = null;
  try {
    browser = await launchBrowser(vscode);
    const page = await browser.newPage({ viewport: { width: 1280, height: 800 } });
    const asked = watchRequests(page, [server.authority, served.authority]);
    const address = await addressOf(run, page, server.authority, served);
    const counts = await outcome(page, address, run.name, run.limitMs ?? LIMIT_MS);
    return run.host === 'node' ? counts : withRequests(counts, asked);
  } finally {
    await browser?.close();
    await served.stop();
    await server.stop();
  }
}

async function addressOf(run: SuiteRun, page: Page, authority: string, served: FileServer): Promise<string> {
  const { host, open, extension, helpers, tests, settings } = run;
  const serverless = host === 'serverless';
  const http = `http://${served.authority}`;
  const places =
    host === 'node'
      ? {
          extensions: [extension, helpers.files].map((path) => remoteUri(authority, path)),
          tests: remoteUri(authority, tests),
        }
      : {
          extensions: ['extension', 'files', ...(serverless ? ['notebooks'] : [])].map((name) => `${http}/${name}`),
          tests: `${http}/extension${encodedPath(relative(extension, tests))}`,
        };
  await configurePage(page, authority, { ...places, serverless, settings });
  return pageUrl(authority, open === null || serverless ? open : encodedPath(open), []);
}

/** Every address that a page, its frames or its workers ask, other than those of this run and of VS Code itself. */
function watchRequests(page: Page, own: readonly string[]): ReadonlySet<string> {
  const asked = new Set<string>();
  page.context().on('request', (request) => {
    const { protocol, host } = new URL(request.url());
    if (protocol.startsWith('http') && !own.includes(host) && !OF_VSCODE.test(host)) asked.add(request.url());
  });
  return asked;
}

/** Nothing may have been asked of anybody but the one address that shows that requests of the worker are seen. */
function withRequests({ passed, failed }: SuiteCounts, asked: ReadonlySet<string>): SuiteCounts {
  const faults = [...asked].filter((url) => url !== SEEN_REQUEST).map((url) => `${url} was asked`);
  if (!asked.has(SEEN_REQUEST)) faults.push('requests of the worker are not seen');
  for (const fault of faults) process.stdout.write(`  ✗ the network: ${fault}\n`);
  if (faults.length === 0) process.stdout.write('  ✓ the network: nothing was asked of anybody\n');
  return { passed: passed + (faults.length === 0 ? 1 : 0), failed: failed + faults.length };
}

/** Goes to the page and waits until its suites have ended. */
async function outcome(page: Page, address: string, name: string, limitMs: number): Promise<SuiteCounts> {
  let result: SuiteCounts | null = null;
  const exit = new Promise<number>((resolve) => {
    void page.exposeFunction('codeAutomationExit', resolve);
  });
  await page.exposeFunction('codeAutomationLog', (_type: string, words: readonly unknown[]) => {
    for (const line of format(...words).split('\n')) result = readSuiteLine(line) ?? result;
  });
  await page.goto(address);
  const timeout = new Promise<null>((resolve) => {
    setTimeout(() => {
      resolve(null);
    }, limitMs).unref();
  });
  const code = await Promise.race([exit, timeout]);
  const counted = result as SuiteCounts | null;
  // A window in which no test ran has shown nothing.
  if (code === 0 && counted && counted.passed + counted.failed > 0) return counted;
  await page.screenshot({ path: `.vscode-test/failed-${name}.png` });
  if (code === null)
    process.stdout.write(
      `  ${name}: no answer within ${String(limitMs / 1000)} s; see .vscode-test/failed-${name}.png\n`,
    );
  return { passed: counted?.passed ?? 0, failed: Math.max(1, counted?.failed ?? 1) };
}
