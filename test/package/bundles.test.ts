import assert from 'node:assert/strict';
import { builtinModules } from 'node:module';
import { join } from 'node:path';
import { runInThisContext } from 'node:vm';
import { build } from 'esbuild';
import { bundles } from '../../esbuild.mjs';
import { sdkTables } from '../../src/core/detect/registry.ts';
import { PROJECT } from '../support/ports.ts';

describe('bundles', () => {
  it('for the web hold no module of Node', async () => {
    const result = await build({ ...bundles.web, absWorkingDir: PROJECT, write: false });
    const asked = Object.values(result.metafile.inputs).flatMap((input) => input.imports.map(({ path }) => path));
    const foreign = asked.filter((path) => path.startsWith('node:') || builtinModules.includes(path));
    // The parser's runtime asks for Node only where it finds itself in Node, behind a condition that is false in browsers.
    assert.deepEqual([...new Set(foreign)], []);
    const text = result.outputFiles[0]?.text ?? '';
    const required = [...text.matchAll(/\brequire\(["']([^"']+)["']\)/g)].map((match) => match[1]);
    assert.deepEqual([...new Set(required)], ['vscode']);
  });

  it('of the server for the web hold no module of Node', async () => {
    const result = await build({ ...bundles.serverWeb, absWorkingDir: PROJECT, write: false });
    const asked = Object.values(result.metafile.inputs).flatMap((input) => input.imports.map(({ path }) => path));
    const foreign = asked.filter((path) => path.startsWith('node:') || builtinModules.includes(path));
    assert.deepEqual([...new Set(foreign)], []);
    assert.doesNotMatch(result.outputFiles[0]?.text ?? '', /\brequire\(["']/);
  });

  it('start no program, but for the one place of command line and server that starts git', async () => {
    const starters = async (options: typeof bundles.node): Promise<readonly string[]> => {
      const { metafile } = await build({ ...options, absWorkingDir: PROJECT, write: false });
      const starts = ({ path }: { readonly path: string }): boolean =>
        /^(?:node:)?(?:child_process|cluster|vm|repl)$/.test(path);
      return Object.entries(metafile.inputs).flatMap(([file, { imports }]) => (imports.some(starts) ? [file] : []));
    };
    // The client starts the server that ships with it; `processes.js` ends what it started.
    const client = ['main.js', 'processes.js'].map((name) => `node_modules/vscode-languageclient/lib/node/${name}`);
    assert.deepEqual((await starters(bundles.node)).toSorted(), client);
    // Commander starts commands that are files of their own; none here is.
    const known = ['node_modules/commander/lib/command.js', 'src/host/git.ts'];
    assert.deepEqual((await starters(bundles.cli)).toSorted(), known);
    // The library can look for modules with npm; nobody asks it to.
    const library = 'node_modules/vscode-languageserver/lib/node/files.js';
    assert.deepEqual((await starters(bundles.server)).toSorted(), [library, 'src/host/git.ts']);
    assert.deepEqual(await starters(bundles.serverWeb), []);
    assert.deepEqual(await starters(bundles.mcpSdk), []);
    // It runs the program that the build made, with code that was compiled before.
    assert.deepEqual(await starters(bundles.start), ['src/host/compiled-code.ts']);
    assert.deepEqual(await starters(bundles.worker), []);
  });

  it('hold the SDK tables as they are in the sources', async () => {
    const entry = join(PROJECT, 'src/core/detect/registry.ts');
    const result = await build({ ...bundles.node, entryPoints: [entry], absWorkingDir: PROJECT, write: false });
    assert.deepEqual(
      Object.keys(result.metafile.inputs).filter((path) => path.includes('detect/sdks/')),
      [],
    );
    const module: { exports: { sdkTables?: unknown } } = { exports: {} };
    const run = runInThisContext(`(function (module) {${result.outputFiles[0]?.text ?? ''}})`) as (to: object) => void;
    run(module);
    assert.deepEqual(module.exports.sdkTables, sdkTables);
  });

  it('never hold maintainers’ tools', async () => {
    const results = await Promise.all(
      Object.values(bundles).map((options) => build({ ...options, absWorkingDir: PROJECT, write: false })),
    );
    const inputs = results.flatMap((result) => Object.keys(result.metafile.inputs));
    assert.deepEqual(
      inputs.filter((path) => path.includes('src/tools/') || path.includes('playwright') || path.includes('csv-parse')),
      [],
    );
    assert.ok(inputs.some((path) => path.endsWith('src/core/analyzer.ts')));
  });
});
