import type { Page } from 'playwright-core';

/** Kinds of themes, by what a person chooses for them. */
const THEMES = {
  dark: 'Default Dark Modern',
  light: 'Default Light Modern',
  // The workbench goes to these where the machine wants high contrast.
  'high-contrast': 'Default Dark Modern',
  'high-contrast-light': 'Default Light Modern',
} as const;

export type Theme = keyof typeof THEMES;
export const ALL_THEMES: readonly Theme[] = ['dark', 'light', 'high-contrast', 'high-contrast-light'];

/** The settings of a window in a theme, with nothing beside the editor. */
export function themeSettings(theme: Theme): Readonly<Record<string, unknown>> {
  return { 'workbench.colorTheme': THEMES[theme], 'workbench.secondarySideBar.defaultVisibility': 'hidden' };
}

/** Makes the machine of a page want what a theme is for. */
export async function wantContrast(page: Page, theme: Theme): Promise<void> {
  await page.emulateMedia({
    forcedColors: theme.startsWith('high-contrast') ? 'active' : 'none',
    colorScheme: theme.endsWith('light') ? 'light' : 'dark',
  });
}
