import assert from 'node:assert/strict';
import { Parser, Tree } from 'web-tree-sitter';
import type { FileFacts } from '../../../../src/core/model/facts.ts';
import type { Assets } from '../../../../src/core/ports.ts';
import { createGrammars } from '../../../../src/core/syntax/grammars.ts';
import { changeBetween } from '../../../../src/core/syntax/text-change.ts';
import { createFactCollector } from '../../../../src/core/syntax/trees.ts';
import type { Collected } from '../../../../src/core/syntax/collected.ts';
import type { CollectorOptions, FactCollector } from '../../../../src/core/syntax/trees.ts';
import { testAssets } from '../../../support/ports.ts';

const signal = new AbortController().signal;
const grammars = createGrammars(testAssets());
const open: FactCollector[] = [];

function collectorWith(options: CollectorOptions = {}): FactCollector {
  const collector = createFactCollector(grammars, options);
  open.push(collector);
  return collector;
}

function collect(
  collector: FactCollector,
  text: string,
  version = 0,
  uri = 'file:///a.py',
  language = 'python',
): Promise<Collected> {
  return collector.collect({ uri, language, version, text }, signal);
}

async function factsOf(collected: Promise<Collected>): Promise<FileFacts> {
  const { facts, notes } = await collected;
  assert.deepEqual(notes, []);
  assert.ok(facts);
  return { ...facts, version: 0 };
}

/** `if x:` in `if x:`, each one column further in. */
function nested(levels: number): string {
  const lines = Array.from({ length: levels }, (_, level) => `${' '.repeat(level)}if x:`);
  return `${lines.join('\n')}\n${' '.repeat(levels)}y = "a"\n`;
}

describe('change between two texts', () => {
  const cases: readonly (readonly [string, string, readonly (number | string)[]])[] = [
    ['', 'a', [0, 0, 1, '0:0', '0:0', '0:1']],
    ['ab\ncd\nef', 'ab\ncXd\nef', [4, 4, 5, '1:1', '1:1', '1:2']],
    ['ab\ncd\nef', 'ab\nef', [3, 6, 3, '1:0', '2:0', '1:0']],
    ['ab\nef', 'ab\ncd\ngh\nef', [3, 3, 9, '1:0', '1:0', '3:0']],
    ['aa', 'aaa', [2, 2, 3, '0:2', '0:2', '0:3']],
    ['aaa', 'aa', [2, 3, 2, '0:2', '0:3', '0:2']],
    ['same', 'same', [4, 4, 4, '0:4', '0:4', '0:4']],
  ];
  for (const [before, after, expected] of cases) {
    it(`${JSON.stringify(before)} to ${JSON.stringify(after)}`, () => {
      const edit = changeBetween(before, after);
      const points = [edit.startPosition, edit.oldEndPosition, edit.newEndPosition];
      assert.deepEqual(
        [
          edit.startIndex,
          edit.oldEndIndex,
          edit.newEndIndex,
          ...points.map(({ row, column }) => `${String(row)}:${String(column)}`),
        ],
        expected,
      );
    });
  }
});

afterEach(() => {
  for (const collector of open.splice(0)) collector.dispose();
});

describe('grammars', () => {
  function counting(assets: Assets): { readonly reads: string[]; readonly assets: Assets } {
    const reads: string[] = [];
    return {
      reads,
      assets: {
        read: (name) => {
          reads.push(name);
          return assets.read(name);
        },
      },
    };
  }

  it('are read when first asked for, once each, one after the other', async () => {
    const { reads, assets } = counting(testAssets());
    const loader = createGrammars(assets);
    assert.deepEqual(reads, []);
    const [first, second, third] = await Promise.all([
      loader.load('python'),
      loader.load('tsx'),
      loader.load('python'),
    ]);
    assert.equal(first, third);
    assert.notEqual(first, second);
    assert.deepEqual(reads, ['web-tree-sitter.wasm', 'tree-sitter-python.wasm', 'tree-sitter-tsx.wasm']);
  });

  it('are tried again after a failure', async () => {
    let broken = true;
    const assets = testAssets();
    const loader = createGrammars({
      read: (name) => (broken ? Promise.reject(new Error('offline')) : assets.read(name)),
    });
    await assert.rejects(loader.load('python'), /offline/);
    broken = false;
    assert.ok(await loader.load('python'));
  });
});

