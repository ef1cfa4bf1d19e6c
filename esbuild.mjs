// Builds dist/: the extension for Node and for the web, the command line, and the assets they read at run time.
import { createHash } from 'node:crypto';
import { copyFile, mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { basename, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { isDeepStrictEqual } from 'node:util';
import { build } from 'esbuild';
import { listTables } from './list-tables.mjs';
import { makeNotices } from './notices.mjs';

const require = createRequire(import.meta.url);
const root = dirname(fileURLToPath(import.meta.url));
const production = !process.argv.includes('--development');

/**
 * SDK tables are data. In a bundle they are JSON, which is read ten times as fast as the code that says the same, and their
 * modules are not in it.
 * @type {import('esbuild').Plugin}
 */
const tablesAsJson = {
  name: 'tables-as-json',
  setup: ({ onLoad }) =>
    onLoad({ filter: /sdk-tables\.generated\.ts$/ }, async ({ path }) => {
      const { outputFiles } = await build({ entryPoints: [path], bundle: true, format: 'esm', write: false });
      const code = Buffer.from(outputFiles[0].contents).toString('base64');
      const { sdkTableFiles } = await import(`data:text/javascript;base64,${code}`);
      const json = JSON.stringify(sdkTableFiles);
      if (!isDeepStrictEqual(JSON.parse(json), sdkTableFiles))
        throw new Error('an SDK table holds what JSON cannot say');
      return { contents: `export const sdkTableFiles = JSON.parse(${JSON.stringify(json)});`, loader: 'js' };
    }),
};

/**
 * Programs for Node share one file of tables: a sixth of each of them is the same text.
 * @type {import('esbuild').Plugin}
 */
const tablesBeside = {
  name: 'tables-beside',
  setup: ({ onResolve }) =>
    onResolve({ filter: /sdk-tables\.generated\.ts$/ }, () => ({ path: './sdk-tables.js', external: true })),
};

/** What libraries ask of their surroundings that the worker of a browser does not have, and what is put in its place. */
const foreign = [
  {
    // It makes an address out of that of the page when it is loaded. The editor runs workers from `blob:` addresses, out of
    // which that gives none, so that the worker would end; schemas are resolved against a fixed base instead.
    path: /json-schema[\\/]dist[\\/]esm[\\/]dereference\.js$/,
    asked: 'self.location &&',
    given: 'false &&',
  },
  {
    path: /dockerfile-ast[\\/]lib[\\/]util\.js$/,
    asked: 'Buffer.from(char, "UTF-8")',
    given: 'new TextEncoder().encode(char)',
  },
];

/** @type {import('esbuild').Plugin} */
const fitForWorkers = { name: 'fit-for-workers', setup: (build) => mend(build, foreign) };

/**
 * Puts what is given in the place of what is asked; the build fails where a library has changed.
 * @param {import('esbuild').PluginBuild} build
 * @param {readonly { readonly path: RegExp, readonly asked: string, readonly given: string }[]} mended
 */
function mend({ onLoad }, mended) {
  for (const { path: filter, asked, given } of mended) {
    onLoad({ filter }, async ({ path }) => {
      const text = await readFile(path, 'utf8');
      if (!text.includes(asked)) throw new Error(`${path} does not ask for ${asked} any more`);
      return { contents: text.replace(asked, given), loader: 'js' };
    });
  }
}

/** What libraries make when they are loaded although few runs need it: it is made when it is asked for. */
const late = [
  {
    // A collator takes a thirtieth of a short run.
    path: /packageurl-js[\\/]src[\\/]strings\.js$/,
    asked: 'const { compare: localeCompare } = new Intl.Collator()',
    given: 'let collator; const localeCompare = (a, b) => (collator ??= new Intl.Collator()).compare(a, b)',
  },
];

/** @type {import('esbuild').Plugin} */
const madeLate = { name: 'made-late', setup: (build) => mend(build, late) };

const BUILD_ID_LENGTH = 32;

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
  plugins: [tablesAsJson, madeLate],
  // Replaced when all is built: what programs and assets are called together.
  define: { BUILD_ID: JSON.stringify('0'.repeat(BUILD_ID_LENGTH)) },
};

/** Grammars by the package that brings them. */
const grammars = {
  '@vscode/tree-sitter-wasm': {
    folder: 'wasm',
    names: ['python', 'typescript', 'tsx', 'javascript', 'java', 'go', 'c-sharp', 'rust', 'ruby', 'php'],
  },
  '@tree-sitter-grammars/tree-sitter-kotlin': { folder: '', names: ['kotlin'] },
  '@tree-sitter-grammars/tree-sitter-hcl': { folder: '', names: ['hcl'] },
  '@davisvaughan/tree-sitter-r': { folder: '', names: ['r'] },
  'tree-sitter-bicep': { folder: '', names: ['bicep'] },
};

/** Files that are copied as they are, grammars and data. */
export const assets = [
  ...Object.entries(grammars).flatMap(([from, { folder, names }]) =>
    names.map((name) => join(dirname(require.resolve(`${from}/package.json`)), folder, `tree-sitter-${name}.wasm`)),
  ),
  join(dirname(require.resolve('web-tree-sitter')), 'web-tree-sitter.wasm'),
  ...['catalog.json', 'advisories.json', 'endings.json'].map((name) =>
    join(root, 'src', 'core', 'metadata', 'catalog', name),
  ),
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

/** What is built: the extension and the language server, each for Node and for browsers, and the command line in three parts. */
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
    plugins: [tablesBeside, madeLate, beside('undici')],
  },
  /** A thread of the server or of the command line. */
  worker: {
    ...shared,
    entryPoints: ['src/worker/main.ts'],
    outfile: 'dist/worker.js',
    platform: 'node',
    plugins: [tablesBeside, madeLate],
  },
  serverWeb: {
    ...shared,
    entryPoints: ['src/server/browser/main.ts'],
    outfile: 'dist/server-web.js',
    platform: 'browser',
    format: 'iife',
    mainFields: ['browser', 'module', 'main'],
    plugins: [tablesAsJson, madeLate, fitForWorkers],
  },
  cli: {
    ...shared,
    entryPoints: ['src/cli/main.ts'],
    outfile: 'dist/cli-program.js',
    platform: 'node',
    // It is run by src/cli/compiled-code.ts, as a function that takes what Node gives to a module.
    banner: { js: '(function (exports, require, module, __filename, __dirname) {' },
    footer: { js: '})' },
    supported: { 'dynamic-import': false },
    plugins: [tablesBeside, madeLate, beside('undici'), besideFile(/\/sdk\.ts$/, 'mcp-sdk')],
  },
  /** The SDK tables of command line, server and threads. */
  tables: {
    ...shared,
    entryPoints: ['src/core/detect/sdk-tables.generated.ts'],
    outfile: 'dist/sdk-tables.js',
    platform: 'node',
  },
  /** The Model Context Protocol, read by `modelkeel mcp` alone. */
  mcpSdk: {
    ...shared,
    entryPoints: ['src/cli/mcp/sdk.ts'],
    outfile: 'dist/mcp-sdk.js',
    platform: 'node',
  },
  /** The page of details, which runs in the editor's browser, and its style. */
  details: {
    ...shared,
    entryPoints: { details: 'src/webview/page.ts' },
    outdir: 'dist',
    platform: 'browser',
    format: 'iife',
    mainFields: ['browser', 'module', 'main'],
  },
  style: {
    ...shared,
    entryPoints: ['src/webview/details.css'],
    outfile: 'dist/details.css',
  },
  undici: {
    ...shared,
    entryPoints: ['undici'],
    outfile: 'dist/undici.js',
    platform: 'node',
  },
  start: {
    ...shared,
    entryPoints: ['src/cli/start.ts'],
    outfile: 'dist/cli.js',
    platform: 'node',
    banner: { js: '#!/usr/bin/env node' },
  },
  library: {
    ...shared,
    entryPoints: ['src/cli/library-start.ts'],
    outfile: 'dist/library.js',
    platform: 'node',
  },
};

