import type { Page } from 'playwright-core';

/** Milliseconds VS Code may take to draw what a key asked for, before a picture of it is taken. */
const SETTLE = 1500;
const PATIENCE = 30_000;

/** Runs a command of the palette by its title, as a person does. */
export async function runCommand(page: Page, title: string): Promise<void> {
  await page.keyboard.press('F1');
  await choose(page, title);
}

/** Opens a file of the workspace by quick open, at a line and column (from 1) where given. */
export async function openFile(page: Page, name: string, line = 1, column = 1): Promise<void> {
  await page.keyboard.press('Control+P');
  await choose(page, name);
  await page.locator('.editor-instance .view-lines').first().waitFor({ timeout: PATIENCE });
  await page.keyboard.press('Control+G');
  await choose(page, `:${String(line)}:${String(column)}`);
}

/** Shows the hover at the cursor. @throws when there is none. */
export async function showHover(page: Page): Promise<void> {
  await runCommand(page, 'Show or Focus Hover');
  await page.locator('.monaco-hover:not(.hidden) .hover-row').first().waitFor({ timeout: PATIENCE });
  await page.waitForTimeout(SETTLE);
}

/** Opens the quick-fix menu at the cursor. @throws when it stays away. */
export async function showQuickFixes(page: Page): Promise<void> {
  await page.keyboard.press('Control+.');
  await page.locator('.action-widget').first().waitFor({ timeout: PATIENCE });
  await page.waitForTimeout(SETTLE);
}

/** Types into the quick input and takes its first entry, once it has one. */
async function choose(page: Page, text: string): Promise<void> {
  const input = page.locator('.quick-input-widget input[type="text"]');
  await input.waitFor({ timeout: PATIENCE });
  const kept = text.startsWith(':') ? '' : (await input.inputValue()) === '>' ? '>' : '';
  await input.fill(`${kept}${text}`);
  await page.locator('.quick-input-list .monaco-list-row').first().waitFor({ timeout: PATIENCE });
  await page.waitForTimeout(SETTLE);
  await page.keyboard.press('Enter');
  await page.waitForTimeout(SETTLE);
}