describe('fact collector', () => {
  it('parses files anew, and documents from where they were', async () => {
    const collector = collectorWith();
    await collect(collector, 'x = "a"');
    await collect(collector, 'x = "b"');
    assert.deepEqual(collector.counts(), { fresh: 2, incremental: 0, reused: 0 });
    await collect(collector, 'x = "a"', 1);
    const edited = await factsOf(collect(collector, 'x = "a"\ny = f(x)', 2));
    assert.deepEqual(collector.counts(), { fresh: 3, incremental: 1, reused: 0 });
    assert.deepEqual(edited, await factsOf(collect(collector, 'x = "a"\ny = f(x)')));
  });

  it('keeps the trees of the documents used last', async () => {
    const collector = collectorWith({ keptTrees: 2 });
    for (const uri of ['a', 'b', 'a', 'c']) await collect(collector, 'x = 1', 1, uri);
    assert.deepEqual(collector.counts(), { fresh: 3, incremental: 1, reused: 1 });
    await collect(collector, 'x = 2', 2, 'a');
    assert.deepEqual(collector.counts(), { fresh: 3, incremental: 2, reused: 1 });
    await collect(collector, 'x = 2', 2, 'b');
    assert.deepEqual(collector.counts(), { fresh: 4, incremental: 2, reused: 1 });
  });

  it('begins anew when a document changes its language', async () => {
    const collector = collectorWith();
    const text = 'x = f("a")\n';
    for (const [version, language] of ['python', 'typescript', 'javascript', 'python'].entries()) {
      const facts = await factsOf(collect(collector, text, version + 1, 'untitled:1', language));
      assert.deepEqual(facts, await factsOf(collect(collectorWith(), text, 0, 'untitled:1', language)));
    }
    assert.equal(collector.counts().incremental, 0);
  });

  it('deletes each tree: at once those of files, at the end those of documents', async () => {
    const living = new Set<Tree>();
    const parse = Reflect.get<Parser, 'parse'>(Parser.prototype, 'parse');
    const remove = Reflect.get<Tree, 'delete'>(Tree.prototype, 'delete');
    Parser.prototype.parse = function (...given) {
      const tree = parse.apply(this, given);
      if (tree) living.add(tree);
      return tree;
    };
    Tree.prototype.delete = function () {
      assert.ok(living.delete(this), 'deleted twice');
      remove.call(this);
    };
    try {
      const collector = createFactCollector(grammars, { keptTrees: 2 });
      for (const text of ['x = 1', 'x = (', '']) await collect(collector, text);
      assert.equal(living.size, 0);
      for (let version = 1; version < 20; version++)
        await collect(collector, `x = ${String(version)}`, version, `file:///${String((version >> 2) % 3)}`);
      assert.ok(collector.counts().incremental > 10);
      assert.equal(living.size, 2);
      collector.dispose();
      assert.equal(living.size, 0);
      collector.dispose();
    } finally {
      Parser.prototype.parse = parse;
      Tree.prototype.delete = remove;
    }
  });

  it('gives up on a text that takes too long, and goes on with the next', async () => {
    const collector = collectorWith({ parseBudget: 50 });
    const long = 'x = f("a", model="b")\n'.repeat(2000);
    const { facts, notes } = await collect(collector, long, 1);
    assert.equal(facts, null);
    assert.deepEqual(
      notes.map(({ kind, uri }) => [kind, uri]),
      [['parse-budget', 'file:///a.py']],
    );
    const expected = await factsOf(collect(collectorWith(), 'x = "a"\n'));
    assert.deepEqual(await factsOf(collect(collector, 'x = "a"\n', 2)), expected);
    await collect(collector, long, 3);
    assert.deepEqual(await factsOf(collect(collector, 'x = "a"\n', 4)), expected);
  });

  it('reads megabytes within the budget', async () => {
    const facts = await factsOf(collect(collectorWith(), `x = [${'"gpt-4o", '.repeat(100_000)}]\n`));
    const [binding] = facts.bindings;
    assert.equal(binding?.value?.kind === 'list' && binding.value.items.length, 100_000);
  });

  it('does not hand the grammar what breaks it', async () => {
    const collector = collectorWith();
    // All of these have more than 510 levels for the scanner; the last has no deep column on any one line.
    const joined = nested(600).replace(/^ +/gm, (space) => {
      const piece = ' '.repeat(space.length >> 3);
      return `${`${piece}\\\n`.repeat(7)}${' '.repeat(space.length - 7 * piece.length)}`;
    });
    for (const text of [nested(600), nested(600).replaceAll('\n', '\r\n'), `\f${nested(600)}`, joined]) {
      const { facts, notes } = await collect(collector, text);
      assert.equal(facts, null);
      assert.deepEqual(
        notes.map(({ kind }) => kind),
        ['parse-budget'],
      );
    }
    assert.equal(collector.counts().fresh, 0);
    assert.equal((await factsOf(collect(collector, nested(100)))).syntaxErrors, 0);
  });

  it('reads code with long lines and deep columns', async () => {
    const text = `x = f(${' '.repeat(500)}"a")\ny = [\n${`${' '.repeat(300)}"b",\n`.repeat(600)}]\n`;
    const facts = await factsOf(collect(collectorWith(), text));
    assert.deepEqual(
      facts.bindings.map(({ name }) => name),
      ['x', 'y'],
    );
  });

  it('has no facts for languages it does not read', async () => {
    for (const language of ['plaintext', 'toString', ''])
      assert.deepEqual(await collect(collectorWith(), 'x', 0, 'a', language), { facts: null, notes: [] });
  });

  it('ends when it is aborted', async () => {
    const controller = new AbortController();
    const collector = collectorWith();
    const source = { uri: 'a', language: 'python', version: 1, text: 'x = 1' };
    const running = collector.collect(source, controller.signal);
    controller.abort();
    await assert.rejects(running, { name: 'AbortError' });
    await assert.rejects(collector.collect(source, controller.signal), { name: 'AbortError' });
    assert.deepEqual(collector.counts(), { fresh: 0, incremental: 0, reused: 0 });
  });
});
