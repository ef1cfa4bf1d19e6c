import assert from 'node:assert/strict';
import { createGrammars } from '../../../src/core/syntax/grammars.ts';
import { createFactCollector } from '../../../src/core/syntax/trees.ts';
import { testAssets } from '../../support/ports.ts';

describe('a text that was not understood', () => {
  const collector = createFactCollector(createGrammars(testAssets()));
  after(() => {
    collector.dispose();
  });

  const notesOf = async (language: string, text: string): Promise<readonly string[]> => {
    const source = { uri: 'file:///workspace/a', language, version: 0, text };
    const { notes } = await collector.collect(source, new AbortController().signal);
    return notes.map(({ kind, detail }) => `${kind}: ${detail}`);
  };
  const broken = Array.from(
    { length: 12 },
    (_, row) => `  %% ${String(row)} <- not ! any ~~ language ;; that is known`,
  );

  it('is told of, with the lines that it stands on', async () => {
    const java = ['class A {', ...broken, '}', ''].join('\n');
    assert.deepEqual(await notesOf('java', java), ['syntax-errors: not everything was understood (lines 1 to 14)']);
    const script = ['class A {', ...broken, '}', 'const ask = 1', ''].join('\n');
    assert.deepEqual(await notesOf('typescript', script), [
      'syntax-errors: not everything was understood (lines 2 to 13)',
    ]);
  });

  it('is not told of where it is a word or two', async () => {
    assert.deepEqual(await notesOf('kotlin', 'fun ask( = "words"\nfun other() = 2\n'), []);
    assert.deepEqual(await notesOf('python', 'def ask(:\n    return 1\n\nMODEL = "gpt-4o"\n'), []);
  });

  it('is told of, however short, where a name stands in it as models have', async () => {
    const call = 'r = client.responses.create(model="gpt-4-0314", input="x"\nprint(r)\n';
    assert.match((await notesOf('python', call)).join(), /^syntax-errors: not everything was understood/);
    assert.match((await notesOf('typescript', call)).join(), /^syntax-errors: not everything was understood/);
    assert.deepEqual(await notesOf('python', call.replace('gpt-4-0314', 'fine')), []);
  });

  it('is not told of where nothing is wrong', async () => {
    assert.deepEqual(await notesOf('typescript', 'export const model = "gpt-4o";\n'.repeat(40)), []);
  });
});
