import { ALL_SIZES, checkViews } from './embedded/check-views.ts';
import { exitOnSignal } from './embedded/exit-on-signal.ts';
import { installVscode } from './embedded/install.ts';
import { ALL_THEMES } from './embedded/themes.ts';
import { PROJECT } from './suite-table.ts';

/**
 * Looks at card, quick fixes and inventory of the example app; the pictures are in `.vscode-test/views`. Words on the command line
 * are themes and sizes (`check-views.ts dark narrow`).
 */
async function main(): Promise<void> {
  exitOnSignal();
  process.chdir(PROJECT);
  const words = process.argv.slice(2);
  const chosen = <W extends string>(all: readonly W[]): readonly W[] => {
    const named = all.filter((word) => words.includes(word));
    return named.length > 0 ? named : all;
  };
  const { failed } = await checkViews(await installVscode(true), chosen(ALL_THEMES), chosen(ALL_SIZES));
  process.exitCode = failed > 0 ? 1 : 0;
}

main().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
});
