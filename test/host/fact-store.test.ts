import assert from 'node:assert/strict';
import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  rmSync,
  statSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openFactStore } from '../../src/host/fact-store.ts';

const BYTES = new Uint8Array(1000).fill(7);
let root: string;

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'fact-store-'));
});
afterEach(() => {
  rmSync(root, { recursive: true, force: true });
});

/** A store that there has to be. */
function storeIn(folder: string, mostBytes?: number): NonNullable<ReturnType<typeof openFactStore>> {
  const store = openFactStore(folder, [], 'build', mostBytes);
  assert.ok(store);
  return store;
}

describe('the store of facts', () => {
  it('makes nothing before it is written, and then for this user alone', async function () {
    const folder = join(root, 'a', 'facts');
    const store = storeIn(folder);
    assert.equal(await store.read('one'), null);
    assert.equal(existsSync(folder), false);
    await store.write('one', BYTES);
    assert.deepEqual(new Uint8Array((await store.read('one')) ?? []), BYTES);
    assert.deepEqual(readdirSync(folder), ['one']);
    if (process.platform === 'win32') this.skip();
    assert.equal(statSync(folder).mode & 0o777, 0o700);
    assert.equal(statSync(join(folder, 'one')).mode & 0o777, 0o600);
  });

  it('is none in what is looked at, in a work tree, or where others may look', async function () {
    assert.equal(openFactStore(join(root, 'facts'), [root], 'build'), null);
    const tree = join(root, 'tree');
    mkdirSync(join(tree, '.git', 'objects'), { recursive: true });
    writeFileSync(join(tree, '.git', 'HEAD'), 'ref: refs/heads/main\n');
    assert.equal(openFactStore(join(tree, 'facts'), [], 'build'), null);
    writeFileSync(join(root, 'file'), '');
    assert.equal(openFactStore(join(root, 'file'), [], 'build'), null);
    if (process.platform === 'win32') this.skip();
    const open = join(root, 'open');
    mkdirSync(open);
    chmodSync(open, 0o755);
    assert.equal(openFactStore(open, [], 'build'), null);
    mkdirSync(join(root, 'mine'), { mode: 0o700 });
    symlinkSync(join(root, 'mine'), join(root, 'link'));
    assert.equal(openFactStore(join(root, 'link'), [], 'build'), null);
    // Opened to others, or replaced by a link, after it was looked at.
    const store = storeIn(join(root, 'later'));
    symlinkSync(join(root, 'mine'), join(root, 'later'));
    await store.write('one', BYTES);
    assert.deepEqual(readdirSync(join(root, 'mine')), []);
  });

  it('stays within its bound: what was not used for longest goes', async () => {
    const store = storeIn(root, 3500);
    for (const [index, name] of ['a', 'b', 'c'].entries()) {
      await store.write(name, BYTES);
      const then = Date.now() / 1000 - 10_000_000 + index * 1000;
      utimesSync(join(root, name), then, then);
    }
    await store.read('a');
    await store.write('d', BYTES);
    assert.deepEqual(readdirSync(root).toSorted(), ['a', 'c', 'd']);
    await store.write('large', new Uint8Array(4000));
    assert.equal(await store.read('large'), null);
    assert.deepEqual(readdirSync(root).toSorted(), ['a', 'c', 'd']);
  });

  it('removes what writers that were killed left, after a while', async () => {
    const store = storeIn(root);
    writeFileSync(join(root, 'old.1-2-3.tmp'), 'half');
    writeFileSync(join(root, 'new.1-2-3.tmp'), 'half');
    const then = Date.now() / 1000 - 7200;
    utimesSync(join(root, 'old.1-2-3.tmp'), then, then);
    await store.write('one', BYTES);
    assert.deepEqual(readdirSync(root).toSorted(), ['new.1-2-3.tmp', 'one']);
  });

  it('is not the reason that anything fails where the folder cannot be written', async () => {
    // A folder in the place of a file cannot be written by anybody, whoever runs the tests.
    const store = storeIn(root);
    mkdirSync(join(root, 'one', 'within'), { recursive: true });
    await store.write('one', BYTES);
    assert.equal(await store.read('one'), null);
    assert.deepEqual(readdirSync(root), ['one']);
  });

  it('gives whole files while several write at once', async () => {
    const stores = Array.from({ length: 4 }, () => storeIn(root));
    await Promise.all(
      Array.from({ length: 40 }, async (_, index) => {
        await stores[index % 4]?.write('one', new Uint8Array(50_000).fill(index));
        const bytes = await stores[(index + 1) % 4]?.read('one');
        assert.equal(bytes?.length, 50_000);
        assert.equal(new Set(bytes).size, 1);
      }),
    );
    assert.deepEqual(readdirSync(root), ['one']);
  });
});
