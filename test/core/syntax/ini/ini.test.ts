import assert from 'node:assert/strict';
import { collectIniFacts } from '../../../../src/core/syntax/embedded/documents.ts';
import { contentsIn, settingsIn, suppressionsIn } from '../../../support/read-settings.ts';

describe('ini front end', () => {
  const cases: readonly [text: string, expected: readonly string[]][] = [
    ['a = b', ['a = "b"']],
    ['[llm]\nmodel = gpt-4o', ['llm.model = "gpt-4o"']],
    ['[a]\nb=c\n[d]\ne: f', ['a.b = "c"', 'd.e = "f"']],
    ['a = b ; c\nd = e # f\ng = h;i#j', ['a = "b"', 'd = "e"', 'g = "h;i#j"']],
    ['a = "b c"\nd = \'e\'', ['a = "b c"', 'd = "e"']],
    ['a =\n  b\n  c\nd = e', ['a = "b\\n  c"', 'd = "e"']],
    ['a = b\n\n  c', ['a = "b"']],
    ['[a] ; b\n  c = d', ['a.c = "d"']],
    ['; a = b\n# c = d', []],
    ['a', []],
    ['a = ${X:-b}', ['a = $X("b")']],
    ['a = {"m": "o1"}', ['a = {m: "o1"}']],
    ['a = b\r\nc = d\r\n', ['a = "b"', 'c = "d"']],
    ['\uFEFFa = b', ['a = "b"']],
    ['a =', ['a = ""']],
    ['', []],
  ];
  for (const [text, expected] of cases) {
    it(JSON.stringify(text), () => {
      assert.deepEqual(settingsIn(collectIniFacts, text), expected);
    });
  }

  it('gives strings the places an edit may replace', () => {
    assert.deepEqual(contentsIn(collectIniFacts, '[a]\nb = x1 ; c\nd: "x2"\ne =\n  x3\n'), ['x1', 'x2', 'x3']);
  });

  it('reads suppressions above and behind values', () => {
    const text =
      '; modelkeel-ignore-next-line x\n[a]\nb = c ; modelkeel-ignore-line\n# modelkeel-ignore-next-line\nd = e\n';
    assert.deepEqual(suppressionsIn(collectIniFacts, text), [
      'next-line x "[a]"',
      'line  "b = c ; modelkeel-ignore-line"',
      'next-line  "d = e"',
    ]);
  });
});
