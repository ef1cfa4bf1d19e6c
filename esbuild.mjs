// Builds dist/: the extension for Node and for the web, the command line, and the assets they read at run time.
import { copyFile, mkdir, rm, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { basename, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { listSdkTables } from './list-sdk-tables.mjs';
import { makeNotices } from './notices.mjs';

const require = createRequire(import.meta.url);
const root = dirname(fileURLToPath(import.meta.url));
const production = !process.argv.includes('--development');

/** @type {import('esbuild').BuildOptions} */
const shared = {
  bundle: true,
  format: 'cjs',
  target: 'es2023',
  minify: production,
  sourcemap: production ? false : 'linked',
  legalComments: 'none',
  logLevel: 'warning',
  metafile: true,
  // Their ESM builds ask for import.meta.url, which a CommonJS bundle does not have.
  alias: { 'web-tree-sitter': require.resolve('web-tree-sitter'), fdir: require.resolve('fdir') },
  mainFields: ['module', 'main'],
};

/** Grammars by the package that brings them. */
const grammars = {
  '@vscode/tree-sitter-wasm': {
    folder: 'wasm',
    names: ['python', 'typescript', 'tsx', 'javascript', 'java', 'go', 'c-sharp', 'rust', 'ruby', 'php'],
  },
  '@tree-sitter-grammars/tree-sitter-kotlin': { folder: '', names: ['kotlin'] },
  '@tree-sitter-grammars/tree-sitter-hcl': { folder: '', names: ['hcl'] },
  'tree-sitter-bicep': { folder: '', names: ['bicep'] },
};

/** Files that are copied as they are, grammars and data. */
export const assets = [
  ...Object.entries(grammars).flatMap(([from, { folder, names }]) =>
    names.map((name) => join(dirname(require.resolve(`${from}/package.json`)), folder, `tree-sitter-${name}.wasm`)),
  ),
  join(dirname(require.resolve('web-tree-sitter')), 'web-tree-sitter.wasm'),
  ...['catalog.json', 'advisories.json'].map((name) => join(root, 'src', 'core', 'metadata', 'catalog', name)),
];

async function copyAssets() {
  const target = join('dist', 'assets');
  await mkdir(target, { recursive: true });
  await Promise.all(assets.map((path) => copyFile(path, join(target, basename(path)))));
}

/** Nothing is shipped without the licence it comes with. */
async function writeNotices(results) {
  const { text, missing } = makeNotices(
    results.map(({ metafile }) => metafile),
    assets,
  );
  if (missing.length > 0) throw new Error(`no licence text for ${missing.join(', ')}: put it into licenses/`);
  await writeFile(join('dist', 'THIRD-PARTY-NOTICES.txt'), text);
}

/** What is built: the extension and the language server, each for Node and for browsers, and the command line. */
export const bundles = {
  node: {
    ...shared,
    entryPoints: ['src/extension/node.ts'],
    outfile: 'dist/extension.js',
    platform: 'node',
    external: ['vscode'],
  },
  web: {
    ...shared,
    entryPoints: ['src/extension/web.ts'],
    outfile: 'dist/web.js',
    platform: 'browser',
    external: ['vscode'],
    mainFields: ['browser', 'module', 'main'],
  },
  server: {
    ...shared,
    entryPoints: ['src/server/node/main.ts'],
    outfile: 'dist/server.js',
    platform: 'node',
  },
  serverWeb: {
    ...shared,
    entryPoints: ['src/server/browser/main.ts'],
    outfile: 'dist/server-web.js',
    platform: 'browser',
    format: 'iife',
    mainFields: ['browser', 'module', 'main'],
  },
  cli: {
    ...shared,
    entryPoints: ['src/cli/main.ts'],
    outfile: 'dist/cli.js',
    platform: 'node',
    banner: { js: '#!/usr/bin/env node' },
  },
};

async function main() {
  listSdkTables();
  await rm('dist', { recursive: true, force: true });
  await copyAssets();
  await writeNotices(await Promise.all(Object.values(bundles).map((options) => build(options))));
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  main().catch((error) => {
    console.error(error instanceof Error ? error.message : error);
    process.exitCode = 1;
  });
}
