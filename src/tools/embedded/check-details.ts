import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Frame, Page } from 'playwright-core';
import { axeFaults } from './axe.ts';
import { launchBrowser } from './browser.ts';
import type { EmbeddedVscode } from './install.ts';
import { runCommand } from './screenshot.ts';
import { startServer } from './server.ts';
import { themeSettings, wantContrast } from './themes.ts';
import type { Theme } from './themes.ts';
import { workbenchUrl } from './workbench-url.ts';
import { PROJECT, SETTINGS } from '../suite-table.ts';

/** Of the page; the narrow one is that of a split editor. */
const WIDTHS = { wide: 1200, narrow: 300 } as const;
const OUT = join(PROJECT, '.vscode-test', 'details');
const PATIENCE = 60_000;
const MOST_TRIES = 8;

/** What came of it. */
export interface DetailsCheck {
  readonly passed: number;
  readonly failed: number;
}

/**
 * Holds the page of details against the rules of axe, in a real VS Code, wide and narrow, in these kinds of themes, and takes a picture
 * of each. In the dark one the window is loaded again: the page has to be there again with it.
 */
export async function checkDetails(
  vscode: EmbeddedVscode,
  name: string,
  themes: readonly Theme[],
): Promise<DetailsCheck> {
  mkdirSync(OUT, { recursive: true });
  let [passed, failed] = [0, 0];
  const count = (where: string, faults: readonly string[]): void => {
    if (faults.length === 0) passed++;
    else failed++;
    process.stdout.write(`  ${faults.length === 0 ? '✓' : '✗'} the page of details, ${where}\n`);
    for (const fault of faults) process.stdout.write(`    ${fault}\n`);
  };
  for (const theme of themes) await checkTheme(vscode, name, theme, count);
  return { passed, failed };
}

async function checkTheme(
  vscode: EmbeddedVscode,
  name: string,
  theme: Theme,
  count: (where: string, faults: readonly string[]) => void,
): Promise<void> {
  const settings = { ...SETTINGS, ...themeSettings(theme) };
  const server = await startServer(vscode, { port: 0, settings, askForTrust: false });
  const browser = await launchBrowser(vscode);
  try {
    const page = await browser.newPage({ viewport: { width: WIDTHS.wide + 60, height: 1700 } });
    await wantContrast(page, theme);
    const folder = join(PROJECT, 'examples', 'app');
    await page.goto(workbenchUrl({ authority: server.authority, folder, extension: PROJECT }));
    const frame = await openDetails(page, name);
    for (const [size, width] of Object.entries(WIDTHS)) {
      // The bar at the left stands beside the page.
      await page.setViewportSize({ width: width + 60, height: 1700 });
      await page.waitForTimeout(1000);
      await page.screenshot({ path: join(OUT, `${theme}-${size}.png`) });
      count(`${theme}, ${size}`, await axeFaults(frame));
    }
    if (theme !== 'dark') return;
    await page.reload();
    await frameOf(page, name);
    count('restored with its window', []);
  } finally {
    await browser.close();
    await server.stop();
  }
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
