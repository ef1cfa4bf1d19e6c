import { checkDetails } from './embedded/check-details.ts';
import { exitOnSignal } from './embedded/exit-on-signal.ts';
import { ALL_THEMES } from './embedded/themes.ts';
import { installVscode } from './embedded/install.ts';
import { PROJECT } from './suite-table.ts';

/**
 * Looks at the page of details of the example app in every kind of theme; the pictures are in `.vscode-test/details`. Words on the command
 * line are the name that is looked up, and themes (`check-details.ts gpt-4o dark`).
 */
async function main(): Promise<void> {
  exitOnSignal();
  process.chdir(PROJECT);
  const [name = 'DeepSeek-R1-Distill', ...words] = process.argv.slice(2);
  const themes = ALL_THEMES.filter((theme) => words.length === 0 || words.includes(theme));
  const { failed } = await checkDetails(await installVscode(true), name, themes);
  process.exitCode = failed > 0 ? 1 : 0;
}

main().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
});
