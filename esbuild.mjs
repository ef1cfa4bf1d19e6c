// Builds dist/: the extension for Node and for the web, the command line, and the assets they read at run time.
import { createHash } from 'node:crypto';
import { copyFile, mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { basename, dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { isDeepStrictEqual } from 'node:util';
import { brotliCompressSync, deflateRawSync } from 'node:zlib';
import { build, transform } from 'esbuild';
import { listTables } from './list-tables.mjs';
import { makeNotices } from './notices.mjs';

const require = createRequire(import.meta.url);
const root = dirname(fileURLToPath(import.meta.url));
const production = !process.argv.includes('--development');

/** Modules that hold data alone: tables of SDKs, pages of rules. */
const DATA = /(?:sdk-tables|rule-pages)\.generated\.ts$/;

/** A module of ours, to be run now. @param {string} path */
async function moduleOf(path) {
  const options = { bundle: true, format: 'esm', platform: 'node', write: false };
  const { outputFiles } = await build({ entryPoints: [path], ...options });
  const code = Buffer.from(outputFiles[0].contents).toString('base64');
  return import(`data:text/javascript;base64,${code}`);
}

/** What such a module exports. @param {string} path */
async function dataOf(path) {
  const data = { ...(await moduleOf(path)) };
  const json = JSON.stringify(data);
  if (!isDeepStrictEqual(JSON.parse(json), data)) throw new Error(`${path} holds what JSON cannot say`);
  return { names: Object.keys(data), json };
}

/** A module that exports the properties of what an expression gives. */
const exporting = (names, expression) =>
  `const data = ${expression};\n${names.map((name) => `export const ${name} = data.${name};`).join('\n')}`;

/**
 * In a bundle data is JSON, which is read ten times as fast as the code that says the same, and its modules are not in it.
 * @type {import('esbuild').Plugin}
 */
const dataAsJson = {
  name: 'data-as-json',
  setup: ({ onLoad }) =>
    onLoad({ filter: DATA }, async ({ path }) => {
      const { names, json } = await dataOf(path);
      return { contents: exporting(names, `JSON.parse(${JSON.stringify(json)})`), loader: 'js' };
    }),
};

/**
 * In the program for Node it is compressed as well: an eighth of the bytes, for a millisecond or two.
 * @type {import('esbuild').Plugin}
 */
const dataCompressed = {
  name: 'data-compressed',
  setup: ({ onLoad }) =>
    onLoad({ filter: DATA }, async ({ path }) => {
      const { names, json } = await dataOf(path);
      const packed = brotliCompressSync(json).toString('base64');
      const read = `JSON.parse(brotliDecompressSync(Buffer.from('${packed}', 'base64')).toString())`;
      const contents = `import { brotliDecompressSync } from 'node:zlib';\n${exporting(names, read)}`;
      return { contents, loader: 'js' };
    }),
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

/**
 * The SDK of the protocol brings three libraries for schemas that are never asked here: tools are described in JSON Schema, and
 * what clients are asked for is validated by the one that the program has anyway, for which the SDK has its own provider.
 * @type {import('esbuild').Plugin}
 */
const withoutSchemaLibraries = {
  name: 'without-schema-libraries',
  setup: ({ onLoad, onResolve }) => {
    const namespace = 'without-schema-libraries';
    onLoad({ filter: /validation[\\/]ajv-provider\.js$/ }, () => ({
      contents: "export { CfWorkerJsonSchemaValidator as AjvJsonSchemaValidator } from './cfworker-provider.js';",
      loader: 'js',
    }));
    onResolve({ filter: /^(?:zod|zod\/v3|zod-to-json-schema)$/ }, ({ path }) => ({ path, namespace }));
    onLoad({ filter: /./, namespace }, ({ path }) => ({
      contents: ['object', 'ZodOptional', 'zodToJsonSchema']
        .map((name) => `export function ${name}() { throw new Error('${path} is not part of this program'); }`)
        .join('\n'),
      loader: 'js',
    }));
  },
};

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
  plugins: [dataAsJson, madeLate],
  // Replaced when all is built: what programs and assets are called together.
  define: { BUILD_ID: JSON.stringify('0'.repeat(BUILD_ID_LENGTH)) },
};

/** Grammars by the package that brings them. */
const grammars = {
  '@vscode/tree-sitter-wasm': {
    folder: 'wasm',
    names: ['python', 'typescript', 'tsx', 'javascript', 'java', 'go', 'c-sharp', 'rust', 'ruby', 'php', 'powershell'],
  },
  '@tree-sitter-grammars/tree-sitter-kotlin': { folder: '', names: ['kotlin'] },
  '@tree-sitter-grammars/tree-sitter-hcl': { folder: '', names: ['hcl'] },
  '@davisvaughan/tree-sitter-r': { folder: '', names: ['r'] },
  'tree-sitter-bicep': { folder: '', names: ['bicep'] },
};

const CATALOG = join(root, 'src', 'core', 'metadata', 'catalog', 'catalog.json');

/** Files that are shipped, grammars and data: as they are, but for the catalog, which is packed. */
export const assets = [
  ...Object.entries(grammars).flatMap(([from, { folder, names }]) =>
    names.map((name) => join(dirname(require.resolve(`${from}/package.json`)), folder, `tree-sitter-${name}.wasm`)),
  ),
  join(dirname(require.resolve('web-tree-sitter')), 'web-tree-sitter.wasm'),
  CATALOG,
  ...['advisories.json', 'endings.json'].map((name) => join(dirname(CATALOG), name)),
];

async function copyAssets() {
  const target = join('dist', 'assets');
  await mkdir(target, { recursive: true });
  const copied = assets.filter((path) => !path.endsWith('.json'));
  const facts = assets.filter((path) => path.endsWith('.json') && path !== CATALOG);
  await Promise.all(
    facts.map(async (path) =>
      writeFile(join(target, `${basename(path)}.deflate`), deflateRawSync(await readFile(path), { level: 9 })),
    ),
  );
  await Promise.all(copied.map((path) => copyFile(path, join(target, basename(path)))));
  const { packCatalog } = await moduleOf('src/tools/catalog/pack.ts');
  await writeFile(join(target, 'catalog.pack'), packCatalog(await readFile(CATALOG, 'utf8')));
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

/** What command line, language server and their threads are built with: files beside them are read when they are asked for. */
const ofProgram = {
  ...shared,
  platform: 'node',
  format: 'esm',
  outdir: 'dist',
  plugins: [dataCompressed, madeLate, besideFile(/\/sdk\.ts$/, 'mcp-sdk')],
};

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
  /** Parts of `program.js`, see writeProgram. */
  server: { ...ofProgram, entryPoints: ['src/server/node/main.ts'] },
  worker: { ...ofProgram, entryPoints: ['src/worker/main.ts'] },
  cli: { ...ofProgram, entryPoints: ['src/cli/main.ts'] },
  serverWeb: {
    ...shared,
    entryPoints: ['src/server/browser/main.ts'],
    outfile: 'dist/server-web.js',
    platform: 'browser',
    format: 'iife',
    mainFields: ['browser', 'module', 'main'],
    plugins: [dataAsJson, madeLate, fitForWorkers],
  },
  /** The Model Context Protocol, read by `modelkeel mcp` alone. */
  mcpSdk: {
    ...shared,
    entryPoints: ['src/cli/mcp/sdk.ts'],
    outfile: 'dist/mcp-sdk.js',
    platform: 'node',
    plugins: [withoutSchemaLibraries],
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
  /** What an editor starts, and what a thread is started with. */
  serverStart: { ...shared, entryPoints: ['src/server/node/start.ts'], outfile: 'dist/server.js', platform: 'node' },
  workerStart: { ...shared, entryPoints: ['src/worker/start.ts'], outfile: 'dist/worker.js', platform: 'node' },
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
 * Gives the program that keeps facts the name of this build, which is made of its text and of the assets: what another one kept
 * may say something else.
 */
async function nameBuild() {
  const text = await readFile(PROGRAM, 'utf8');
  const hash = createHash('sha256').update(text);
  for (const file of assets) hash.update(await readFile(file));
  const named = text.replaceAll('0'.repeat(BUILD_ID_LENGTH), hash.digest('hex').slice(0, BUILD_ID_LENGTH));
  if (named === text) throw new Error(`${PROGRAM} does not hold the place of the build's name`);
  await writeFile(PROGRAM, named);
}

/** Builds what starts the program, as command line or library, which knows it by its content. */
async function buildStarts(starts) {
  const text = await readFile(PROGRAM);
  if (text.some((byte) => byte > 127)) throw new Error(`${PROGRAM} is not all ASCII`);
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

/**
 * `program.js`: command line, language server and thread in one file, since most of their code is the same. It is split by what
 * shares it, and each part runs when it is first asked for, as a module does.
 *
 * @returns {Promise<import('esbuild').BuildResult>}
 */
async function writeProgram() {
  const { server, worker, cli } = bundles;
  const result = await build({
    ...ofProgram,
    entryPoints: {
      server: server.entryPoints[0],
      worker: worker.entryPoints[0],
      cli: cli.entryPoints[0],
    },
    splitting: true,
    supported: { 'dynamic-import': false },
    write: false,
  });
  // Comments may hold what is not ASCII.
  const ofPart = { format: 'cjs', minifyWhitespace: true, target: shared.target };
  const parts = await Promise.all(
    // Source maps of parts fit no longer once they are put together.
    result.outputFiles
      .filter(({ path }) => path.endsWith('.js'))
      .map(async ({ path, text }) => {
        const { code } = await transform(text, { ...ofPart, minify: production });
        return `${JSON.stringify(`./${relative('dist', path)}`)}:function(require,exports,module){${code}}`;
      }),
  );
  await writeFile(PROGRAM, `"use strict";const parts={${parts.toSorted().join(',\n')}};${RUN_PARTS}`);
  return result;
}

const PROGRAM = join('dist', 'program.js');

/** Gives the parts to each other, and what is asked of the program to those who start it. */
const RUN_PARTS = `
const made = new Map();
const load = (name) => {
  if (!Object.hasOwn(parts, name)) return require(name);
  let module = made.get(name);
  if (!module) {
    module = { exports: {} };
    made.set(name, module);
    parts[name](load, module.exports, module);
  }
  return module.exports;
};
for (const name of ['cli', 'server', 'worker'])
  Object.defineProperty(exports, name, { enumerable: true, get: () => load('./' + name + '.js') });
`;

async function main() {
  listTables();
  await rm('dist', { recursive: true, force: true });
  await copyAssets();
  const { start, library, server, worker, cli, ...programs } = bundles;
  const built = await Promise.all([writeProgram(), ...Object.values(programs).map((options) => build(options))]);
  await nameBuild();
  await writeTypes();
  await writeNotices([...built, ...(await buildStarts([start, library]))]);
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  main().catch((error) => {
    console.error(error instanceof Error ? error.message : error);
    process.exitCode = 1;
  });
}
