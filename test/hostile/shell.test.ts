import assert from 'node:assert/strict';
import type { FileFacts } from '../../src/core/model/facts.ts';
import { commandsOf } from '../../src/core/detect/setting-commands.ts';
import { collectDockerfileFacts } from '../../src/core/syntax/dockerfile/dockerfile.ts';
import { refuseDockerfile } from '../../src/core/syntax/dockerfile/instructions.ts';
import { refuseScript } from '../../src/core/base/shell-script.ts';
import { collectShellFacts } from '../../src/core/syntax/shell/shell.ts';
import { assertLinear } from '../support/doubling.ts';

const PIECES = [
  ['blanks', ' '],
  ['words', 'a '],
  ['commands', 'a\n'],
  ['pipes', 'a | '],
  ['lists', 'a && '],
  ['lines that go on', 'a \\\n'],
  ['comments', '# a\n'],
  ['comments behind lines that go on', '\\\n# a\n'],
  ['double quotes', '"'],
  ['single quotes', "'"],
  ['escaped quotes', '\\"'],
  ['backquotes', '`'],
  ['dollars', '$'],
  ['variables', '$A'],
  ['defaults', '${A:-'],
  ['substitutions', '$('],
  ['quoted substitutions', '"$('],
  ['arithmetic', '$(('],
  ['processes', '<('],
  ['groups', '{ '],
  ['subshells', '('],
  ['tests', '[[ '],
  ['conditions', 'if a; then '],
  ['loops', 'for a in b; do '],
  ['cases', 'case a in '],
  ['functions', 'a() '],
  ['function words', 'function a '],
  ['assignments', 'a=b\n'],
  ['reassignments', 'a=$a-b\n'],
  ['flags of arrays', 'a+=(--b c)\n'],
  ['arrays', 'a=( '],
  ['arrays spread', 'a+=(b)\nc "${a[@]}"\n'],
  ['calls', 'a() { b $1; }\na c\n'],
  ['here-documents', 'a <<E\n'],
  ['quoted here-documents', '<<"'],
  ['here-documents in substitutions', '<<E$('],
  ['signs that make no sense', ') '],
  ['operators that make no sense', '; ;'],
  ['globs', '[a'],
  ['braces', '{a,'],
  ['suppressions', 'a # modelkeel-ignore-line\n'],
] as const;

/** What is told apart before a script is read: by the reader of Dockerfiles, and where a setting may be a command line. */
const APART =
  /^(?:blanks|words|pipes|lines that go on|comments|double|single|escaped|backquotes|substitutions|quoted|here-|functions|suppressions)/;

function shell(text: string): void {
  if (refuseScript(text) === null)
    collectShellFacts({ uri: 'file:///run.sh', language: 'shellscript', version: 1, text });
}

function dockerfile(text: string): FileFacts | null {
  if (refuseDockerfile(text) !== null) return null;
  return collectDockerfileFacts({ uri: 'file:///Dockerfile', language: 'dockerfile', version: 1, text });
}

describe('doubling', function () {
  this.timeout(120_000);

  it('tells what grows faster than its input', async () => {
    const all = (count: number): readonly number[] => Array.from({ length: count }, (_, index) => index);
    const pairs = (numbers: readonly number[]): number =>
      numbers.reduce((sum, a) => sum + numbers.reduce((n, b) => n + ((a ^ b) & 1), 0), 0);
    await assert.rejects(assertLinear(all, pairs), /half of them/);
    await assertLinear(all, (numbers) => numbers.reduce((sum, a) => sum + pairs(numbers.slice(0, 20)) + a, 0));
  });
});

describe('hostile shell', function () {
  // On a machine that does other things as well.
  this.timeout(120_000);

  for (const [what, piece] of PIECES) {
    it(`a script of ${what}`, () => assertLinear((count) => piece.repeat(count), shell));
    if (!APART.test(what)) continue;

    it(`a RUN of ${what}`, () => assertLinear((count) => `FROM a\nRUN b ${piece.repeat(count)}\n`, dockerfile));

    it(`a setting of ${what}`, () => {
      const span = { start: 0, end: 0 };
      return assertLinear(
        (count) => piece.repeat(count),
        (text) => commandsOf({ kind: 'string', value: text, span, content: span }, null, null),
      );
    });
  }

  it('nesting that no stack holds is refused, not thrown', () => {
    for (const piece of ['a() ', 'coproc ', '<<E$(']) assert.notEqual(refuseScript(piece.repeat(20_000)), null, piece);
  });
});

describe('hostile Dockerfiles', function () {
  this.timeout(120_000);

  const files = [
    ['stages and comments', 'FROM a AS b\n# c\n'],
    ['stages of stages', 'FROM a AS b\nFROM b\nENV A=$A\n'],
    ['a chain of stages', 'FROM a AS a\nENV A=$B\n'],
    ['flags', '--a=b '],
    ['variables', 'ENV A=$A\n'],
    ['properties', 'A=b '],
    ['open lists', '["a",'],
    ['here-documents', 'RUN a <<A <<B\n'],
    ['triggers', 'ONBUILD '],
    ['checks', 'HEALTHCHECK CMD '],
    ['entry points', 'ENTRYPOINT ["a"]\nCMD b\n'],
  ] as const;
  for (const [what, piece] of files)
    for (const before of ['', 'FROM a\nRUN ', 'FROM a\nENV A=', 'FROM a\nCMD '])
      it(`${what} behind ${JSON.stringify(before)}`, () =>
        assertLinear((count) => before + piece.repeat(count), dockerfile));
});
