import assert from 'node:assert/strict';
import type { FileFacts } from '../../../../src/core/model/facts.ts';
import { createGrammars } from '../../../../src/core/syntax/grammars.ts';
import { createFactCollector } from '../../../../src/core/syntax/trees.ts';
import { testAssets } from '../../../support/ports.ts';
import { assertSound, renderCall, renderExpression, renderImport } from '../../../support/render-facts.ts';

const collector = createFactCollector(createGrammars(testAssets()));
const signal = new AbortController().signal;

async function read(text: string): Promise<FileFacts> {
  const { facts } = await collector.collect({ uri: 'file:///a.py', language: 'python', version: 0, text }, signal);
  assert.ok(facts);
  assertSound(facts, text);
  return facts;
}

async function imports(text: string): Promise<string[]> {
  return (await read(text)).imports.map(renderImport);
}

async function calls(text: string): Promise<string[]> {
  const facts = await read(text);
  return facts.calls.map((_, index) => renderCall(facts, index));
}

/** The value of `x = …`, with the imports before it. */
async function value(expression: string, before = ''): Promise<string> {
  const facts = await read(`${before}x = ${expression}\n`);
  const binding = facts.bindings.findLast(({ name }) => name === 'x');
  assert.ok(binding);
  return renderExpression(facts, binding.value);
}

type Cases = readonly (readonly [string, readonly string[]])[];

function check(cases: Cases, tell: (text: string) => Promise<string[]>): void {
  for (const [text, expected] of cases) {
    it(JSON.stringify(text), async () => {
      assert.deepEqual(await tell(text), expected);
    });
  }
}

function checkValues(cases: readonly (readonly [string, string, string?])[]): void {
  for (const [text, expected, before] of cases) {
    it(`${before ?? ''}${text}`, async () => {
      assert.equal(await value(text, before), expected);
    });
  }
}

after(() => {
  collector.dispose();
});

describe('Python front end: imports', () => {
  check(
    [
      ['import openai', ['openai#* as openai']],
      ['import openai as ai', ['openai#* as ai']],
      ['import google.genai', ['google.genai#- as -', 'google#* as google']],
      ['import google.genai as genai, os', ['google.genai#* as genai', 'os#* as os']],
      ['from openai import OpenAI', ['openai#OpenAI as OpenAI']],
      ['from m import (a as b, # why\n  c,)', ['m#a as b', 'm#c as c']],
      ['from m import a, \\\n  b', ['m#a as a', 'm#b as b']],
      ['from . import config', ['.#config as config']],
      ['from ..config import MODEL as M', ['..config#MODEL as M']],
      ['from .models import *', ['.models#- as - star']],
      ['if TYPE_CHECKING:\n  from m import A\nelse:\n  from n import B', ['m#A as A type', 'n#B as B']],
      ['if typing.TYPE_CHECKING:\n  import m', ['m#* as m type']],
      ['if not TYPE_CHECKING:\n  import m', ['m#* as m']],
      ['def f():\n  import m', ['m#* as m']],
      ['\uFEFFimport m\r\nimport n\r\n', ['m#* as m', 'n#* as n']],
    ],
    imports,
  );

  it('tells where the module is written and in which scope', async () => {
    const text = 'def f():\n  import a.b\n  from ..c import d\n';
    const facts = await read(text);
    const written = facts.imports.map(({ moduleSpan, scope }) => [text.slice(moduleSpan.start, moduleSpan.end), scope]);
    assert.deepEqual(written, [
      ['a.b', 1],
      ['a', 1],
      ['..c', 1],
    ]);
  });
});

