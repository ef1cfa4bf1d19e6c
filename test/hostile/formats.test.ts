import assert from 'node:assert/strict';
import { createGrammars } from '../../src/core/syntax/grammars.ts';
import { createFactCollector } from '../../src/core/syntax/trees.ts';
import { assertLinear } from '../support/doubling.ts';
import { testAssets } from '../support/ports.ts';

/** Pieces that are repeated, by the name of the file they stand in, with what stands before and behind them. */
const FILES: Readonly<Record<string, readonly (readonly [before: string, piece: string, behind?: string])[]>> = {
  '.env': [
    ['A=', ' '],
    ['A', ' '],
    ['', 'A="\\"\n'],
    ['', "A='b\n"],
    ['A="', '\\"'],
    ['A="', '${A:-b}'],
    ['A=', '${A:-'],
    ['', '# a\n'],
    ['export', ' '],
  ],
  'a.ini': [
    ['a', ' '],
    ['a', ' ', 'b'],
    ['', '[a\n'],
    ['[a]', ' ', 'b'],
    ['a = b\n', ' c\n'],
    ['a = b', ' #'],
    ['', 'a\n'],
    ['', '; a\n'],
  ],
  'a.properties': [
    ['a', ' '],
    ['', 'a.'],
    ['a=', '\\\n'],
    ['a=', '\\\\'],
    ['a=', '\\u0041'],
    ['', '\\ '],
    ['', '! a\n'],
  ],
  Modelfile: [
    ['FROM', ' '],
    ['', 'FROM a\n'],
    ['SYSTEM """', 'a\n'],
    ['', 'SYSTEM "a\n'],
    ['', '# a\n'],
  ],
  'a.ipynb': [
    ['', '['],
    ['{"cells":[', '{"cell_type":"code","source":["a\\n","b"]},', '{}]}'],
    ['{"cells":[{"cell_type":"code","source":"', '\\"', '"}]}'],
    ['{"cells":[{"cell_type":"code","source":"', '!a {b}\\n', '"}]}'],
    ['{"cells":[{"cell_type":"code","source":"%%bash\\n', 'a b\\n', '"}]}'],
    ['{"cells":[{"outputs":["', '\\\\', '"]}]}'],
    ['{"cells":[{"outputs":[', '"a",', '1]}]}'],
    ['{"cells":[], "a": [', 'NaN,', '1]}'],
    ['', '"'],
    ['', '{"cells":'],
  ],
  'cell.ipynb-text': [
    ['', ' '],
    ['', 'a '],
    ['%a\n', ' ', '\n'],
    ['!', 'a '],
    ['%%script', ' --a'],
    ['%a\n', '"'],
    ['%a\n', "'''"],
    ['', 'a = !b\n'],
    ['', '!a \\\n'],
    ['', 'a?? '],
  ],
  'a.rb': [
    ['', '%sh'],
    ['', '%sh '],
    ['a = ', '%s(h) '],
  ],
};

const LANGUAGES: Readonly<Record<string, string>> = {
  '.env': 'dotenv',
  'a.ini': 'ini',
  'a.properties': 'properties',
  Modelfile: 'modelfile',
  'a.ipynb': 'jupyter',
  'cell.ipynb-text': 'ipython',
  'a.rb': 'ruby',
};

describe('hostile formats', function () {
  this.timeout(120_000);
  const collector = createFactCollector(createGrammars(testAssets()));
  const { signal } = new AbortController();
  after(() => {
    collector.dispose();
  });

  it('a.rb: what makes the grammar try again and again is given up, by its length and not by the clock', async () => {
    const source = { uri: 'file:///w/a.rb', language: 'ruby', version: 0 };
    const { facts, notes } = await collector.collect({ ...source, text: '%sh\n'.repeat(700) }, signal);
    assert.equal(facts, null);
    assert.deepEqual(
      notes.map(({ kind }) => kind),
      ['parse-budget'],
    );
    const short = await collector.collect({ ...source, text: '%sh\n'.repeat(50) }, signal);
    assert.deepEqual(short.notes, []);
  });

  for (const [name, pieces] of Object.entries(FILES))
    for (const [before, piece, behind = ''] of pieces)
      it(`${name}: ${JSON.stringify(before)}, and many ${JSON.stringify(piece)}`, () =>
        assertLinear(
          (count) => before + piece.repeat(count) + behind,
          (text) =>
            collector.collect({ uri: `file:///w/${name}`, language: LANGUAGES[name] ?? '', version: 0, text }, signal),
        ));
});
