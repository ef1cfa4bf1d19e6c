import { copyFileSync, mkdirSync, readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join, relative, sep } from 'node:path';
import { build } from 'esbuild';
import type { BuildOptions } from 'esbuild';
import { SEEN_REQUEST } from './embedded/run-suite.ts';
import { PROJECT } from './suite-table.ts';
import type { Host } from './suite-table.ts';

const TESTS = join(PROJECT, 'test', 'extension');
const OUT = join(PROJECT, '.vscode-test');

/** Below the extension's own folder: VS Code runs them in the host that the extension is in. */
const SUITES = join(OUT, 'suites');

const SHARED: BuildOptions = {
  bundle: true,
  format: 'cjs',
  target: 'es2023',
  logLevel: 'warning',
  sourcemap: 'inline',
};

/** In a worker there is no Node: assertions and mocha come from their builds for browsers. */
const WORKER: BuildOptions = {
  platform: 'browser',
  external: ['vscode'],
  alias: { 'node:assert/strict': join(TESTS, 'web', 'assert-strict.ts') },
  define: { process: 'noProcess', global: 'globalThis' },
  banner: { js: 'const noProcess = { env: {} };' },
};

/** Bundles suites for a window; gives the path whose `run()` runs them. */
export async function bundleSuites(name: string, host: Host, files: readonly string[]): Promise<string> {
  const outfile = join(SUITES, `${name}.js`);
  const lines = files.map((file) => `() => import(${JSON.stringify(join(TESTS, 'suites', file))})`);
  const mocha =
    host === 'node'
      ? `import Mocha from 'mocha';`
      : `import ${JSON.stringify(mochaForBrowsers())}; const { Mocha } = globalThis;`;
  const seen = host === 'node' ? '' : `await fetch(${JSON.stringify(SEEN_REQUEST)}).catch(() => undefined);\n`;
  await build({
    ...SHARED,
    stdin: {
      contents: `${mocha}\nimport { runSuites } from './index.ts';\nexport const run = async () => {\n${seen}return runSuites(Mocha, [${lines.join(', ')}]);\n};`,
      resolveDir: TESTS,
      loader: 'ts',
    },
    outfile,
    ...(host === 'node' ? { platform: 'node', external: ['vscode', 'mocha'] } : WORKER),
  });
  return outfile;
}

/** The build of mocha for browsers, under a name that says what it is: its package says that all of it is ESM. */
function mochaForBrowsers(): string {
  const target = join(SUITES, 'mocha.cjs');
  mkdirSync(SUITES, { recursive: true });
  copyFileSync(createRequire(import.meta.url).resolve('mocha/mocha.js'), target);
  return target;
}

/** Bundles an extension of `test/extension/in-memory`, with the files of the workspaces; gives its folder. */
export async function bundleHelper(name: string): Promise<string> {
  const [source, target] = [join(TESTS, 'in-memory', name), join(OUT, 'in-memory', name)];
  mkdirSync(target, { recursive: true });
  copyFileSync(join(source, 'package.json'), join(target, 'package.json'));
  await build({
    ...SHARED,
    entryPoints: [join(source, 'extension.ts')],
    outfile: join(target, 'extension.js'),
    platform: 'browser',
    external: ['vscode'],
    define: { INITIAL_FILES: JSON.stringify(workspaceFiles()) },
  });
  return target;
}

/** Text by path, of all files of the workspaces. */
function workspaceFiles(): Readonly<Record<string, string>> {
  const root = join(TESTS, 'workspaces');
  const files = readdirSync(root, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && !entry.parentPath.includes(`${sep}.vscode`))
    .map((entry) => join(entry.parentPath, entry.name));
  return Object.fromEntries(
    files.map((path) => [`/${relative(root, path).replaceAll(sep, '/')}`, readFileSync(path, 'utf8')]),
  );
}
