import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { FileFacts } from '../../../../src/core/model/facts.ts';
import { collectShellFacts } from '../../../../src/core/syntax/shell/shell.ts';
import { assertSound, renderBinding, renderCall, renderExpression } from '../../../support/render-facts.ts';

function read(text: string): FileFacts {
  const facts = collectShellFacts({ uri: 'file:///run.sh', language: 'shellscript', version: 1, text });
  assertSound(facts, text);
  return facts;
}

function commands(text: string): readonly string[] {
  const facts = read(text);
  return facts.commands.map(({ words, input }) =>
    [...words, ...(input ?? [])].map((word) => renderExpression(facts, word)).join(' '),
  );
}

function bindings(text: string): readonly string[] {
  const facts = read(text);
  return facts.bindings.filter(({ kind }) => kind !== 'parameter').map((binding) => renderBinding(facts, binding));
}

describe('shell front end: commands', () => {
  const cases: readonly [string, readonly string[]][] = [
    ['a b', ['"a" "b"']],
    ['a "b c" \'d e\' f\\ g', ['"a" "b c" "d e" join("f" " " "g")']],
    ['a; b && c || d | e & f', ['"a"', '"b"', '"c"', '"d"', '"e"', '"f"']],
    ['a \\\n  --b c', ['"a" "--b" "c"']],
    ['a \\\r\n  b\r\nc', ['"a" "b"', '"c"']],
    ['a # b\n# c\nd#e', ['"a"', '"d#e"']],
    [
      'a $B ${C:-d} "${E}/f" $(g h) `i`',
      ['"a" $B $C("d") join($E "/f") ?runtime-value ?runtime-value', '"g" "h"', '"i"'],
    ],
    ['a "$(b "c d")" e', ['"a" ?runtime-value "e"', '"b" "c d"']],
    ['a --b="c" --d=e', ['"a" join("--b=" "c") "--d=e"']],
    ['a > out 2>&1 < in b', ['"a" "b"']],
    ['cat <<EOF | b\n$C\nEOF\nd', ['"cat" join($C "\\n")', '"b"', '"d"']],
    ["cat <<'EOF'\n$C\nEOF\nd", ['"cat" "$C\\n"', '"d"']],
    ['cat <<-EOF\n\tx\n\tEOF\nd', ['"cat" "\\tx\\n"', '"d"']],
    ['a <<< "b"', ['"a" "b"']],
    ['if a; then b; elif c; then d; else e; fi', ['"a"', '"b"', '"c"', '"d"', '"e"']],
    ['while a; do b; done; until c\ndo d\ndone', ['"a"', '"b"', '"c"', '"d"']],
    ['for x in 1 2; do a $x; done', ['"a" x']],
    ['for ((i=0; i<3; i++)); do a; done', ['"a"']],
    ['case $A in b|c) d ;; *) e "f)" ;; esac; g', ['"d"', '"e" "f)"', '"g"']],
    ['[[ $A == b && c ]] && d', ['"d"']],
    ['(a; b) && { c; }', ['"a"', '"b"', '"c"']],
    ['((x = 1 + 2)); a $((1 + 2))', ['"a" ?runtime-value']],
    ['A=b c', ['"c"']],
    ['! a', ['"a"']],
    ['echo gpt-4o; printf x', []],
    ['ARGS=(--model x "$Y"); a "${ARGS[@]}" b', ['"a" "--model" "x" $Y "b"']],
    ['OPTS="--model x"; a $OPTS; a "$OPTS"', ['"a" "--model" "x"', '"a" OPTS']],
    ['a <(b c) d', ['"a" ?runtime-value "d"', '"b" "c"']],
    ['a $\'x\\n\' $"y"', ['"a" ?runtime-value "y"']],
    ["a $'x' y", ['"a" "x" "y"']],
    ["a \\\r\n  'b'\r\ncat <<E\r\n$C\r\nE\r\nd", ['"a" "b"', '"cat" join($C "\\n")', '"d"']],
    ['a !(b|c) {d,$E} [f$G]', ['"a" "!(b|c)" join("{d," $E "}") join("[f" $G "]")']],
    ['ARGS[0]=x; ARGS+=(y); a "${ARGS[@]}"', ['"a" "x" "y"']],
    ['a `b c "\\\\"`', ['"a" ?runtime-value', '"b" "c" "\\\\"']],
    ['a > "$(b)"; while read x; do c; done < <(d) <<< "$(e)"', ['"a"', '"b"', '"read" "x"', '"c"', '"d"', '"e"']],
    ['alias a="b c"', ['"alias" join("a=" "b c")']],
    ['', []],
  ];
  for (const [text, expected] of cases) {
    it(JSON.stringify(text), () => {
      assert.deepEqual(commands(text), expected);
    });
  }
});