/**
 * A package that is a file of its own beside the bundle, read when it is asked for.
 * @param {string} name
 * @returns {import('esbuild').Plugin}
 */
function beside(name) {
  const filter = new RegExp(`^${name}$`);
  return {
    name: `beside-${name}`,
    setup: ({ onResolve }) => onResolve({ filter }, () => ({ path: `./${name}.js`, external: true })),
  };
}

/**
 * A module of ours that is a file of its own beside the bundle, read when it is asked for.
 * @param {RegExp} filter of what is imported
 * @param {string} name of the file
 * @returns {import('esbuild').Plugin}
 */
function besideFile(filter, name) {
  return {
    name: `beside-${name}`,
    setup: ({ onResolve }) => onResolve({ filter }, () => ({ path: `./${name}.js`, external: true })),
  };
}

/**
 * Gives programs that keep facts the name of this build, which is made of their text and of the assets: what another one kept
 * may say something else.
 */
async function nameBuild(files, tables) {
  const place = '0'.repeat(BUILD_ID_LENGTH);
  const texts = await Promise.all(files.map((file) => readFile(file, 'utf8')));
  const hash = createHash('sha256');
  for (const text of texts) hash.update(text);
  for (const file of [tables, ...assets]) hash.update(await readFile(file));
  const id = hash.digest('hex').slice(0, BUILD_ID_LENGTH);
  const named = texts.map((text) => text.replaceAll(place, id));
  if (named[0] === texts[0]) throw new Error(`${files[0]} does not hold the place of the build's name`);
  await Promise.all(files.map((file, index) => writeFile(file, named[index])));
}

/** Builds what starts the program, as command line or library, which knows it by its content. */
async function buildStarts(program, starts) {
  const text = await readFile(program.outfile);
  if (text.some((byte) => byte > 127)) throw new Error(`${program.outfile} is not all ASCII`);
  const id = createHash('sha256').update(text).digest('hex').slice(0, 16);
  return Promise.all(starts.map((start) => build({ ...start, define: { PROGRAM_ID: JSON.stringify(id) } })));
}

/** What users of the library read: the types are one file without imports, so that their declarations are as well. */
async function writeTypes() {
  const { transpileDeclaration } = await import('typescript');
  const fileName = 'src/cli/library-types.ts';
  const { outputText } = transpileDeclaration(await readFile(fileName, 'utf8'), { fileName });
  await writeFile('dist/library.d.ts', outputText);
}

async function main() {
  listTables();
  await rm('dist', { recursive: true, force: true });
  await copyAssets();
  const { start, library, ...programs } = bundles;
  const built = await Promise.all(Object.values(programs).map((options) => build(options)));
  const { cli, server, worker, tables } = programs;
  await nameBuild(
    [cli, server, worker].map(({ outfile }) => outfile),
    tables.outfile,
  );
  await writeTypes();
  await writeNotices([...built, ...(await buildStarts(cli, [start, library]))]);
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  main().catch((error) => {
    console.error(error instanceof Error ? error.message : error);
    process.exitCode = 1;
  });
}
