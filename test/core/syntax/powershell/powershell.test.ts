import assert from 'node:assert/strict';
import type { FileFacts } from '../../../../src/core/model/facts.ts';
import { createGrammars } from '../../../../src/core/syntax/grammars.ts';
import { createFactCollector } from '../../../../src/core/syntax/trees.ts';
import { testAssets } from '../../../support/ports.ts';
import { assertSound, renderBinding, renderCall, renderExpression } from '../../../support/render-facts.ts';

const collector = createFactCollector(createGrammars(testAssets()));
const signal = new AbortController().signal;

async function read(text: string): Promise<FileFacts> {
  const { facts } = await collector.collect({ uri: 'file:///a.ps1', language: 'powershell', version: 0, text }, signal);
  assert.ok(facts);
  assertSound(facts, text, /[`\r]|''|""/);
  return facts;
}

async function bindings(text: string): Promise<readonly string[]> {
  const facts = await read(text);
  return facts.bindings.map((binding) => renderBinding(facts, binding));
}

async function calls(text: string): Promise<readonly string[]> {
  const facts = await read(text);
  return facts.calls.map((_, index) => renderCall(facts, index));
}

async function commands(text: string): Promise<readonly string[]> {
  const facts = await read(text);
  return facts.commands.map(({ words }) => words.map((word) => renderExpression(facts, word)).join(' '));
}

async function settings(text: string): Promise<readonly string[]> {
  const facts = await read(text);
  return facts.settings.map(({ path, value }) => `${path.join('.')} = ${renderExpression(facts, value)}`);
}

describe('PowerShell', () => {
  after(() => {
    collector.dispose();
  });

  it('reads texts, escapes and what is put into them', async () => {
    assert.deepEqual(await bindings('$a = "x`"y"\n$b = \'it\'\'s $c\'\n$d = "${a}/$($b.c)"\n$e = "{0}/v1" -f $a\n'), [
      'variable a = "x\\"y"',
      'variable b = "it\'s $c"',
      'variable d = join(a "/" b.c)',
      'variable e = join(a "/v1")',
    ]);
  });

  it('takes names for the same in any case and scope', async () => {
    assert.deepEqual(await bindings('$Model = "a"\n$script:model = "b"\n'), [
      'variable Model = "a"',
      'variable Model = "b"',
    ]);
  });

  it('reads lists, tables and loops', async () => {
    const found = await bindings('$a = "x", "y"\n$b = @{ "k" = @("z"); c = 1 }\nforeach ($m in $a) { $n = $m }\n');
    assert.deepEqual(found, [
      'variable a = ["x", "y"]',
      'variable b = {k: ["z"], c: #1}',
      'loop m = a ?',
      'variable n = m ?',
    ]);
  });

  it('reads parameters of functions and what they give', async () => {
    const found = await bindings('function Ask([string]$Model = "a") {\n  return $Model\n}\n');
    assert.deepEqual(found, ['parameter Ask.Model = "a"', 'function Ask = (Model) => Model']);
  });

  it('names arguments of commands, and gives other programs words', async () => {
    const text = 'Ask-It "p" -Model gpt-4o -Switch -Body (@{ a = 1 } | ConvertTo-Json)\nollama.exe pull $m\n';
    assert.deepEqual(await calls(text), ['ConvertTo-Json()', 'Ask-It("p", Model="gpt-4o", Body={a: #1})']);
    assert.deepEqual(await commands(text), ['"ollama" "pull" m']);
  });

  it('reads variables of the environment, also those of a text that is written into a file', async () => {
    const text = '$env:A_MODEL = "x"\n$b = $env:A_MODEL\n@"\nB_MODEL=gpt-4o\nPORT=1\n"@ | Out-File .env\n';
    assert.deepEqual(await settings(text), ['A_MODEL = "x"', 'B_MODEL = "gpt-4o"', 'PORT = "1"']);
    assert.deepEqual(await settings('$a = @"\nB_MODEL=gpt-4o\nand more\n"@\n'), []);
    assert.deepEqual(await bindings(text), ['variable b = $A_MODEL']);
  });

  it('gives what one of several blocks gives', async () => {
    assert.deepEqual((await bindings('$a = if ($b) { "x" } else { "y" }\n')).slice(0, 1), [
      'variable a = if("x" | "y")',
    ]);
  });
});
