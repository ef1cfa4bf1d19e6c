import assert from 'node:assert/strict';
import type { FileFacts } from '../../../../src/core/model/facts.ts';
import { collectDotenvFacts } from '../../../../src/core/syntax/embedded/documents.ts';
import { assertSound, renderExpression } from '../../../support/render-facts.ts';

function read(text: string): FileFacts {
  const facts = collectDotenvFacts({ uri: 'file:///.env', language: 'dotenv', version: 3, text });
  assertSound(facts, text);
  return facts;
}

function settings(text: string): readonly string[] {
  const facts = read(text);
  return facts.settings.map(({ path, value }) => `${path.join('.')}=${renderExpression(facts, value)}`);
}

describe('dotenv front end', () => {
  const cases: readonly [string, readonly string[]][] = [
    ['A=gpt-4o', ['A="gpt-4o"']],
    ['A = gpt-4o  ', ['A="gpt-4o"']],
    ['  export A=gpt-4o', ['A="gpt-4o"']],
    ['A="gpt-4o"', ['A="gpt-4o"']],
    ["A='gpt-4o'", ['A="gpt-4o"']],
    ['A=`gpt-4o`', ['A="gpt-4o"']],
    ['A=gpt-4o # why', ['A="gpt-4o"']],
    ['A=gpt#4', ['A="gpt#4"']],
    ['A="gpt # 4" # why', ['A="gpt # 4"']],
    ['A=#nothing', ['A=""']],
    ['A=\nB=b', ['A=""', 'B="b"']],
    ['A=a\r\nB=b\rC=c', ['A="a"', 'B="b"', 'C="c"']],
    ['\uFEFFA=a', ['A="a"']],
    ['# A=a\n  # B=b\n#C=c', []],
    ['A="a\nb"\nB=c', ['A="a\\nb"', 'B="c"']],
    ["A='a\r\nb'\r\nB=c", ['A="a\\r\\nb"', 'B="c"']],
    ['A="a\\nb\\"c\\$d\\e"', ['A="a\\nb\\"c$d\\\\e"']],
    ["A='a\\nb'", ['A="a\\\\nb"']],
    ['A="a\nB=b', ['A="\\"a"', 'B="b"']],
    ["A=it's\nB=that's", ['A="it\'s"', 'B="that\'s"']],
    ['A="a" b', ['A="\\"a\\" b"']],
    ['A=${B}', ['A=$B']],
    ['A="${B}"', ['A=$B']],
    ['A=x/${B}-y', ['A=join("x/" $B "-y")']],
    ['A="${B:-gpt-4o}/${C-d}"', ['A=join($B("gpt-4o") "/" $C("d"))']],
    ["A='${B}'", ['A="${B}"']],
    ['A="\\${B}"', ['A="${B}"']],
    ['A: a\nB\n=c\n1A=d\nA.b-C=e', ['A.b-C="e"']],
    ['A=a=b', ['A="a=b"']],
    ['', []],
  ];
  for (const [text, expected] of cases) {
    it(JSON.stringify(text), () => {
      assert.deepEqual(settings(text), expected);
    });
  }

  it('knows the places of keys and values', () => {
    const text = 'export MODEL = "gpt-4o" # why\nEMPTY= \n';
    const [model, empty] = read(text).settings;
    const slice = (span: { start: number; end: number }): string => text.slice(span.start, span.end);
    assert.ok(model?.value.kind === 'string' && empty?.value.kind === 'string');
    assert.deepEqual([model.keySpan, model.value.content, model.value.span, model.span].map(slice), [
      'MODEL',
      'gpt-4o',
      '"gpt-4o"',
      'MODEL = "gpt-4o"',
    ]);
    assert.deepEqual(empty.value.content, { start: text.indexOf('EMPTY=') + 7, end: text.indexOf('EMPTY=') + 7 });
  });

  it('reads suppressions in comments of their own and behind values', () => {
    const text =
      'A=a # modelkeel-ignore-line retired -- known\n# modelkeel-ignore-next-line\nB="b # modelkeel-ignore-line"\n';
    const found = read(text).suppressions.map(({ scope, rules, reason, covers }) => [
      scope,
      rules,
      reason,
      text.slice(covers.start, covers.end),
    ]);
    assert.deepEqual(found, [
      ['line', ['retired'], 'known', 'A=a # modelkeel-ignore-line retired -- known'],
      ['next-line', [], null, 'B="b # modelkeel-ignore-line"'],
    ]);
  });

  it('reads many unclosed quotes in linear time', () => {
    const text = ['A="a\n'.repeat(20_001), "B='${".repeat(20_000), 'C=\\'.repeat(20_000), '"'].join('\n');
    assert.ok(read(text).settings.length > 20_000);
  });
});