describe('shell front end: what is no shell', () => {
  const cases: readonly [string, readonly string[]][] = [
    ['a; ; b\nc', ['"a"', '"b"', '"c"']],
    ['a && \n\n&& b\nc', ['"a"', '"b"', '"c"']],
    ['a | | b\nc', ['"a"', '"b"', '"c"']],
    ['pip install a<=1 (b)\nc', ['"pip" "install" "a"', '"b"', '"c"']],
    ['done\nfi\n}\na', ['"a"']],
    ['function () { a; }\nb', ['"a"', '"b"']],
    ['if a\nthen b\nc() {\n d\n', ['"a"', '"b"', '"d"']],
    ['a >\nb', ['"a"', '"b"']],
    ['a ${b\nc', ['"a" ?runtime-value']],
  ];
  for (const [text, expected] of cases) {
    it(`goes on behind ${JSON.stringify(text)}`, () => {
      assert.deepEqual(commands(text), expected);
      assert.equal(read(text).syntaxErrors > 0, true);
    });
  }
});

describe('shell front end: names', () => {
  const cases: readonly [string, readonly string[]][] = [
    ['A=b', ['variable A = "b"']],
    ['A=b\nA=$A-c', ['variable A = "b"', 'variable A = join(A "-c")']],
    ['A=${A:-b}', ['variable A = $A("b")']],
    ['A=$B', ['variable A = $B']],
    ['export A=b C="d e"', ['variable A = "b"', 'variable C = "d e"']],
    ['declare -r A=b', ['variable A = "b"']],
    [': "${A:=b}"', ['variable A = $A("b")']],
    ['A=b c', []],
    ['[ -z "$A" ] && A=b', ['variable A = "b" ?']],
    ['if x; then A=b; else A=c; fi', ['variable A = "b" ?', 'variable A = "c" ?']],
    ['case $1 in a) A=b;; esac', ['variable A = "b" ?']],
    ['read -r A', ['variable A = ?runtime-value']],
    ['A=$(b)', ['variable A = ?runtime-value']],
    ['A=(b c)', ['variable A = ["b", "c"]']],
    ['for a in b c; do :; done', ['loop a = ["b", "c"]']],
    ['A=b # c', ['variable A = "b"']],
    ['A=', ['variable A = ""']],
    [
      'f() {\n  local a="$1"\n  B=c\n}',
      ['function f = (1, 2, 3, 4, 5, 6, 7, 8, 9) => -', 'variable f.a = 1', 'variable B = "c" ?'],
    ],
    ['function g { :; }', ['function g = (1, 2, 3, 4, 5, 6, 7, 8, 9) => -']],
    ['A=${1:-b}', ['variable A = or(?runtime-value | "b")']],
    ['[ -z "$A" ] || { A=b; B=c; }', ['variable A = "b" ?', 'variable B = "c" ?']],
    ['A[0]=b', ['variable A = ["b"]']],
    ['A="${B-\'c\'}"', ['variable A = $B("\'c\'")']],
  ];
  for (const [text, expected] of cases) {
    it(JSON.stringify(text), () => {
      assert.deepEqual(bindings(text), expected);
    });
  }

  it('calls functions with their words', () => {
    const facts = read('f() { a "$1"; }\nf "b c" $D');
    assert.deepEqual(
      facts.calls.map((_, index) => renderCall(facts, index)),
      ['f("b c", $D)'],
    );
  });

  it('gives settings for what others see', () => {
    const facts = read('export a=b\nC=d\ne=f\nG=h run');
    assert.deepEqual(
      facts.settings.map(({ path }) => path.join('.')),
      ['a', 'C', 'G'],
    );
  });

  it('reads suppressions', () => {
    const facts = read(
      'a # modelkeel-ignore-line\n# modelkeel-ignore-next-line x -- why\nb\ncat <<EOF\n# modelkeel-ignore-file\nEOF\n',
    );
    assert.deepEqual(
      facts.suppressions.map(({ scope, reason }) => [scope, reason]),
      [
        ['line', null],
        ['next-line', 'why'],
      ],
    );
  });

  it('takes no text for a comment', () => {
    const facts = read(
      [
        'a "b # modelkeel-ignore-line"',
        "c '",
        "# modelkeel-ignore-line' d#modelkeel-ignore-line",
        '(e # modelkeel-ignore-line a',
        ') && f "$(g # modelkeel-ignore-line b',
        ')" `h # modelkeel-ignore-line c',
        '` [[ # ]]',
        'i=(j # modelkeel-ignore-line d',
        ') ${k#modelkeel-ignore-line} $# # modelkeel-ignore-line e',
      ].join('\n'),
    );
    assert.deepEqual(
      facts.suppressions.map(({ rules }) => rules.join()),
      ['a', 'b', 'c', 'd', 'e'],
    );
  });

  it('counts what is never closed', () => {
    assert.equal(read('a "b').syntaxErrors > 0, true);
    assert.equal(read('if a; then b').syntaxErrors > 0, true);
    assert.equal(read('a "b $(c "d") e"; if a; then b; fi').syntaxErrors, 0);
  });
});

