import assert from 'node:assert/strict';
import { collectPropertiesFacts } from '../../../../src/core/syntax/embedded/documents.ts';
import { contentsIn, readFacts, settingsIn, suppressionsIn } from '../../../support/read-settings.ts';

describe('properties front end', () => {
  const cases: readonly [text: string, expected: readonly string[]][] = [
    ['a=b', ['a = "b"']],
    ['spring.ai.model=gpt-4o', ['spring.ai.model = "gpt-4o"']],
    ['a = b\nc: d\ne   f\ng\th', ['a = "b"', 'c = "d"', 'e = "f"', 'g = "h"']],
    ['a=b=c:d', ['a = "b=c:d"']],
    ['a=\nb', ['a = ""', 'b = ""']],
    ['a=one\\\n   two', ['a = "onetwo"']],
    ['a=\\\n  one', ['a = "one"']],
    ['a=b\\\\\nc=d', ['a = "b\\\\"', 'c = "d"']],
    ['a=\\u0067pt', ['a = "gpt"']],
    ['a\\:b=c', ['a:b = "c"']],
    ['# a=b\n! c=d \\\ne=f', ['e = "f"']],
    ['a=b # no comment', ['a = "b # no comment"']],
    ['a=${X:gpt-4o}', ['a = $X("gpt-4o")']],
    ['a=${X}', ['a = $X']],
    ['a=${other.key}', ['a = ?runtime-value']],
    ['a={"m": "o1"}', ['a = {m: "o1"}']],
    ['  a = b  \r\nc=d\r', ['a = "b"', 'c = "d"']],
    ['\uFEFFa=b', ['a = "b"']],
    ['=b', []],
    ['', []],
  ];
  for (const [text, expected] of cases) {
    it(JSON.stringify(text), () => {
      assert.deepEqual(settingsIn(collectPropertiesFacts, text), expected);
    });
  }

  it('gives strings the places an edit may replace', () => {
    assert.deepEqual(contentsIn(collectPropertiesFacts, 'a=x1\nb : x2 \nc \\\n  x3\nd=${E:x4}\nf={"m":"x5"}\n'), [
      'x1',
      'x2',
      'x3',
      'x4',
      'x5',
    ]);
  });

  it('reads suppressions in both kinds of comments', () => {
    const text = '! modelkeel-ignore-next-line x\na=b\n  # modelkeel-ignore-file -- old\nc=# modelkeel-ignore-line\n';
    assert.deepEqual(suppressionsIn(collectPropertiesFacts, text), [
      'next-line x "a=b"',
      `file  ${JSON.stringify(text.trim())}`,
    ]);
  });

  it('reads long runs of marks in linear time', () => {
    for (const text of ['\\'.repeat(200_001), 'a\\\n'.repeat(50_000), '#\n'.repeat(50_000), '\n \\'.repeat(50_000)])
      readFacts(collectPropertiesFacts, text);
  });
});
