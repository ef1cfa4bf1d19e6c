import assert from 'node:assert/strict';
import { languageOf } from '../../src/core/model/language.ts';
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
  'a.yaml': [
    ['a: ', '{{ '],
    ['a: ', '{% '],
    ['a: {{ b }}\n', 'c: {{ d }}\n'],
    ['', '- &a b\n'],
    ['', '# a\n'],
    ['a: |\n', '  {{ b }}\n'],
    ['a: "${', ' '],
    ['a: ', '${b:-'],
    ['', 'a: ${b:-c}\n'],
  ],
  'a.json': [
    ['{"a":"', '\\"'],
    ['', '"\\'],
    ['[', '"\\", '],
    ['{', '"a":"{{ b || c }}",'],
    ['', '/*'],
    ['[', '1,', '1]'],
  ],
  'a.toml': [
    ['', 'a = 1\n'],
    ['', '[[a]]\nb = 1\n'],
    ['a = "', '\\"'],
    ['a = [', '1,', '1]'],
    ['', '# a\n'],
  ],
  'a.prompt': [
    ['', '# a\n'],
    ['', '\n'],
    ['---\n', 'a: b\n', '---\n'],
    ['', '---\n'],
  ],
  'build.gradle': [
    ['', '/*'],
    ['', '"\\'],
    ['', 'group: '],
    ['implementation ', '"b", '],
    ['implementation ', 'platform '],
    ['', 'implementation "a:b:1"\n'],
    ['group', ' '],
    ['', "group: 'a', name: 'b', version: "],
    ['implementation ', 'project.dependencies.b '],
  ],
  Gemfile: [
    ['gem "a"', ', [ "b"]', 'c'],
    ['gem "a"', ' '],
    ['gem "a",', ' '],
    ['', 'gem "a", "1"\n'],
    ['', 'a.'],
  ],
  'Gemfile.lock': [
    ['    a (1', '-'],
    ['', '    a (1.0)\n'],
  ],
  'requirements.txt': [
    ['a', ' '],
    ['a==1', ' '],
    ['a==1', ' #'],
    ['a', '-'],
    ['a==1 ', '\\ '],
    ['a[', ' '],
    ['', 'a==1 \\\n'],
    ['', '# a\n'],
  ],
  'environment.yml': [
    ['dependencies:\n  - a', ' '],
    ['dependencies:\n', '  - a=1\n'],
    ['dependencies:\n  - pip:\n', '    - a==1\n'],
  ],
  'setup.py': [
    ['requires = [', '"\\'],
    ['requires = [', '"'],
    ['requires = [', '"a",'],
    ['', 'requires = ["a"\n'],
    ['requires = [', '"""'],
  ],
  'pnpm-lock.yaml': [
    ['', 'a: '],
    ['packages:\n  a:', ' '],
    ['packages:\n', '  a:\n    version: 1\n'],
    ['dependencies:\n  a: 1', '('],
  ],
  'yarn.lock': [
    ['', 'ma'],
    ['', 'a@'],
    ['', 'a@1, '],
    ['', '"a@1":\n  version "1"\n'],
  ],
  'package-lock.json': [
    ['', '"node_modules/o'],
    ['', '"node_modules/o": {'],
    ['{"packages":{', '"node_modules/a":{"version":"1"},', '"":{}}}'],
    ['{"dependencies":{', '"\\u0061":{"version":"1"},', '"b":{}}}'],
  ],
  'pom.xml': [
    ['', '<!--'],
    ['', '<a>${'],
    ['<project><version>', '${', '</version></project>'],
    ['<project><dependencies>', '<dependency><artifactId>a</artifactId></dependency>', '</dependencies></project>'],
    ['<project><properties>', '<a>b</a>', '</properties></project>'],
  ],
  'go.mod': [
    ['', 'require a v1\n'],
    ['require (\n', 'a v1\n', ')'],
    ['require a', ' '],
  ],
  'a.rb': [
    ['', '%sh'],
    ['', '%sh '],
    ['a = ', '%s(h) '],
  ],
};

/** Texts of notebooks' cells have no name of their own. */
const languageOfName = (name: string): string => (name.endsWith('.ipynb-text') ? 'ipython' : (languageOf(name) ?? ''));

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
            collector.collect({ uri: `file:///w/${name}`, language: languageOfName(name), version: 0, text }, signal),
        ));
});
