import { mkdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import type { AxeResults } from 'axe-core';
import type { Frame, Page } from 'playwright-core';
import { launchBrowser } from './embedded/browser.ts';
import { exitOnSignal } from './embedded/exit-on-signal.ts';
import { installVscode } from './embedded/install.ts';
import { runCommand } from './embedded/screenshot.ts';
import { startServer } from './embedded/server.ts';
import { workbenchUrl } from './embedded/workbench-url.ts';
import { PROJECT, SETTINGS } from './suite-table.ts';

const THEMES = {
  dark: 'Default Dark Modern',
  light: 'Default Light Modern',
  // The workbench switches to these from the one that is named.
  'high-contrast': 'Default Dark Modern',
  'high-contrast-light': 'Default Light Modern',
} as const;
/** Of the page; the narrow one is that of a split editor. */
const WIDTHS = { wide: 1200, narrow: 300 } as const;
const OUT = join(PROJECT, '.vscode-test', 'details');
const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const PATIENCE = 60_000;
const MOST_TRIES = 8;

/**
 * Holds the page of details against the rules of axe, in a real VS Code, in every kind of theme, wide and narrow, and takes a picture of
 * each. Words on the command line are what is looked up (`claude-3-opus`), and themes.
 */
async function main(): Promise<void> {
  exitOnSignal();
  process.chdir(PROJECT);
  mkdirSync(OUT, { recursive: true });
  const [name = 'DeepSeek-R1-Distill', ...themes] = process.argv.slice(2);
  const vscode = await installVscode(true);
  let faults = 0;
  for (const [theme, label] of Object.entries(THEMES)) {
    if (themes.length > 0 && !themes.includes(theme)) continue;
    const settings = {
      ...SETTINGS,
      'workbench.colorTheme': label,
      'workbench.secondarySideBar.defaultVisibility': 'hidden',
      // The theme of the machine is none of ours.
      'window.autoDetectHighContrast': false,
      'window.autoDetectColorScheme': false,
    };
    const server = await startServer(vscode, { port: 0, settings, askForTrust: false });
    const browser = await launchBrowser(vscode);
    try {
      const page = await browser.newPage({ viewport: { width: WIDTHS.wide + 60, height: 1700 } });
      const folder = join(PROJECT, 'examples', 'app');
      await page.goto(workbenchUrl({ authority: server.authority, folder, extension: PROJECT }));
      const frame = await openDetails(page, name);
      if (theme.startsWith('high-contrast')) await runCommand(page, 'Toggle High Contrast Themes');
      for (const [size, width] of Object.entries(WIDTHS)) {
        // The bar at the left stands beside the page.
        await page.setViewportSize({ width: width + 60, height: 1700 });
        await page.waitForTimeout(1000);
        await page.screenshot({ path: join(OUT, `${theme}-${size}.png`) });
        faults += tell(`${theme}, ${size}`, await violations(frame));
      }
      if (theme !== 'dark') continue;
      // A page that was open when the window was closed is there again with the window.
      await page.reload();
      await frameOf(page, name);
      process.stdout.write('✓ restored\n');
    } finally {
      await browser.close();
      await server.stop();
    }
  }
  process.exitCode = faults > 0 ? 1 : 0;
}

/** Opens the page of one component by the palette, as a person does. */
async function openDetails(page: Page, name: string): Promise<Frame> {
  await page.waitForSelector('.monaco-workbench', { timeout: PATIENCE });
  const input = page.locator('.quick-input-widget:visible input[type="text"]');
  // The list is there as soon as the extension has scanned.
  for (let tries = 0; !(await input.isVisible()); tries++) {
    if (tries > MOST_TRIES) throw new Error('the list of components did not open');
    await page.waitForTimeout(3000);
    await runCommand(page, 'Modelkeel: Show Details');
  }
  await input.fill(name);
  await page.waitForTimeout(1000);
  await page.keyboard.press('Enter');
  const frame = await frameOf(page, name);
  await page.keyboard.press('Control+B');
  await page.waitForTimeout(500);
  return frame;
}

/** The frame in which the page is drawn, as soon as it is. */
async function frameOf(page: Page, name: string): Promise<Frame> {
  const deadline = Date.now() + PATIENCE;
  while (Date.now() < deadline) {
    for (const frame of page.frames()) if (await isDetails(frame)) return frame;
    await page.waitForTimeout(300);
  }
  await page.screenshot({ path: join(OUT, 'failed.png') });
  throw new Error(`the page of ${name} is not there; see ${join(OUT, 'failed.png')}`);
}

async function isDetails(frame: Frame): Promise<boolean> {
  try {
    return (await frame.locator('main h1').count()) > 0 && (await frame.locator('g.node').count()) > 0;
  } catch {
    // A frame that goes while it is asked is none.
    return false;
  }
}

async function violations(frame: Frame): Promise<AxeResults['violations']> {
  await frame.evaluate(AXE);
  return frame.evaluate(`axe.run(document, { resultTypes: ['violations'] }).then(({ violations }) => violations)`);
}

function tell(where: string, found: AxeResults['violations']): number {
  process.stdout.write(`${found.length === 0 ? '✓' : '✗'} ${where}\n`);
  for (const { id, impact, help, nodes } of found)
    process.stdout.write(
      `    ${id} (${String(impact)}): ${help}\n${nodes.map(({ html, failureSummary }) => `      ${html.slice(0, 160)} ${failureSummary ?? ''}`).join('\n')}\n`,
    );
  return found.length;
}

main().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
});