describe('shell front end: any text', () => {
  const sample = `#!/bin/bash
set -e
A="\${A:-b}" # c
export C=('d' "e $F") && g "$A" <<EOF | h
$(i \`j\`) \${K:=l} \\$m
EOF
n() { local o="$1"; case "$o" in p|q) r;; *) s "\${T[@]}";; esac; }
if [ -z "$U" ]; then for v in w x; do y "$v" > z; done; elif [[ a == b ]]; then :; else (c; d) & fi
e=$((1 + 2)) f=<(g) h -d '{"model": "'"$I"'"}' \\
  --j=k
`;
  const pieces = fc.oneof(
    fc.constantFrom(
      '"',
      "'",
      '`',
      '$(',
      '${',
      ')',
      '}',
      '((',
      '[[',
      ']]',
      '<<EOF\n',
      '\\\n',
      '#',
      ';;',
      '&&',
      '|',
      'if ',
      'fi',
      'case x in ',
      'esac',
      'do ',
      'done',
      '{ ',
      '()',
      '=(',
    ),
    fc.constantFrom('\n', '\r\n', ' ', '\t', ';', '&', '<', '>', 'a', 'A=', '$A', '\\'),
    fc.string({ unit: 'binary', maxLength: 4 }),
  );

  it('is read without an error', () => {
    assert.equal(read(sample).syntaxErrors, 0);
  });

  it('broken at random places does no harm', () => {
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.double({ min: 0, max: 1, noNaN: true }), fc.integer({ min: 0, max: 40 }), pieces), {
          maxLength: 6,
        }),
        (edits) => {
          let text = sample;
          for (const [at, cut, put] of edits) {
            const offset = Math.floor(at * text.length);
            text = text.slice(0, offset) + put + text.slice(offset + cut);
          }
          read(text);
        },
      ),
      { numRuns: 500 },
    );
  });

  it('made of random pieces does no harm', () => {
    fc.assert(
      fc.property(fc.array(pieces, { maxLength: 60 }), (all) => {
        read(all.join(''));
      }),
      { numRuns: 500 },
    );
  });
});
