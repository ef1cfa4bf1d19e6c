import assert from 'node:assert/strict';
import type { FileFacts } from '../../../../src/core/model/facts.ts';
import { createGrammars } from '../../../../src/core/syntax/grammars.ts';
import { readSuppressions } from '../../../../src/core/syntax/suppressions.ts';
import { createFactCollector } from '../../../../src/core/syntax/trees.ts';
import { testAssets } from '../../../support/ports.ts';

const collector = createFactCollector(createGrammars(testAssets()));

async function read(text: string, language: string): Promise<FileFacts> {
  const source = { uri: 'file:///a', language, version: 0, text };
  const { facts } = await collector.collect(source, new AbortController().signal);
  assert.ok(facts);
  return facts;
}

/** Each directive with what it says, and the text it silences. */
async function told(text: string, language = 'python'): Promise<string[]> {
  const { suppressions } = await read(text, language);
  return suppressions.map(({ scope, rules, reason, covers }) => {
    const silenced = scope === 'file' ? String(covers.end === text.length) : text.slice(covers.start, covers.end);
    return `${scope} [${rules.join(' ')}] ${reason ?? '-'} > ${silenced}`;
  });
}

after(() => {
  collector.dispose();
});

describe('suppression comments', () => {
  const cases: readonly (readonly [string, readonly string[]])[] = [
    ['f()  # modelkeel-ignore-line', ['line [] - > f()  # modelkeel-ignore-line']],
    [
      'a\n  f() # modelkeel-ignore-line retired-model\nb',
      ['line [retired-model] - >   f() # modelkeel-ignore-line retired-model'],
    ],
    ['# modelkeel-ignore-file', ['file [] - > true']],
    ['#modelkeel-ignore-file a-b, c -- until May', ['file [a-b c] until May > true']],
    ['# modelkeel-ignore-file a b,c --  two -- dashes  ', ['file [a b c] two -- dashes > true']],
    ['# modelkeel-ignore-file --', ['file [] - > true']],
    ['# noqa: modelkeel-ignore-file', ['file [] - > true']],
    ['# modelkeel-ignore-next-line\nf()\ng()', ['next-line [] - > f()']],
    ['# modelkeel-ignore-next-line -- why\n\n   \n# more\n  f()\ng()', ['next-line [] why >   f()']],
    ['# modelkeel-ignore-next-line\r\n# more\r\nf()\r\ng()', ['next-line [] - > f()']],
    [
      '# modelkeel-ignore-next-line a\n# modelkeel-ignore-next-line b\nf()',
      ['next-line [a] - > f()', 'next-line [b] - > f()'],
    ],
    ['x # modelkeel-ignore-next-line', ['next-line [] - > ']],
    ['# modelkeel-ignore-next-line\n# end\n', ['next-line [] - > ']],
    // What only talks about a directive is none.
    ['# write `modelkeel-ignore-line` there', []],
    ['# modelkeel-ignore-line: why', []],
    ['# modelkeel-ignore-lines', []],
    ['# modelkeel-ignore-line-x', []],
    ['# modelkeel-ignore-line Rule', []],
    ['# modelkeel-ignore', []],
    ['x = "# modelkeel-ignore-file"', []],
  ];
  for (const [text, expected] of cases) {
    it(JSON.stringify(text), async () => {
      assert.deepEqual(await told(text), expected);
    });
  }

  it('stand in comments of every kind', async () => {
    assert.deepEqual(await told('/* modelkeel-ignore-next-line a -- why */\n/*\n\n*/ f()\ng()', 'typescript'), [
      'next-line [a] why > */ f()',
    ]);
    assert.deepEqual(await told('f() // modelkeel-ignore-line', 'typescript'), [
      'line [] - > f() // modelkeel-ignore-line',
    ]);
    assert.deepEqual(await told('x = <a>\n{/* modelkeel-ignore-next-line */}\n<B c="d" /></a>', 'typescriptreact'), [
      'next-line [] - > <B c="d" /></a>',
    ]);
    assert.deepEqual(await told('# modelkeel-ignore-next-line\nA=b\n', 'dotenv'), ['next-line [] - > A=b']);
  });

  it('take time in proportion to the text, or this one times out', () => {
    const line = '# modelkeel-ignore-next-line\n';
    const text = line.repeat(50_000);
    const comments = Array.from({ length: 50_000 }, (_, index) => ({
      start: index * line.length,
      end: (index + 1) * line.length - 1,
    }));
    const found = readSuppressions(text, comments);
    assert.equal(found.length, comments.length);
    assert.ok(found.every(({ covers }) => covers.start === text.length));
    const wide = `# modelkeel-ignore-line a${' '.repeat(200_000)}- b`;
    assert.deepEqual(readSuppressions(wide, [{ start: 0, end: wide.length }]), []);
  });
});
