import { existsSync, mkdirSync, statSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import type { Page } from 'playwright-core';
import { launchBrowser } from './embedded/browser.ts';
import { exitOnSignal } from './embedded/exit-on-signal.ts';
import { installVscode } from './embedded/install.ts';
import { openFile, runCommand, showHover, showQuickFixes } from './embedded/screenshot.ts';
import { startServer } from './embedded/server.ts';
import { workbenchUrl } from './embedded/workbench-url.ts';
import { PROJECT, SETTINGS } from './suite-table.ts';

const USAGE =
  'npx tsx src/tools/take-screenshot.ts --folder DIR --out FILE.png [--open NAME] [--line N] [--column N]\n' +
  '  [--hover] [--quick-fix] [--tree] [--theme dark|light] [--width N] [--height N]';
const THEMES = { dark: 'Default Dark Modern', light: 'Default Light Modern' } as const;
const SCAN_MS = 5000;

/** What the picture is to show. */
interface Picture {
  readonly folder: string;
  readonly out: string;
  readonly open: string | null;
  readonly line: number;
  readonly column: number;
  readonly hover: boolean;
  readonly quickFix: boolean;
  readonly tree: boolean;
  readonly theme: keyof typeof THEMES;
  readonly width: number;
  readonly height: number;
}

function whole(name: string, text: string): number {
  const value = Number(text);
  if (!Number.isInteger(value) || value < 1) throw new Error(`--${name} ${text} is not a number from 1 up`);
  return value;
}

/** @throws with a line for people when the words make no sense. */
function readArguments(): Picture {
  const { values } = parseArgs({
    options: {
      folder: { type: 'string' },
      out: { type: 'string' },
      open: { type: 'string' },
      line: { type: 'string', default: '1' },
      column: { type: 'string', default: '1' },
      hover: { type: 'boolean', default: false },
      'quick-fix': { type: 'boolean', default: false },
      tree: { type: 'boolean', default: false },
      theme: { type: 'string', default: 'dark' },
      width: { type: 'string', default: '1280' },
      height: { type: 'string', default: '800' },
    },
  });
  const { folder, out, open = null, theme, hover, tree } = values;
  const quickFix = values['quick-fix'];
  if (folder === undefined || out === undefined) throw new Error('--folder and --out are needed');
  if (!existsSync(folder) || !statSync(folder).isDirectory()) throw new Error(`${folder} is not a folder`);
  if (theme !== 'dark' && theme !== 'light') throw new Error(`--theme ${theme} is neither dark nor light`);
  if ((hover || quickFix) && open === null) throw new Error('--hover and --quick-fix need --open');
  if (hover && quickFix) throw new Error('--hover and --quick-fix hide each other: name one');
  return {
    ...{ folder: resolve(folder), out: resolve(out), open, theme, hover, quickFix, tree },
    line: whole('line', values.line),
    column: whole('column', values.column),
    width: whole('width', values.width),
    height: whole('height', values.height),
  };
}

/** Does by keyboard what the picture needs, and saves it. */
async function shoot(page: Page, picture: Picture): Promise<void> {
  await page.waitForSelector('.monaco-workbench', { timeout: 60_000 });
  await page.waitForTimeout(SCAN_MS);
  if (picture.tree) await runCommand(page, 'Modelkeel: Show Inventory');
  if (picture.open !== null) await openFile(page, picture.open, picture.line, picture.column);
  if (picture.hover) await showHover(page);
  if (picture.quickFix) await showQuickFixes(page);
  mkdirSync(dirname(picture.out), { recursive: true });
  await page.screenshot({ path: picture.out });
}

/** One picture of a real VS Code with the extension on a folder. */
async function main(): Promise<void> {
  let picture: Picture;
  try {
    picture = readArguments();
  } catch (error) {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\nUsage: ${USAGE}\n`);
    process.exitCode = 2;
    return;
  }
  exitOnSignal();
  process.chdir(PROJECT);
  const vscode = await installVscode(true);
  const settings = {
    ...SETTINGS,
    'workbench.colorTheme': THEMES[picture.theme],
    'workbench.secondarySideBar.defaultVisibility': 'hidden',
    'editor.minimap.enabled': false,
  };
  const server = await startServer(vscode, { port: 0, settings, askForTrust: false });
  try {
    const browser = await launchBrowser(vscode);
    try {
      const page = await browser.newPage({ viewport: { width: picture.width, height: picture.height } });
      await page.goto(workbenchUrl({ authority: server.authority, folder: picture.folder, extension: PROJECT }));
      await shoot(page, picture);
    } finally {
      await browser.close();
    }
  } finally {
    await server.stop();
  }
}

main().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
});
