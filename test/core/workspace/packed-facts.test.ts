import assert from 'node:assert/strict';
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { languageOf } from '../../../src/core/model/language.ts';
import type { FileFacts } from '../../../src/core/model/facts.ts';
import { emptyFacts } from '../../../src/core/syntax/empty-facts.ts';
import { createGrammars } from '../../../src/core/syntax/grammars.ts';
import { createFactCollector } from '../../../src/core/syntax/trees.ts';
import { packFacts, unpackFacts } from '../../../src/core/workspace/packed-facts.ts';
import { PROJECT, ROOT, testAssets } from '../../support/ports.ts';

const FIXTURES = join(PROJECT, 'test', 'fixtures');

/** The facts of every fixture, of all languages and formats. */
async function factsOfFixtures(): Promise<readonly FileFacts[]> {
  const collector = createFactCollector(createGrammars(testAssets()));
  const all: FileFacts[] = [];
  for (const path of readdirSync(FIXTURES, { recursive: true, encoding: 'utf8' })) {
    if (!statSync(join(FIXTURES, path)).isFile()) continue;
    const uri = `${ROOT}/${path}`;
    const text = readFileSync(join(FIXTURES, path), 'utf8');
    const source = { uri, language: languageOf(uri) ?? '', version: 0, text };
    const { facts } = await collector.collect(source, new AbortController().signal);
    if (facts) all.push(facts);
  }
  collector.dispose();
  return all;
}

function packed(facts: FileFacts): Uint8Array {
  const bytes = packFacts(facts);
  assert.ok(bytes);
  return bytes;
}

describe('packed facts', () => {
  let all: readonly FileFacts[] = [];
  before(async function () {
    this.timeout(120_000);
    all = await factsOfFixtures();
  });

  it('are the same facts when they are unpacked, for all fixtures', () => {
    assert.ok(all.length > 200);
    assert.ok(new Set(all.map(({ language }) => language)).size > 15);
    for (const facts of all) assert.deepStrictEqual(unpackFacts(packed(facts)), facts);
  });

  it('are read wherever they stand in memory', () => {
    const [facts] = all;
    assert.ok(facts);
    for (const offset of [0, 1, 2, 3, 4]) {
      const around = Buffer.concat([Buffer.alloc(offset), packed(facts), Buffer.alloc(3)]);
      assert.deepStrictEqual(unpackFacts(around.subarray(offset, around.length - 3)), facts);
    }
  });

  it('are small', () => {
    const bytes = all.reduce((sum, facts) => sum + packed(facts).length, 0);
    const json = all.reduce((sum, facts) => sum + JSON.stringify(facts).length, 0);
    assert.ok(bytes * 3 < json, `${String(bytes)} bytes, ${String(json)} as JSON`);
  });

  it('hold any plain data', () => {
    const base = emptyFacts({ uri: `${ROOT}/a.py`, language: 'python', version: 3, text: 'x' });
    fc.assert(
      fc.property(fc.array(fc.jsonValue()), fc.string({ unit: 'binary' }), (values, text) => {
        const facts = { ...base, uri: text, values } as unknown as FileFacts;
        assert.deepStrictEqual(unpackFacts(packed(facts)), facts);
      }),
    );
    const strange = [
      -0,
      0,
      -1,
      115,
      116,
      127,
      128,
      2 ** 31,
      -(2 ** 40),
      2 ** 53 - 1,
      2 ** 60,
      0.1,
      Infinity,
      undefined,
    ];
    const spans = [
      { start: 5, end: 9 },
      { start: 3, end: 3 },
      { start: -1, end: 4 },
      { start: 9, end: 2 },
      { start: 0.5, end: 1 },
      { start: 1, end: 2, more: 3 },
    ];
    const facts = { ...base, strange, spans, text: '\u{1f600}\ud800é'.repeat(5000) } as unknown as FileFacts;
    assert.deepStrictEqual(unpackFacts(packed(facts)), facts);
  });

  it('are none where a byte is damaged, missing or too many', () => {
    const some = all.filter((_, index) => index % 20 === 0);
    for (const facts of some) {
      const bytes = packed(facts);
      for (let step = 0; step < 60; step++) {
        const at = Math.floor((bytes.length * step) / 60);
        const damaged = bytes.slice();
        damaged[at] = (damaged[at] ?? 0) ^ (1 << (step % 8));
        assert.equal(unpackFacts(damaged), null, `byte ${String(at)}`);
        assert.equal(unpackFacts(bytes.slice(0, at)), null);
      }
      assert.equal(unpackFacts(Uint8Array.of(...bytes, 0)), null);
    }
    assert.equal(unpackFacts(new Uint8Array(0)), null);
  });

  it('are none where facts are nested deeper than the stack bears', () => {
    let value: object = { kind: 'opaque' };
    for (let depth = 0; depth < 200_000; depth++) value = { kind: 'list', items: [value] };
    const base = emptyFacts({ uri: `${ROOT}/a.py`, language: 'python', version: 3, text: 'x' });
    assert.equal(packFacts({ ...base, value } as unknown as FileFacts), null);
  });
});
