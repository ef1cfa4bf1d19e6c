import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { build } from 'esbuild';
import { assets, bundles } from '../../esbuild.mjs';
import { makeNotices } from '../../notices.mjs';
import { PROJECT } from '../support/ports.ts';

describe('THIRD-PARTY-NOTICES', () => {
  let metafiles: { readonly outputs: Readonly<Record<string, { readonly inputs: object }>> }[] = [];
  before(async function () {
    this.timeout(120_000);
    const results = await Promise.all(
      Object.values(bundles).map((options) => build({ ...options, absWorkingDir: PROJECT, write: false })),
    );
    metafiles = results.map(({ metafile }) => metafile);
  });

  it('have the licence text of everything that is bundled or copied', () => {
    const { missing, text } = makeNotices(metafiles, assets);
    assert.deepEqual(missing, []);
    const inputs = metafiles.flatMap(({ outputs }) =>
      Object.values(outputs).flatMap((output) => Object.keys(output.inputs)),
    );
    const packages = new Set(inputs.flatMap((path) => /.*node_modules\/((?:@[^/]+\/)?[^/]+)/.exec(path)?.[1] ?? []));
    assert.ok(packages.size > 20, String(packages.size));
    for (const name of packages) assert.match(text, new RegExp(`^${name} \\d`, 'm'));
    for (const path of assets.filter((asset) => asset.includes('@vscode/tree-sitter-wasm')))
      assert.match(text, new RegExp(`^${basename(path, '.wasm')}, in @vscode/tree-sitter-wasm \\(MIT\\)`, 'm'));
    for (const holder of [/Max Brunsfeld/, /Andrea Giammarchi|Kael Zhang/, /Nathan Rajlich/, /Creative Commons/])
      assert.match(text, holder);
  });

  it('are missed for a package, a grammar and a source of data without a licence', () => {
    const folder = join(mkdtempSync(join(tmpdir(), 'modelkeel-notices-')), 'node_modules', 'nobody');
    mkdirSync(folder, { recursive: true });
    writeFileSync(join(folder, 'package.json'), '{"name":"nobody","version":"1.0.0","license":"MIT"}');
    const grammar = join(PROJECT, 'node_modules', '@vscode', 'tree-sitter-wasm', 'wasm', 'tree-sitter-nothing.wasm');
    const data = join(folder, 'catalog.json');
    writeFileSync(
      data,
      '{"sources":[["x","https://github.com/some/list/blob/main/x.json"],["y","https://docs.example/"]]}',
    );
    const { missing } = makeNotices(
      [{ outputs: { x: { inputs: { [join(folder, 'index.js')]: {} } } } }],
      [grammar, data],
    );
    assert.deepEqual(missing.toSorted(), [
      'github.com/some/list',
      'nobody 1.0.0',
      'tree-sitter-nothing, in @vscode/tree-sitter-wasm',
    ]);
  });

  it('are shipped', () => {
    assert.match(readFileSync(join(PROJECT, '.vscodeignore'), 'utf8'), /^!dist\/THIRD-PARTY-NOTICES\.txt$/m);
    const { text } = makeNotices(metafiles, assets);
    assert.equal(
      readFileSync(join(PROJECT, 'dist', 'THIRD-PARTY-NOTICES.txt'), 'utf8'),
      text,
      'npm run build makes it',
    );
  });
});
