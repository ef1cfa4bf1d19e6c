import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { FileFacts } from '../../../../src/core/model/facts.ts';
import { collectModelfileFacts } from '../../../../src/core/syntax/modelfile/modelfile.ts';
import { PROJECT } from '../../../support/ports.ts';
import { assertSound, renderExpression } from '../../../support/render-facts.ts';

function read(text: string): FileFacts {
  const facts = collectModelfileFacts({ uri: 'file:///Modelfile', language: 'modelfile', version: 1, text });
  assertSound(facts, text);
  return facts;
}

describe('Modelfile front end', () => {
  const cases: readonly [string, readonly string[]][] = [
    ['FROM llama3.2', ['FROM="llama3.2"']],
    ['  from "llama3.2:1b"  \r\n', ['FROM="llama3.2:1b"']],
    ['# FROM a\nFROM b # c', ['FROM="b # c"']],
    ['PARAMETER temperature 1\nPARAMETER stop "x y"', ['PARAMETER.temperature="1"', 'PARAMETER.stop="x y"']],
    ['SYSTEM """\nFROM a\n"""\nFROM b', ['FROM="b"']],
    ['SYSTEM """FROM a""" \nFROM b', ['FROM="b"']],
    ['SYSTEM "one\nFROM a\n"\nFROM b', ['FROM="b"']],
    ['MESSAGE user """\nFROM a\n"""\nFROM b', ['FROM="b"']],
    ['TEMPLATE {{ .Prompt }}\nLICENSE MIT\nMESSAGE user FROM a\nADAPTER ./a.gguf', ['ADAPTER="./a.gguf"']],
    ['FROM\nFROM ', []],
    ['', []],
  ];
  for (const [text, expected] of cases) {
    it(JSON.stringify(text), () => {
      const facts = read(text);
      assert.deepEqual(
        facts.settings.map(({ path, value }) => `${path.join('.')}=${renderExpression(facts, value)}`),
        expected,
      );
    });
  }

  it('reads suppressions and counts what is never closed', () => {
    const facts = read('# modelkeel-ignore-next-line\nFROM a\nSYSTEM """\n# modelkeel-ignore-file\n');
    assert.deepEqual(
      facts.suppressions.map(({ scope }) => scope),
      ['next-line'],
    );
    assert.equal(facts.syntaxErrors, 1);
  });
});

describe('the grammar of Modelfiles', () => {
  interface Rule {
    readonly match?: string;
    readonly begin?: string;
  }
  const { repository, scopeName } = JSON.parse(
    readFileSync(join(PROJECT, 'syntaxes', 'modelfile.tmLanguage.json'), 'utf8'),
  ) as { readonly scopeName: string; readonly repository: Readonly<Record<string, Rule>> };
  const matches = (rule: string, line: string): boolean => {
    const source = repository[rule]?.match ?? repository[rule]?.begin ?? '';
    return new RegExp(source.replace('(?i)', ''), 'i').test(line);
  };

  it('knows each instruction', () => {
    assert.equal(scopeName, 'source.modelfile');
    assert.ok(matches('source', 'FROM llama3.2'));
    assert.ok(matches('source', 'adapter ./a.gguf'));
    assert.ok(matches('parameter', 'PARAMETER num_ctx 4096'));
    assert.ok(matches('block', 'SYSTEM """'));
    assert.ok(matches('message', 'MESSAGE user hello'));
    assert.ok(matches('text', 'LICENSE MIT'));
    assert.ok(matches('comment', '# why'));
    assert.ok(!matches('source', 'FROMAGE brie'));
  });
});
