import assert from 'node:assert/strict';
import { Parser } from 'web-tree-sitter';
import { createGrammars } from '../../src/core/syntax/grammars.ts';
import { createFactCollector } from '../../src/core/syntax/trees.ts';
import type { FactCollector } from '../../src/core/syntax/trees.ts';
import { testAssets } from '../support/ports.ts';
import { FRAMES } from './nests.ts';

const signal = new AbortController().signal;
const assets = testAssets();

/** Ends the runtime in the midst of a parse, like a scanner that runs out of memory or writes where there is none. */
async function breaking(collector: FactCollector, version: number): Promise<void> {
  const parse = Reflect.get<Parser, 'parse'>(Parser.prototype, 'parse');
  Parser.prototype.parse = function (text, before, options) {
    const progressCallback = (): boolean => {
      throw new Error('Aborted()');
    };
    return parse.call(this, text, before, { ...options, progressCallback });
  };
  try {
    const source = { uri: 'file:///broken.py', language: 'python', version, text: 'x = [1, 2]\n'.repeat(500) };
    const { facts, notes } = await collector.collect(source, signal);
    assert.equal(facts, null);
    assert.deepEqual(
      notes.map(({ kind }) => kind),
      ['parse-budget'],
    );
  } finally {
    Parser.prototype.parse = parse;
  }
}

/** Facts of each language, as an open document. */
async function readAll(collector: FactCollector, version: number): Promise<readonly unknown[]> {
  const read: unknown[] = [];
  for (const [language, [frame]] of Object.entries(FRAMES)) {
    const text = frame ? frame.before + frame.core + frame.after : '';
    const source = { uri: `file:///${language}`, language, version, text };
    const { facts, notes } = await collector.collect(source, signal);
    assert.deepEqual(notes, []);
    assert.ok(facts);
    read.push({ ...facts, version: 0 });
  }
  return read;
}

describe('a runtime that broke', () => {
  it('is followed by a new one for all languages, any number of times and for everybody', async function () {
    this.timeout(120_000);
    const [collector, other] = [
      createFactCollector(createGrammars(assets)),
      createFactCollector(createGrammars(assets)),
    ];
    const expected = await readAll(collector, 1);
    await readAll(other, 1);
    for (const version of [2, 3, 4]) {
      await breaking(collector, version);
      assert.deepEqual(await readAll(collector, version), expected);
      assert.deepEqual(await readAll(other, version), expected);
    }
    other.dispose();
    collector.dispose();
  });

  it('has no more memory than code needs', async function () {
    this.timeout(120_000);
    const collector = createFactCollector(createGrammars(assets));
    const text = 'a<'.repeat(14_000);
    const { facts, notes } = await collector.collect(
      { uri: 'file:///a.cs', language: 'csharp', version: 0, text },
      signal,
    );
    assert.equal(facts, null);
    assert.deepEqual(
      notes.map(({ kind }) => kind),
      ['parse-budget'],
    );
    await readAll(collector, 1);
    collector.dispose();
  });
});
