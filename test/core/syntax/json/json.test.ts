import assert from 'node:assert/strict';
import { collectJsonFacts } from '../../../../src/core/syntax/embedded/documents.ts';
import { refuseData } from '../../../../src/core/syntax/embedded/readers.ts';
import { contentsIn, readFacts, settingsIn, suppressionsIn } from '../../../support/read-settings.ts';

describe('json front end', () => {
  const cases: readonly [text: string, expected: readonly string[]][] = [
    ['{"model": "gpt-4o"}', ['model = "gpt-4o"']],
    ['{"a": 1, "b": -2.5e3, "c": true, "d": null}', ['a = #1', 'b = #-2.5e3', 'c = #true', 'd = #null']],
    ['{"a": {"b": ["c", {"d": "e"}]}}', ['a = {b: ["c", {d: "e"}]}']],
    ['["a", {"b": "c"}]', [' = ["a", {b: "c"}]']],
    ['"a"', []],
    ['', []],
    ['\uFEFF{"a": "b"}', ['a = "b"']],
    ['// x\n{"a": "b", /* y */ "c": "d",}', ['a = "b"', 'c = "d"']],
    ['{"a": "b\\n\\u00e9"}', ['a = "b\\né"']],
    ['{"a": "b", "a": "c"}', ['a = "b"', 'a = "c"']],
    ['{"a": "b" "c": "d"}', ['a = "b"', 'c = "d"']],
    ['{"a": , "c": "d"}', ['c = "d"']],
    ['{"a": "b', ['a = "b"']],
    ['{"": "x"}', [' = "x"']],
    ['{"//": "a comment", "a": "b"}', ['a = "b"']],
    ['{"a": "${X:-b}"}', ['a = $X("b")']],
    ['{"a": "{\\"m\\": \\"o1\\"}"}', ['a = {m: "o1"}']],
    ['{"a": "={\\n  \\"m\\": \\"o1\\",\\n  \\"n\\": {{ $json.x }}\\n}"}', ['a = {m: "o1", n: #1111111111111}']],
    ['{"a": "[\\"b\\", 1]"}', ['a = ["b", #1]']],
    ['{"a": "[not json]", "b": "{\\"c\\": }"}', ['a = "[not json]"', 'b = "{\\"c\\": }"']],
    ['{"config.yaml": "m: o1\\nn:\\n  - a\\n"}', ['config.yaml = {m: "o1", n: ["a"]}']],
    ['{"a": "{{ $json.model || \'gpt-4o\' }}"}', ['a = or(?runtime-value | "gpt-4o")']],
  ];
  for (const [text, expected] of cases) {
    it(JSON.stringify(text), () => {
      assert.deepEqual(settingsIn(collectJsonFacts, text), expected);
    });
  }

  it('gives strings the places an edit may replace, also in strings in strings', () => {
    const text =
      '{"a": "x1", "b": "{\\"m\\": \\"x2\\", \\"n\\": \\"{\\\\\\"p\\\\\\": \\\\\\"x3\\\\\\"}\\"}", "c.yaml": "m: x4\\nn: x5"}';
    assert.deepEqual(contentsIn(collectJsonFacts, text), ['x1', 'x2', 'x3', 'x4', 'x5']);
  });

  it('reads suppressions in comments and in properties that are comments', () => {
    const text = [
      '{',
      '  // modelkeel-ignore-next-line',
      '  "a": "o1", // modelkeel-ignore-line',
      '  "//": "modelkeel-ignore-next-line retired-model -- kept",',
      '  "//": "why not",',
      '  "b": "// modelkeel-ignore-file"',
      '}',
    ].join('\n');
    assert.deepEqual(suppressionsIn(collectJsonFacts, text), [
      'next-line  "\\"a\\": \\"o1\\", // modelkeel-ignore-line"',
      'line  "\\"a\\": \\"o1\\", // modelkeel-ignore-line"',
      'next-line retired-model "\\"b\\": \\"// modelkeel-ignore-file\\""',
    ]);
  });

  it('refuses data', () => {
    assert.equal(refuseData('{"a": "b"}'), null);
    assert.notEqual(refuseData(`{"a": "${'b'.repeat(300_000)}"}`), null);
    assert.notEqual(refuseData('{"a": "b"}\n'.repeat(300_000)), null);
  });

  it('takes any depth', () => {
    for (const piece of ['[', '{"a":', '{"a":"{\\"a\\":'])
      assert.equal(readFacts(collectJsonFacts, piece.repeat(50_000)).settings.length, 0);
  });
});