describe('Python front end: calls', () => {
  check(
    [
      ['f()', ['f()']],
      ['f("a", *b, c="d", **e)', ['f("a", ...b, c="d", ...e)']],
      ['client.chat.completions.create(model="gpt-4o")', ['client.chat.completions.create(model="gpt-4o")']],
      ['OpenAI().chat(A(1))', ['OpenAI()', 'A(#1)', 'OpenAI().chat(A(#1))']],
      ['await (f)(x)', ['f(x)']],
      ['f(x for x in y)', ['f([x])']],
      ['f(a, # b\n  c)', ['f(a, c)']],
      ['f(a, !, b)', ['f(a, b)']],
      ['Agent[Deps, str]("openai:gpt-4o")', ['Agent("openai:gpt-4o")']],
      ['CLIENTS[name]("a")', ['CLIENTS[name]("a")']],
      ['clients["x"]("a")', ['clients.x("a")']],
      ['f(1)[a, b](2)[c, d](3)', ['f(#1)', '?computed-key(#2)', '?computed-key(#3)']],
      ['@dec\ndef f(): pass', ['@dec()']],
      ['@app.get("/x", model="a")\ndef f(): pass', ['@app.get("/x", model="a")']],
      ['@app.get("/x")\ndef f(): pass', ['@app.get("/x")']],
      ['@dec(1)\nclass A: pass', ['@dec(#1)']],
      ['raise E(f"a{g()}")', ['g()', 'E(join("a" g()))']],
      ['assert f(), g()', ['f()', 'g()']],
      ['del f()[0]', ['f()']],
      ['x[f()] += g()', ['g()', 'f()']],
      ['with f() as g, h(): i()', ['f()', 'h()', 'i()']],
      ['while f():\n  g()\nelse:\n  h()', ['f()', 'g()', 'h()']],
      ['try:\n  f()\nexcept g():\n  h()\nfinally:\n  i()', ['f()', 'g()', 'h()', 'i()']],
      ['match f():\n  case 1 if g(): h()', ['f()', 'g()', 'h()']],
      ['def f(a=g()):\n  return lambda: h()', ['g()', 'h()']],
      ['class A(f(), metaclass=g()):\n  x = h()', ['f()', 'g()', 'h()']],
      ['[f(x) for x in g() if h(x)]', ['g()', 'h(x)', 'f(x)']],
      ['{f(): g() for x in y}', ['f()', 'g()']],
      ['print(f"{f(1)!r:>10}")', ['f(#1)', 'print(join(f(#1)))']],
    ],
    calls,
  );

  it('points at the argument list', async () => {
    const text = 'a.b(c, d=e)\n@dec\ndef f(): pass\n';
    const facts = await read(text);
    const spans = facts.calls.map(({ argumentsSpan, span }) => [
      text.slice(argumentsSpan.start, argumentsSpan.end),
      text.slice(span.start, span.end),
    ]);
    assert.deepEqual(spans, [
      ['(c, d=e)', 'a.b(c, d=e)'],
      ['', '@dec'],
    ]);
  });

  it('points at each argument and its name', async () => {
    const text = 'f("a", model="b", *c)';
    const facts = await read(text);
    const shown = facts.calls[0]!.arguments.map((argument) => [
      text.slice(argument.span.start, argument.span.end),
      argument.kind === 'keyword' ? text.slice(argument.nameSpan.start, argument.nameSpan.end) : argument.kind,
    ]);
    assert.deepEqual(shown, [
      ['"a"', 'positional'],
      ['model="b"', 'model'],
      ['*c', 'spread'],
    ]);
  });
});

