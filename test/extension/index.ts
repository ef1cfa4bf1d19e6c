import type MochaClass from 'mocha';

/**
 * Runs suites inside the extension host. Each loader imports one suite, which registers its tests with the globals of
 * mocha. Every result is a line on the console, where the launcher reads it; the last line counts.
 *
 * @throws when a test fails, which is how VS Code learns of it.
 */
export async function runSuites(Mocha: typeof MochaClass, loaders: readonly (() => Promise<unknown>)[]): Promise<void> {
  const mocha = new Mocha({ ui: 'bdd', timeout: 30_000 });
  mocha.suite.emit(Mocha.Suite.constants.EVENT_FILE_PRE_REQUIRE, globalThis, 'suites', mocha);
  for (const load of loaders) await load();
  let [passed, failed] = [0, 0];
  await new Promise<void>((resolve) => {
    // The listeners below report; mocha's own reporters write to a terminal that is not there.
    mocha.reporter(Mocha.reporters.Base);
    mocha
      .run(() => {
        resolve();
      })
      .on('pass', (test) => {
        passed++;
        say(`✓ ${test.fullTitle()} (${String(test.duration ?? 0)} ms)`);
      })
      .on('fail', (test, error: unknown) => {
        failed++;
        say(`✗ ${test.fullTitle()}\n${error instanceof Error ? (error.stack ?? error.message) : String(error)}`);
      });
  });
  say(`${String(passed)} passed, ${String(failed)} failed`);
  if (failed > 0) throw new Error(`${String(failed)} tests failed`);
}

/** Marks a line as ours: the console of the extension host has others. */
function say(text: string): void {
  for (const line of text.split('\n')) console.log(`modelkeel-test: ${line}`);
}
