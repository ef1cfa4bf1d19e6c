import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { axeFaults } from './axe.ts';
import { launchBrowser } from './browser.ts';
import type { EmbeddedVscode } from './install.ts';
import { openFile, runCommand, showHover, showQuickFixes } from './screenshot.ts';
import { startServer } from './server.ts';
import { themeSettings, wantContrast } from './themes.ts';
import type { Theme } from './themes.ts';
import { workbenchUrl } from './workbench-url.ts';
import { PROJECT, SETTINGS } from '../suite-table.ts';

const OUT = join(PROJECT, '.vscode-test', 'views');

/** Windows: as most have it, with a page of 300 pixels beside the tree, and at twice the size. */
const SIZES = {
  wide: { width: 1200, height: 760, scale: 1 },
  narrow: { width: 660, height: 760, scale: 1 },
  zoomed: { width: 640, height: 420, scale: 2 },
} as const;
export type Size = keyof typeof SIZES;
export const ALL_SIZES: readonly Size[] = ['wide', 'narrow', 'zoomed'];

/** Parts of the workbench that hold what Modelkeel says, without what VS Code says around them. */
const PARTS = {
  card: '.monaco-hover:not(.hidden) .markdown-hover',
  tree: '.customview-tree',
  fixes: '.action-widget',
} as const;

/** What came of it. */
export interface ViewsCheck {
  readonly passed: number;
  readonly failed: number;
}

/** Takes pictures of card, quick fixes and inventory in a real VS Code, and holds card and inventory against the rules of axe. */
export async function checkViews(
  vscode: EmbeddedVscode,
  themes: readonly Theme[],
  sizes: readonly Size[],
): Promise<ViewsCheck> {
  mkdirSync(OUT, { recursive: true });
  let [passed, failed] = [0, 0];
  const count = (where: string, faults: readonly string[]): void => {
    if (faults.length === 0) passed++;
    else failed++;
    process.stdout.write(`  ${faults.length === 0 ? '\u2713' : '\u2717'} ${where}\n`);
    for (const fault of faults) process.stdout.write(`    ${fault}\n`);
  };
  for (const theme of themes) {
    const settings = { ...SETTINGS, ...themeSettings(theme), 'editor.minimap.enabled': false };
    for (const size of sizes) {
      // Each as somebody sees it who starts: a window that comes back may have chosen a theme of its own.
      const server = await startServer(vscode, { port: 0, settings, askForTrust: false });
      const browser = await launchBrowser(vscode);
      try {
        const page = await opened(browser, server.authority, theme, size);
        await look(page, (name) => join(OUT, `${name}-${theme}-${size}.png`), `${theme}, ${size}`, count);
      } finally {
        await browser.close();
        await server.stop();
      }
    }
  }
  return { passed, failed };
}

async function opened(browser: Browser, authority: string, theme: Theme, size: Size): Promise<Page> {
  const { width, height, scale } = SIZES[size];
  const page = await browser.newPage({ viewport: { width, height }, deviceScaleFactor: scale });
  await wantContrast(page, theme);
  const folder = join(PROJECT, 'examples', 'app');
  await page.goto(workbenchUrl({ authority, folder, extension: PROJECT }));
  await page.waitForSelector('.monaco-workbench', { timeout: 60_000 });
  await page.waitForTimeout(5000);
  return page;
}

async function look(
  page: Page,
  file: (name: string) => string,
  where: string,
  count: (where: string, faults: readonly string[]) => void,
): Promise<void> {
  await runCommand(page, 'Modelkeel: Show Inventory');
  await page.waitForTimeout(1500);
  await page.screenshot({ path: file('tree') });
  count(`the inventory, ${where}`, [
    ...(await axeFaults(page, PARTS.tree, [IN_ONE_WORD])),
    ...(await unnamedRows(page)),
  ]);
  await page.keyboard.press('Control+B');
  const { line, column } = PLACE;
  await openFile(page, PLACE.file, line, column);
  await showHover(page);
  await page.screenshot({ path: file('card') });
  count(`the card, ${where}`, await axeFaults(page, PARTS.card));
  await page.keyboard.press('Escape');
  await page.keyboard.press('Escape');
  await showQuickFixes(page);
  await page.screenshot({ path: file('fixes') });
  await page.keyboard.press('Escape');
}

/** VS Code draws name and description of a row with nothing between them, so that axe reads them as one word. */
const IN_ONE_WORD = 'label-content-name-mismatch';

/** Rows whose name for a screen reader lacks something that is seen. */
async function unnamedRows(page: Page): Promise<readonly string[]> {
  return page.evaluate<
    readonly string[]
  >(`[...document.querySelectorAll('${PARTS.tree} .monaco-list-row')].flatMap((row) => {
    // What stands between words is no part of them.
    const words = (text) => text.replace(/[\\s,·]+/g, ' ').trim();
    const name = words(row.getAttribute('aria-label') ?? '');
    const seen = [...row.querySelectorAll('.label-name, .label-description')].map(({ textContent }) => words(textContent));
    return seen.filter((text) => !name.includes(text)).map((text) => 'a row is called "' + name + '", and shows "' + text + '"');
  })`);
}

/** A retired model of the example app. */
const PLACE = { file: 'answer.py', line: 29, column: 18 } as const;
