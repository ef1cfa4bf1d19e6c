import { mkdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { Page } from 'playwright-core';
import { launchBrowser } from './embedded/browser.ts';
import { installVscode } from './embedded/install.ts';
import { startServer } from './embedded/server.ts';
import { workbenchUrl } from './embedded/workbench-url.ts';
import { SETTINGS } from './suite-table.ts';

const PROJECT = resolve(import.meta.dirname, '..', '..');
const OUT = join(PROJECT, 'media', 'screenshots');

async function command(page: Page, title: string): Promise<void> {
  await page.keyboard.press('F1');
  await page.waitForTimeout(500);
  await page.keyboard.type(title);
  await page.waitForTimeout(900);
  await page.keyboard.press('Enter');
  await page.waitForTimeout(1500);
}

async function openFile(page: Page, name: string): Promise<void> {
  await page.keyboard.press('Control+P');
  await page.waitForTimeout(500);
  await page.keyboard.type(name);
  await page.waitForTimeout(1200);
  await page.keyboard.press('Enter');
  await page.waitForTimeout(2000);
}

function word(page: Page, text: string): ReturnType<Page['locator']> {
  return page.locator('.view-line span span', { hasText: text }).first();
}

/** The pictures of the README, taken in a real VS Code on the example app. */
async function shoot(page: Page, suffix: string): Promise<void> {
  const save = (name: string, height?: number): Promise<unknown> =>
    page.screenshot({
      path: join(OUT, `${name}${suffix}.png`),
      ...(height === undefined ? {} : { clip: { x: 0, y: 0, width: 1200, height } }),
    });
  await hideSecondSideBar(page);
  await openFile(page, 'answer.py');
  await save('diagnostics');
  await word(page, 'gpt-4-0314').hover();
  await page.waitForTimeout(2500);
  await save('hover');
  await page.keyboard.press('Escape');
  await word(page, 'gpt-4-0314').click();
  await page.keyboard.press('Control+.');
  await page.waitForTimeout(2500);
  await save('quick-fix');
  await page.keyboard.press('Escape');
  await command(page, 'Modelkeel: Show Inventory');
  await openFile(page, 'local_model.py');
  await word(page, 'BAAI/bge').hover();
  await page.waitForTimeout(2500);
  await save('inventory');
  await page.keyboard.press('Escape');
  await page.keyboard.press('Control+B');
  for (const card of CARDS) await shootCard(page, suffix, card);
}

/** Picture, file and word of a card, and how far down it is shown, in turns of the wheel. */
type Card = readonly [name: string, file: string, text: string, scrolled?: number];

/** Cards of other states: an alias, a chain of licences, a mistake. */
const CARDS: readonly Card[] = [
  ['hover-alias', 'chat.ts', 'gpt-5.4-nano'],
  ['hover-lineage', 'reason.py', 'DeepSeek-R1', 2],
  ['hover-unknown', 'draft.ts', 'gpt-5.4-nanno'],
];

async function shootCard(page: Page, suffix: string, [name, file, text, scrolled = 0]: Card): Promise<void> {
  await openFile(page, file);
  await word(page, text).hover();
  await page.waitForTimeout(2500);
  const card = await page.locator('.monaco-hover:visible').first().boundingBox();
  if (card && scrolled > 0) {
    await page.mouse.move(card.x + card.width / 2, card.y + card.height / 2, { steps: 8 });
    // One turn of a wheel goes a fixed way, whatever it says.
    for (let turn = 0; turn < scrolled; turn++) {
      await page.mouse.wheel(0, 100);
      await page.waitForTimeout(800);
    }
  }
  const height = Math.min(760, Math.ceil((card?.y ?? 400) + (card?.height ?? 300) + 20));
  await page.screenshot({ path: join(OUT, `${name}${suffix}.png`), clip: { x: 0, y: 0, width: 1200, height } });
  await page.keyboard.press('Escape');
}

/** The workbench may open its second side bar, which has nothing to show here. */
async function hideSecondSideBar(page: Page): Promise<void> {
  if (!(await page.locator('.part.auxiliarybar').isVisible())) return;
  await page.keyboard.press('Control+Alt+B');
  await page.waitForTimeout(500);
}

async function main(): Promise<void> {
  mkdirSync(OUT, { recursive: true });
  process.chdir(PROJECT);
  const vscode = await installVscode(true);
  for (const [theme, suffix, hosts] of [
    ['Default Dark Modern', '', {}],
    ['Default Light Modern', '-light', {}],
    // Taken without a network: a host that is always asked and cannot be reached.
    ['Default Dark Modern', '', { 'huggingface.co': 'always' }],
  ] as const) {
    const settings = {
      ...SETTINGS,
      'workbench.colorTheme': theme,
      'editor.minimap.enabled': false,
      'editor.fontFamily': "'DejaVu Sans Mono', Menlo, Consolas, monospace",
      'workbench.secondarySideBar.defaultVisibility': 'hidden',
      'modelkeel.network.hosts': hosts,
    };
    const server = await startServer(vscode, { port: 0, settings, askForTrust: false });
    const browser = await launchBrowser(vscode);
    try {
      const page = await browser.newPage({ viewport: { width: 1200, height: 760 } });
      await page.goto(
        workbenchUrl({
          authority: server.authority,
          folder: join(PROJECT, 'examples', 'app'),
          extension: PROJECT,
        }),
      );
      await page.waitForSelector('.monaco-workbench', { timeout: 60_000 });
      await page.waitForTimeout(6000);
      if (Object.keys(hosts).length === 0) await shoot(page, suffix);
      else {
        await hideSecondSideBar(page);
        await shootCard(page, suffix, ['hover-offline', 'local_model.py', 'BAAI/bge']);
      }
    } finally {
      await browser.close();
      await server.stop();
    }
  }
}

void main();
