import assert from 'node:assert/strict';
import { join } from 'node:path';
import { makeInput, readSamples } from '../../src/tools/fuzz/inputs.ts';
import { inspectInput } from '../../src/tools/fuzz/inspect-input.ts';
import { minimise } from '../../src/tools/fuzz/minimise.ts';
import { conversation } from '../../src/tools/fuzz/talk.ts';
import { languageOf, languages } from '../../src/core/model/language.ts';
import { PROJECT, testAssets } from '../support/ports.ts';

describe('npm run fuzz', () => {
  const samples = readSamples(join(PROJECT, 'test', 'fixtures'));

  it('has samples of every language that files have', () => {
    // Manifests and lock files are told apart by their formats; code of cells has no file of its own.
    const read = new Set([...samples.values()].flat().map(({ name }) => languageOf(`file:///${name}`)));
    assert.deepEqual(
      [...languages].filter((language) => !read.has(language)),
      [],
    );
  });

  it('makes the same inputs of the same seed, and others of another', () => {
    const python = samples.get('python') ?? [];
    const made = Array.from({ length: 30 }, (_, seed) => makeInput(python, seed));
    assert.deepEqual(
      made,
      made.map((_, seed) => makeInput(python, seed)),
    );
    assert.ok(new Set(made.map(({ text }) => text)).size > 25);
    assert.deepEqual(conversation(samples, 7), conversation(samples, 7));
    assert.notDeepEqual(conversation(samples, 7), conversation(samples, 8));
  });

  it('tells nothing of a text that is reported', async () => {
    const text = 'from openai import OpenAI\nOpenAI().chat.completions.create(model="gpt-4-0314")\n';
    assert.equal(await inspectInput(testAssets(), { name: 'a.py', text }), null);
  });

  it('tells of a text that costs another file its report', async () => {
    const broken = { read: () => Promise.reject(new Error('no grammar')) };
    assert.notEqual(await inspectInput(broken, { name: 'a.py', text: 'import openai\n' }), null);
  });

  it('keeps of a failing text what the fault needs', async () => {
    const fails = (text: string): Promise<boolean> => Promise.resolve(text.includes('<<'));
    assert.equal(await minimise(`${'a '.repeat(100)}<<${' b'.repeat(100)}`, fails), '<<');
  });
});
