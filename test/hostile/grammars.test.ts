import assert from 'node:assert/strict';
import { createGrammars } from '../../src/core/syntax/grammars.ts';
import { frontEndOf, readLanguages } from '../../src/core/syntax/languages.ts';
import { createFactCollector } from '../../src/core/syntax/trees.ts';
import { assertFourfold } from '../support/doubling.ts';
import { testAssets } from '../support/ports.ts';
import { LONG_TEXTS } from './long-texts.ts';

/** Languages that are read by the grammar and the front end of another one. */
const SAME: Readonly<Record<string, string>> = {
  javascriptreact: 'javascript',
  csharpscript: 'csharp',
  ipython: 'python',
};
/** Milliseconds of processor time: what is given up takes less, whatever it is. */
const GIVEN_UP = 200;

describe('long texts', function () {
  this.timeout(120_000);
  const collector = createFactCollector(createGrammars(testAssets()));
  const { signal } = new AbortController();
  const languages = [...new Set(LONG_TEXTS.map(({ language }) => language))];
  after(() => {
    collector.dispose();
  });

  const read = (language: string, text: string): Promise<unknown> =>
    collector.collect({ uri: 'file:///w/a', language, version: 0, text }, signal);

  it('are there for every language that has a grammar', () => {
    const grown = readLanguages().filter((language) => frontEndOf(language)?.kind === 'tree');
    assert.deepEqual(languages.toSorted(), grown.filter((language) => SAME[language] === undefined).toSorted());
  });

  for (const language of languages)
    it(`take as long as they are: ${language}`, async () => {
      await read(language, '');
      for (const { title, text } of LONG_TEXTS.filter((one) => one.language === language))
        await assertFourfold(text, (long) => read(language, long), { title, small: 200, nothing: GIVEN_UP });
    });

  it('that make a grammar look for an end again and again are given up, and others of that kind are read', async () => {
    const source = { uri: 'file:///w/a', language: 'typescript', version: 0 };
    const { facts, notes } = await collector.collect({ ...source, text: 'x /*\n'.repeat(6_000) }, signal);
    assert.equal(facts, null);
    assert.deepEqual(
      notes.map(({ kind }) => kind),
      ['parse-budget'],
    );
    for (const text of ['x /* */\n'.repeat(6_000), `/* ${'a b '.repeat(60_000)}`])
      assert.ok((await collector.collect({ ...source, text }, signal)).facts);
  });

  it('that are a chain of thousands of steps are given up in Terraform', async () => {
    const source = { uri: 'file:///w/a.tf', language: 'terraform', version: 0 };
    const { facts, notes } = await collector.collect({ ...source, text: `x = a${'.b'.repeat(32_000)}\n` }, signal);
    assert.equal(facts, null);
    assert.deepEqual(
      notes.map(({ detail }) => detail),
      ['a chain of more than 2000 steps'],
    );
    assert.ok((await collector.collect({ ...source, text: `x = a${'.b'.repeat(1_900)}\n` }, signal)).facts);
  });
});
