import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { bundleHelper, bundleSuites } from './bundle-suites.ts';
import { exitOnSignal } from './embedded/exit-on-signal.ts';
import { installVscode } from './embedded/install.ts';
import { runSuite } from './embedded/run-suite.ts';
import { PROJECT, SETTINGS } from './suite-table.ts';
import { syntheticDocument } from './synthetic-document.ts';

const FILES = 6000;
const LINES = 150;
/** On a machine that others use as well 6,000 files take minutes. */
const LIMIT_MS = 900_000;

/** Delay of the extension host's event loop in a real VS Code while a large workspace is scanned. */
async function main(): Promise<void> {
  exitOnSignal();
  // A first start: nothing of the folder was read before.
  process.env['MODELKEEL_NO_CACHE'] = '1';
  const folder = mkdtempSync(join(tmpdir(), 'modelkeel-large-'));
  try {
    for (let index = 0; index < FILES; index++) {
      const part = join(folder, `package_${String(Math.floor(index / 100))}`);
      mkdirSync(part, { recursive: true });
      writeFileSync(join(part, `module_${String(index)}.py`), syntheticDocument(LINES));
    }
    const vscode = await installVscode(true);
    const helpers = { files: await bundleHelper('files'), notebooks: await bundleHelper('notebooks') };
    const tests = await bundleSuites('bench', 'node', [join('..', 'bench', 'event-loop.bench.ts')]);
    const settings = { ...SETTINGS, 'modelkeel.scan.onStart': false };
    const { failed } = await runSuite(vscode, {
      ...{ name: 'bench', host: 'node', open: folder, extension: PROJECT, helpers, tests, settings },
      askForTrust: false,
      limitMs: LIMIT_MS,
    });
    process.exitCode = failed > 0 ? 1 : 0;
  } finally {
    rmSync(folder, { recursive: true });
  }
}

main().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
});
