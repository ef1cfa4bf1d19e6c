import assert from 'node:assert/strict';
import { collectTomlFacts } from '../../../../src/core/syntax/embedded/documents.ts';
import { contentsIn, readFacts, settingsIn, suppressionsIn } from '../../../support/read-settings.ts';

describe('toml front end', () => {
  const cases: readonly [text: string, expected: readonly string[]][] = [
    ['model = "gpt-4o"', ['model = "gpt-4o"']],
    ["a = 'gpt-4o'\nb = 1\nc = true\nd = 1979-05-27", ['a = "gpt-4o"', 'b = #1', 'c = #true', 'd = #1979-05-27']],
    ['a.b = "c"\na.d = "e"', ['a = {b: "c", d: "e"}']],
    ['[a]\nb = "c"\n[a.d]\ne = "f"', ['a = {b: "c", d: {e: "f"}}']],
    ['[a.b.c]\nd = "e"\n[a.b]\nf = "g"', ['a = {b: {c: {d: "e"}, f: "g"}}']],
    ['[[a]]\nb = "c"\n[a.d]\ne = 1\n[[a]]\nb = "f"', ['a = [{b: "c", d: {e: #1}}, {b: "f"}]']],
    ['a = { b = "c", d.e = ["f"] }', ['a = {b: "c", d: {e: ["f"]}}']],
    ['"a b" = "c"\n[\'d e\']\nf = "g"', ['a b = "c"', 'd e = {f: "g"}']],
    ['a = """\nb"""\nc = \'\'\'d\'\'\'', ['a = "b"', 'c = "d"']],
    ['a = "${X:-b}"', ['a = $X("b")']],
    ['a = \'{"m": "o1"}\'', ['a = {m: "o1"}']],
    ['', []],
    ['a = "b"\nnonsense here\nc = "d"', ['a = "b"', 'c = "d"']],
    ['a = "b"\nc = \nd = "e"', ['a = "b"', 'd = "e"']],
    ['a = "b"\na = "c"', ['a = "b"']],
    ['\uFEFFa = "b"', ['a = "b"']],
  ];
  for (const [text, expected] of cases) {
    it(JSON.stringify(text), () => {
      assert.deepEqual(settingsIn(collectTomlFacts, text), expected);
    });
  }

  it('gives strings the places an edit may replace', () => {
    const text = 'a = "x1"\nb = \'x2\'\nc = """\nx3"""\nd = \'{"m": "x4"}\'\n[e]\nf = [{ g = "x5" }]\n';
    assert.deepEqual(contentsIn(collectTomlFacts, text), ['x1', 'x2', 'x3', 'x4', 'x5']);
  });

  it('counts lines it could not read', () => {
    assert.equal(readFacts(collectTomlFacts, 'a = "b"\n').syntaxErrors, 0);
    assert.equal(readFacts(collectTomlFacts, 'a = "b"\nx y\nc = "d"\n= 3\n').syntaxErrors, 2);
  });

  it('reads suppressions', () => {
    const text = '# modelkeel-ignore-next-line\na = "o1" # modelkeel-ignore-line x\nb = "# modelkeel-ignore-file"\n';
    assert.deepEqual(suppressionsIn(collectTomlFacts, text), [
      'next-line  "a = \\"o1\\" # modelkeel-ignore-line x"',
      'line x "a = \\"o1\\" # modelkeel-ignore-line x"',
    ]);
  });

  it('takes any depth', () => {
    for (const text of ['['.repeat(20_000), 'a = ' + '['.repeat(20_000), 'a.'.repeat(5000)])
      readFacts(collectTomlFacts, text);
  });
});
