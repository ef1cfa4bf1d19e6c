import assert from 'node:assert/strict';
import type { FileFacts } from '../../../../src/core/model/facts.ts';
import { createGrammars } from '../../../../src/core/syntax/grammars.ts';
import { createFactCollector } from '../../../../src/core/syntax/trees.ts';
import { testAssets } from '../../../support/ports.ts';
import { contentsIn } from '../../../support/read-settings.ts';
import { assertSound, renderBinding, renderExpression } from '../../../support/render-facts.ts';

const collector = createFactCollector(createGrammars(testAssets()));

async function read(text: string, { name = 'main.tf', version = 0 } = {}): Promise<FileFacts> {
  const source = { uri: `file:///workspace/infra/${name}`, language: 'terraform', version, text };
  const { facts } = await collector.collect(source, new AbortController().signal);
  assert.ok(facts);
  assertSound(facts, text, /[\\\r\n]|\{\{|\}\}|\$\$|%%/);
  return { ...facts, version: 0 };
}

async function settings(text: string): Promise<readonly string[]> {
  const facts = await read(text);
  return facts.settings.map(({ path, value }) => `${path.join('.')} = ${renderExpression(facts, value)}`);
}

describe('terraform front end', () => {
  const cases: readonly [text: string, expected: readonly string[]][] = [
    ['a = "b"', ['a = "b"']],
    ['a = 1\nb = true\nc = null', ['a = #1', 'b = #true', 'c = #null']],
    ['variable "m" {\n  default = "o1"\n}', ['variable = {m: {default: "o1"}}']],
    ['resource "x" "y" {\n  m = "o1"\n  z {\n    n = "o3"\n  }\n}', ['resource = {x: {y: {m: "o1", z: {n: "o3"}}}}']],
    ['a = { b = "c", "d" : "e", (var.f) = "g" }', ['a = {b: "c", d: "e", [?]: "g"}']],
    ['a = ["b", 1]', ['a = ["b", #1]']],
    ['a = var.m', ['a = var.m']],
    ['a = local.s.m["n"][0]', ['a = local.s.m.n.0']],
    [
      'a = data.x.y\nb = module.x.y\nc = each.value',
      ['a = ?runtime-value', 'b = ?runtime-value', 'c = ?runtime-value'],
    ],
    ['a = coalesce(var.m, "o1")\nb = try(var.m, "o3")', ['a = or(var.m | "o1")', 'b = or(var.m | "o3")']],
    ['a = var.b ? "c" : "d"', ['a = if("c" | "d")']],
    ['a = jsonencode({ m = "o1" })', ['a = {m: "o1"}']],
    ['a = merge(local.x, { m = "o1" })', ['a = {...local.x, ...{m: "o1"}}']],
    ['a = lookup(local.x, "m", "o1")', ['a = local.x.m("o1")']],
    ['a = templatefile("x", {})', ['a = ?runtime-value']],
    ['a = "b-${var.c}-d"', ['a = join("b-" var.c "-d")']],
    ['a = "${var.c}"', ['a = var.c']],
    ['a = "$${b}"', ['a = "${b}"']],
    ['a = "b\\"c"', ['a = "b\\"c"']],
    ['a = <<EOT\nb\nEOT\n', ['a = "b"']],
    ['a = <<-EOT\n  {"m": "o1"}\n  EOT\n', ['a = {m: "o1"}']],
    ['a = "{\\"m\\": \\"o1\\"}"', ['a = {m: "o1"}']],
    ['', []],
  ];
  for (const [text, expected] of cases) {
    it(JSON.stringify(text), async () => {
      assert.deepEqual(await settings(text), expected);
    });
  }

  it('binds variables and locals, those of a folder in one namespace', async () => {
    const facts = await read('variable "m" {\n  default = "o1"\n}\nvariable "n" {}\nlocals {\n  a = var.m\n}\n');
    assert.deepEqual(
      facts.bindings.map((binding) => renderBinding(facts, binding)),
      ['variable var.m = "o1" as var.m', 'variable local.a = var.m as local.a'],
    );
    assert.equal(facts.namespace, 'terraform:file:///workspace/infra');
  });

  it('binds what a file of values gives to variables', async () => {
    const facts = await read('m = "o1"\n', { name: 'prod.tfvars' });
    assert.deepEqual(
      facts.bindings.map((binding) => renderBinding(facts, binding)),
      ['variable var.m = "o1" as var.m'],
    );
  });

  it('gives strings the places an edit may replace', async () => {
    const text =
      'a = "x1"\nb = "${var.c}-x2"\nd = <<-E\n  x3\n  E\ne = <<F\n{"g": "x4"}\nF\nh = "{\\"i\\": \\"x5\\"}"\n';
    const facts = await read(text);
    assert.deepEqual(
      contentsIn(() => facts, text),
      ['x1', '-x2', 'x3', 'x4', 'x5'],
    );
  });

  it('counts syntax errors and reads the rest', async () => {
    const facts = await read('a = "b"\nc = = \nd = "e"\n');
    assert.ok(facts.syntaxErrors > 0);
    assert.equal(facts.settings[0]?.path[0], 'a');
  });
});