describe('Python front end: values', () => {
  checkValues([
    ['"a" "b"', 'join("a" "b")'],
    ['("a"\n  # why\n  "b")', 'join("a" "b")'],
    ['"a" + \\\n  "b"', 'join("a" "b")'],
    ['("a"  # +\n  +\n  "b")', 'join("a" "b")'],
    ['a \\\n  or \\\n  "b"', 'or(a | "b")'],
    ['a + "-" + b', 'join(a "-" b)'],
    ['f"a{b}c"', 'join("a" b "c")'],
    ['f"{a}{{b}}" "c"', 'join(a "{b}" "c")'],
    ['f""', '""'],
    ['f"a"', '"a"'],
    ['"{}/{}".format(a, "b")', 'join(a "/" "b")'],
    ['"{1}-{0}-{n}".format(a, b, n=c)', 'join(b "-" a "-" c)'],
    ['"{a.b}".format(a=c)', '"{a.b}".format(a=c)'],
    [String.raw`"\x41{}".format(a)`, '"A{}".format(a)'],
    ['"%s/%s" % (a, "b")', 'join(a "/" "b")'],
    ['"%s-x" % a', 'join(a "-x")'],
    ['"%(a)s" % b', '?runtime-value'],
    ['10 % 3', '?runtime-value'],
    ['["a"] + ["b"]', '["a", "b"]'],
    ['a or b or "c"', 'or(or(a | b) | "c")'],
    ['a and "b"', 'if("b")'],
    ['"a" if b else "c"', 'if("a" | "c")'],
    ['not a', '?runtime-value'],
    ['-1', '#-1'],
    ['None', '#None'],
    ['True', '#True'],
    ['1.5', '#1.5'],
    ['("a")', '"a"'],
    ['await a', 'a'],
    ['(y := "a")', '"a"'],
    ['cast(str, "a")', '"a"'],
    ['typing.cast("T", a)', 'a'],
    ['str(a)', 'a'],
    ['a.b.c', 'a.b.c'],
    ['a["b"][0]', 'a.b.0'],
    ['a[b]', 'a[b]'],
    ['a[1:2]', 'a[?runtime-value]'],
    ['a.get("b")', 'a.b'],
    ['a.get("b", "c")', 'a.b("c")'],
    ['kwargs.pop("model", "c")', 'kwargs.model("c")'],
    ['a.get(b, "c")', 'a.get(b, "c")'],
    ['getattr(a, "b")', 'a.b'],
    ['getattr(a, "b", "c")', 'a.b("c")'],
    ['{"a": "b", 1: c, d: "e", **f}', '{a: "b", 1: c, [?]: "e", ...f}'],
    ['dict(a="b", **c)', '{a: "b", ...c}'],
    ['{**a} | {"b": c}', '{...{...a}, ...{b: c}}'],
    ['["a", b]', '["a", b]'],
    ['("a", b)', '["a", b]'],
    ['"a", b', '["a", b]'],
    ['{"a"}', '["a"]'],
    ['frozenset(["a"])', '["a"]'],
    ['lambda a, b="c": "d"', '(a, b) => "d"'],
    ['[a for a in b]', '[a]'],
    ['b"a"', '?unsupported'],
    ['Client(a)', 'Client(a)'],
  ]);
});

describe('Python front end: environment', () => {
  const decouple = 'from decouple import config\n';
  const environs = 'from environs import Env\nenv = Env()\n';
  checkValues([
    ['os.environ["A"]', '$A', 'import os\n'],
    ['os.environ.get("A", "b")', '$A("b")', 'import os\n'],
    ['os.getenv("A")', '$A', 'import os\n'],
    ['os.getenv("A", default=b)', '$A(b)', 'import os\n'],
    ['os.getenv("A") or "b"', 'or($A | "b")', 'import os\n'],
    ['_o.getenv("A")', '$A', 'import os as _o\n'],
    ['environ["A"]', '$A', 'from os import environ\n'],
    ['g("A", "b")', '$A("b")', 'from os import getenv as g\n'],
    ['os.getenv(a)', 'os.getenv(a)', 'import os\n'],
    ['os.environ[a]', 'os.environ[a]', 'import os\n'],
    ['config("A", default="b")', '$A("b")', decouple],
    ['config("A", cast=str)', '$A', decouple],
    ['env("A", "b")', '$A("b")', environs],
    ['env.str("A", default="b")', '$A("b")', environs],
    ['env("A")', '$A', 'import environ\nenv = environ.Env(DEBUG=(bool, False))\n'],
    ['values["A"]', '$A', 'from dotenv import dotenv_values\nvalues = dotenv_values(".env")\n'],
    // Without the import these are any other function and object.
    ['os.getenv("A")', 'os.getenv("A")'],
    ['config("A", default="b")', 'config("A", default="b")'],
    ['environ["A"]', 'environ.A'],
    // A section and a key: the second is no default.
    ['c.get("llm", "model")', 'c.get("llm", "model")', 'import configparser\nc = configparser.ConfigParser()\n'],
  ]);
});
