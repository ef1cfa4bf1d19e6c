import assert from 'node:assert/strict';
import type { FileFacts } from '../../../../src/core/model/facts.ts';
import { createGrammars } from '../../../../src/core/syntax/grammars.ts';
import { createFactCollector } from '../../../../src/core/syntax/trees.ts';
import { testAssets } from '../../../support/ports.ts';
import { contentsIn } from '../../../support/read-settings.ts';
import { assertSound, renderBinding, renderExpression } from '../../../support/render-facts.ts';

const collector = createFactCollector(createGrammars(testAssets()));

async function read(text: string, { name = 'main.bicep', version = 0 } = {}): Promise<FileFacts> {
  const source = { uri: `file:///workspace/${name}`, language: 'bicep', version, text };
  const { facts } = await collector.collect(source, new AbortController().signal);
  assert.ok(facts);
  assertSound(facts, text);
  return { ...facts, version: 0 };
}

async function settings(text: string): Promise<readonly string[]> {
  const facts = await read(text);
  return facts.settings.map(({ path, value }) => `${path.join('.')} = ${renderExpression(facts, value)}`);
}

describe('bicep front end', () => {
  const cases: readonly [text: string, expected: readonly string[]][] = [
    ["param m string = 'gpt-4o'", ['param = {m: "gpt-4o"}']],
    ['param m string', []],
    ["var v = 'a'", ['var = {v: "a"}']],
    ["var v = 'a-${b}-c'", ['var = {v: join("a-" b "-c")}']],
    ["var v = '${b}'", ['var = {v: b}']],
    ["var v = '''a\nb'''", ['var = {v: "a\\nb"}']],
    ['var v = [\n  1\n  true\n  null\n]', ['var = {v: [#1, #true, #null]}']],
    ["var v = {\n  a: 'b'\n  'c-d': 'e'\n}", ['var = {v: {a: "b", c-d: "e"}}']],
    ["var v = a ? 'b' : 'c'", ['var = {v: if("b" | "c")}']],
    ["var v = a ?? 'b'", ['var = {v: or(a | "b")}']],
    ["var v = a.b['c'].d", ['var = {v: a.b.c.d}']],
    ["var v = readEnvironmentVariable('A', 'b')", ['var = {v: $A("b")}']],
    ["var v = loadJsonContent('a.json')", ['var = {v: ?runtime-value}']],
    ["resource r 'T@1' = {\n  name: 'n'\n}", ['resource = {T@1: {r: {name: "n"}}}']],
    ["resource r 'T@1' = if (x) {\n  name: 'n'\n}", ['resource = {T@1: {r: {name: "n"}}}']],
    ["resource r 'T@1' = [for x in y: {\n  name: x\n}]", ['resource = {T@1: {r: {name: x}}}']],
    ["module m './a.bicep' = {\n  params: {\n    p: 'q'\n  }\n}", ['module = {./a.bicep: {m: {params: {p: "q"}}}}']],
    ['', []],
  ];
  for (const [text, expected] of cases) {
    it(JSON.stringify(text), async () => {
      assert.deepEqual(await settings(text), expected);
    });
  }

  it('binds parameters and variables', async () => {
    const facts = await read("param m string = 'a'\nparam n string\nvar v = m\n");
    assert.deepEqual(
      facts.bindings.map((binding) => renderBinding(facts, binding)),
      ['variable m = "a" as m', 'variable n = - as n', 'variable v = m as v'],
    );
  });

  it('gives strings the places an edit may replace', async () => {
    const text = "var a = 'x1'\nvar b = '${c}x2'\nvar d = '''x3'''\nvar e = '{\"f\": \"x4\"}'\n";
    const facts = await read(text);
    assert.deepEqual(
      contentsIn(() => facts, text),
      ['x1', 'x2', 'x3', 'x4'],
    );
  });
});
