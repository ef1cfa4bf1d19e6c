import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { FileFacts } from '../../../../src/core/model/facts.ts';
import { collectDockerfileFacts } from '../../../../src/core/syntax/dockerfile/dockerfile.ts';
import { assertSound, renderExpression } from '../../../support/render-facts.ts';

function read(text: string): FileFacts {
  const facts = collectDockerfileFacts({ uri: 'file:///Dockerfile', language: 'dockerfile', version: 1, text });
  assertSound(facts, text);
  return facts;
}

function settings(text: string): readonly string[] {
  const facts = read(text);
  return facts.settings.map(({ path, value }) => `${path.join('.')}=${renderExpression(facts, value)}`);
}

function commands(text: string): readonly string[] {
  const facts = read(text);
  return facts.commands.map(({ words, image }) => {
    const line = words.map((word) => renderExpression(facts, word)).join(' ');
    return image ? `[${renderExpression(facts, image)}] ${line}` : line;
  });
}

describe('Dockerfile front end: settings', () => {
  const cases: readonly [string, readonly string[]][] = [
    ['FROM a:b', ['FROM="a:b"']],
    ['from a AS b', ['FROM="a"']],
    ['FROM --platform=$P a', ['FROM="a"']],
    ['FROM scratch', []],
    ['FROM a AS b\nFROM b', ['FROM="a"']],
    ['ARG T=1\nFROM a:${T}', ['T="1"', 'FROM=join("a:" T)']],
    ['FROM a:${T:-2}', ['FROM=join("a:" $T("2"))']],
    ['FROM a\nARG B', ['FROM="a"']],
    ['FROM a\nENV B=c D="e f" \\\n  # why\n  G=h', ['FROM="a"', 'B="c"', 'D="e f"', 'G="h"']],
    ['FROM a\nENV B c d', ['FROM="a"', 'B="c d"']],
    ['FROM a\nENV B=c\nENV D=$B-e', ['FROM="a"', 'B="c"', 'D=join(B "-e")']],
    ['FROM a\nCOPY --from=b:1 /x /y', ['FROM="a"', 'FROM="b:1"']],
    ['FROM a AS s\nFROM c\nCOPY --from=s /x /y\nCOPY --from=0 /x /y', ['FROM="a"', 'FROM="c"']],
    ['# FROM a\n\n  # b', []],
    ['FROM a\nENV B="c;d" E=f\\ g H=(i) J=', ['FROM="a"', 'B="c;d"', 'E=join("f" " " "g")', 'H="(i)"', 'J=""']],
    ['FROM a\nARG B=1 C="2 3"', ['FROM="a"', 'B="1"', 'C="2 3"']],
    ['# escape=`\nFROM a\nENV B=c `\n  # why\n  D=e', ['FROM="a"', 'B="c"', 'D="e"']],
    ['FROM a\r\nENV B=c \\\r\n  D=e\r\n', ['FROM="a"', 'B="c"', 'D="e"']],
    ['FROM a\nONBUILD ENV B=c', ['FROM="a"', 'B="c"']],
    ['FROM a\nLABEL b=c', ['FROM="a"']],
  ];
  for (const [text, expected] of cases) {
    it(JSON.stringify(text), () => {
      assert.deepEqual(settings(text), expected);
    });
  }
});

describe('Dockerfile front end: commands', () => {
  const cases: readonly [string, readonly string[]][] = [
    ['RUN a b && \\\n # c\n\n  d', ['"a" "b"', '"d"']],
    ['RUN --mount=type=cache,target=/x --network=none a', ['"a"']],
    ['RUN ["a", "b c"]', ['"a" "b c"']],
    ['RUN <<EOF\na b\nc\nEOF\nRUN d', ['"a" "b"', '"c"', '"d"']],
    ['RUN a <<EOF\nb\nEOF\nRUN d', ['"a"', '"d"']],
    ['RUN <<EOF\n#!/usr/bin/env python3\nimport a\nEOF', []],
    ['COPY <<EOF /x\nRUN a\nEOF\nRUN b', ['"b"']],
    ['FROM a\nCMD ["b"]\nCMD ["c", "d"]', ['["a"] "c" "d"']],
    ['FROM a\nENTRYPOINT ["b"]\nCMD ["c"]', ['"b" "c"']],
    ['FROM a\nCMD ["c"]\nENTRYPOINT ["b"]', ['"b"']],
    ['FROM a\nCMD b --c', ['"b" "--c"']],
    ['FROM a AS b\nFROM b\nCMD ["c"]', ['["a"] "c"']],
    ['FROM a AS b\nENTRYPOINT ["x"]\nFROM b\nCMD ["c"]', ['"x"', '"x" "c"']],
    ['HEALTHCHECK --interval=5s CMD a b', ['"a" "b"']],
    ['HEALTHCHECK NONE', []],
    ['ADD https://a/b /c', ['"ADD" "https://a/b"']],
    ['ONBUILD RUN a', ['"a"']],
    ['HEALTHCHECK CMD ["a", "b"]', ['"a" "b"']],
    ['FROM a\nCMD --b c', ['"--b" "c"']],
    ['FROM a\nCMD ["b", \\\n  # why\n  "c\\"d"]', ['["a"] "b" "c\\"d"']],
    ['FROM a\nCMD ["b" c]', ['join("[" "b") "c]"']],
    ['ADD --chown=a https://b/c /d', ['"ADD" "https://b/c"']],
    ['ADD ["https://a b/c", "/d"]', ['"ADD" "https://a b/c"']],
    ['ADD <<EOF /x\nRUN a\nEOF\nRUN b', ['"ADD"', '"b"']],
    ["RUN cat <<'A' <<-B > c && d\n$E\nA\n\t$F\n\tB\nRUN g", ['"cat"', '"d"', '"g"']],
    ['# escape=`\nRUN a `\n  b', ['"a" "b"']],
    ['FROM a\nARG M=x\nRUN N=$M && b $N ${O:-p}', ['"b" N $O("p")']],
  ];
  for (const [text, expected] of cases) {
    it(JSON.stringify(text), () => {
      assert.deepEqual(commands(text), expected);
    });
  }

  it('reads suppressions', () => {
    const facts = read('FROM a\n# modelkeel-ignore-next-line\nENV A=b \\\n  # modelkeel-ignore-line x -- why\n  C=d\n');
    assert.deepEqual(
      facts.suppressions.map(({ scope, reason }) => [scope, reason]),
      [
        ['next-line', null],
        ['line', 'why'],
      ],
    );
  });

  it('reads any text', () => {
    const pieces = fc.oneof(
      fc.constantFrom(
        'FROM ',
        'RUN ',
        'ENV ',
        'ARG ',
        'CMD ',
        'COPY --from=',
        'ADD ',
        'ENTRYPOINT ',
        'HEALTHCHECK CMD ',
        'ONBUILD ',
        '["a", "b"]',
        '<<EOF\n',
        'EOF\n',
        '\\\n',
        '# c\n',
      ),
      fc.constantFrom('\n', '\r\n', ' ', '"', "'", '$A', '${A:-b}', '$(', '`', '=', 'a', '[', ',', '\\'),
      fc.string({ unit: 'binary', maxLength: 4 }),
    );
    fc.assert(
      fc.property(fc.array(pieces, { maxLength: 60 }), (all) => {
        read(all.join(''));
      }),
      { numRuns: 500 },
    );
  });
});
