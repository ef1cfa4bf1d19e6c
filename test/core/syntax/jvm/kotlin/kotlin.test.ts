import assert from 'node:assert/strict';
import type { FileFacts } from '../../../../../src/core/model/facts.ts';
import { createGrammars } from '../../../../../src/core/syntax/grammars.ts';
import { createFactCollector } from '../../../../../src/core/syntax/trees.ts';
import { testAssets } from '../../../../support/ports.ts';
import {
  assertSound,
  renderBinding,
  renderCall,
  renderExpression,
  renderImport,
} from '../../../../support/render-facts.ts';

const collector = createFactCollector(createGrammars(testAssets()));
const signal = new AbortController().signal;

async function read(text: string): Promise<FileFacts> {
  const { facts } = await collector.collect({ uri: 'file:///a', language: 'kotlin', version: 0, text }, signal);
  assert.ok(facts);
  // `${'$'}` is a dollar.
  assertSound(facts, text, /[\\\r$]/);
  return facts;
}

async function bindings(text: string): Promise<string[]> {
  const facts = await read(text);
  return facts.bindings.map((binding) => renderBinding(facts, binding));
}

async function calls(text: string): Promise<string[]> {
  const facts = await read(text);
  return facts.calls.map((_, index) => renderCall(facts, index));
}

/** The value of `val x = …`. */
async function value(expression: string): Promise<string> {
  const facts = await read(`fun f(a: String?, b: B) {\n  val x = ${expression}\n}`);
  const binding = facts.bindings.findLast(({ name }) => name === 'x');
  assert.ok(binding);
  return renderExpression(facts, binding.value);
}

async function compared(text: string): Promise<string[]> {
  return (await read(text)).comparisons.map(({ span }) => text.slice(span.start, span.end));
}

after(() => {
  collector.dispose();
});

describe('Kotlin front end: documents', () => {
  it('tells the package and what a bare name may mean', async () => {
    const facts = await read('package com.acme.bot\n\nclass A');
    assert.deepEqual(
      [facts.namespace, facts.ecosystem, facts.membersInScope, facts.namedArgument],
      ['com.acme.bot', 'maven', true, 'keyword'],
    );
    assert.equal((await read('val a = 1')).namespace, '');
  });

  it('reads imports of names, under other names, and of packages', async () => {
    const facts = await read('import a.b.C\nimport a.b.*\nimport a.b.C as D\nimport a.b.`in`.E\n');
    assert.deepEqual(facts.imports.map(renderImport), ['a.b#C as C', 'a.b#- as - star', 'a.b#C as D', 'a.b.in#E as E']);
  });

  it('takes full names written in place for imports', async () => {
    const facts = await read('val a = dev.x.Model.builder()\nval b: dev.x.Client? = null\n');
    assert.deepEqual(facts.imports.map(renderImport), ['dev.x#Model as dev.x.Model', 'dev.x#Client as dev.x.Client']);
  });

  it('takes members that an object has from an import for what is imported', async () => {
    assert.deepEqual(await calls('import fire.ai.ai\nval a = Firebase.ai(1).model("a")\nval b = Firebase.other(2)'), [
      'ai(#1)',
      'ai(#1).model("a")',
      'Firebase.other(#2)',
    ]);
  });

  it('finds suppressions in both kinds of comments', async () => {
    const text = 'val a = 1 // modelkeel-ignore-line\n/* modelkeel-ignore-next-line floating-model */\nval b = 2\n';
    assert.deepEqual(
      (await read(text)).suppressions.map(({ scope, rules }) => [scope, ...rules]),
      [['line'], ['next-line', 'floating-model']],
    );
  });
});

describe('Kotlin front end: bindings', () => {
  const cases: readonly [string, string, readonly string[]][] = [
    [
      'properties at the top level',
      'const val A = "a"\nval b: Client by lazy { make() }\nval c: String\n  get() = "c"\nval (d, e) = pair\ntypealias F = g.H\n',
      [
        'variable A = "a"',
        'parameter <function>.it = -',
        'variable b: Client = make()',
        'variable c = "c"',
        'variable d = pair.0',
        'variable e = pair.1',
        'variable F = g.H',
      ],
    ],
    [
      'primary constructors, defaults and companions',
      'class A(private val m: String = "a", n: Int) : B<C>(m), D {\n  companion object {\n    const val X = "x"\n  }\n  val p = "p"\n}',
      [
        'parameter constructor.m = "a"',
        'parameter constructor.n = -',
        'attribute A.m = m',
        'function A.constructor = (m, n) => -',
        'field A.X = "x"',
        'field A.p = "p"',
        'class A = class A(B, D)',
      ],
    ],
    [
      'other constructors',
      'class A {\n  constructor(m: String) : super(m) {\n    this.model = m\n  }\n}',
      [
        'parameter constructor.m = -',
        'attribute A.model = m ?',
        'function A.constructor = (m) => -',
        'class A = class A()',
      ],
    ],
    [
      'enums whose members are made with values',
      'enum class M(val id: String) {\n  FAST("a"),\n  GOOD(id = "b");\n  fun get() = id\n}',
      [
        'parameter constructor.id = -',
        'attribute M.id = id',
        'function M.constructor = (id) => -',
        'enum-member M.FAST = new M("a")',
        'enum-member M.GOOD = new M(id="b")',
        'function M.get = () => id',
        'class M = class M()',
      ],
    ],
    [
      'objects and functions',
      'object O : I {\n  val k = "k"\n}\nfun one(a: String = "d", vararg b: Int) = "x"\nfun two(): String {\n  if (c) return "a"\n  return "b"\n}',
      [
        'field O.k = "k"',
        'class O = class O(I)',
        'parameter one.a = "d"',
        'parameter one.b = -',
        'function one = (a, b) => "x"',
        'function two = () => "a" | "b"',
      ],
    ],
    [
      'values that are injected',
      'class A(@Value("\\${app.model:gpt}") val a: String) {\n  @Value("${\'$\'}{x.y}")\n  lateinit var b: String\n}',
      [
        'parameter constructor.a = $app.model("gpt")',
        'attribute A.a = a',
        'function A.constructor = (a) => -',
        'field A.b = $x.y',
        'class A = class A()',
      ],
    ],
    [
      'what may not run, in its branch',
      'fun f() {\n  var m = "a"\n  if (x) m = "b" else { m = "c" }\n  for (s in list) m = s\n}',
      [
        'variable f.m = "a"',
        'variable f.m = "b" ?',
        'variable f.m = "c" ?',
        'loop <block>.s = list',
        'variable f.m = s ?',
        'function f = () => -',
      ],
    ],
  ];
  for (const [name, text, expected] of cases) {
    it(name, async () => {
      assert.deepEqual(await bindings(text), expected);
    });
  }

  it('puts members of objects nobody tracks where no look-up goes', async () => {
    const facts = await read('fun f() {\n  o.model = "a"\n  body["model"] = "b"\n  put("model", "c")\n}');
    const found = facts.bindings.filter(({ name }) => name === 'model');
    assert.deepEqual(
      found.map(({ scope, value }) => [facts.scopes[scope]?.kind, renderExpression(facts, value)]),
      [
        ['block', '"a"'],
        ['block', '"b"'],
        ['block', '"c"'],
      ],
    );
  });
});

describe('Kotlin front end: values', () => {
  const cases: readonly [string, string][] = [
    ['"a\\t\\$b"', '"a\\t$b"'],
    ['"a-$b"', 'join("a-" b)'],
    ['"a-${b.c}-d"', 'join("a-" b.c "-d")'],
    ['"""raw $b \\n"""', 'join("raw " b " \\\\n")'],
    ['"""a""".trimIndent()', '"a"'],
    ['a ?: "b"', 'or(a | "b")'],
    ['a ?: return', 'or(a)'],
    ['a ?: throw E("c")', 'or(a)'],
    ['if (a) "b" else if (c) "d" else "e"', 'if("b" | if("d" | "e"))'],
    ['when (a) { "k" -> "b"; is C -> { f(); "c" }; else -> throw e }', 'if("b" | "c")'],
    ['try { "b" } catch (e: Exception) { "c" } finally { f() }', 'if("b" | "c")'],
    ['a as String', 'a'],
    ['a!!', 'a'],
    ['listOf("b", a)', '["b", a]'],
    ['mapOf("k" to "v", a to "w")', '{k: "v", [?]: "w"}'],
    ['b["model"]', 'b.model'],
    ['System.getenv("X") ?: "d"', 'or($X | "d")'],
    ['System.getenv()["X"]', '$X'],
    ['System.getenv().getOrElse("X") { "d" }', '$X("d")'],
    ['a?.takeIf { it.any() }.orEmpty().ifBlank { "d" }', 'or(a | "d")'],
    ['b.let { it.c }', 'it.c'],
    ['run { f(); "c" }', '"c"'],
    ['{ s: String -> s + "c" }', '(s) => join(s "c")'],
    ['mutableStateOf("c")', '"c"'],
    ['"gpt-%s".format(a)', 'join("gpt-" a)'],
    ['null', '#null'],
    ['-1', '#-1'],
  ];
  for (const [text, expected] of cases) {
    it(text, async () => {
      assert.equal(await value(text), expected);
    });
  }
});

describe('Kotlin front end: calls', () => {
  const cases: readonly [string, string, readonly string[]][] = [
    [
      'named arguments, spreads and constructors',
      'val a = Request(model = "a", *rest, list("b"))',
      ['list("b")', 'new Request(model="a", ...rest, list("b"))'],
    ],
    ['type arguments', 'fun f() {\n  get<A>("a")\n  val b = get<A>("b", "c")\n}', ['get("a")', 'get("b", "c")']],
    ['lambdas behind the parentheses', 'fun f() {\n  g(1) { s -> h(s) }\n}', ['h(s)', 'g(#1, (s) => h(s))']],
    [
      'lambdas that set properties of what is made',
      'fun f(id: String) {\n  Request { model = "a"; this.size = 1; id = id }\n}',
      ['new Request((it) => -, model="a", size=#1, id=id)'],
    ],
    ['but not variables around them', 'fun f() {\n  var model = "a"\n  g { model = "b" }\n}', ['g((it) => -)']],
    [
      'lambdas that run on their receiver',
      'val a = Model.builder().apply { name("a") }.build()\nval b = Options().apply { model = "b" }\nval c = with(o) { go("c") }',
      [
        'Model.builder()',
        'Model.builder().name("a")',
        'Model.builder().build()',
        'new Options(model="b")',
        'o.go("c")',
      ],
    ],
    [
      'lambdas that configure a builder',
      'fun f() {\n  client.converse { it.modelId("a") }\n  client.converse { r -> r.modelId("b") }\n}',
      [
        'it.modelId("a")',
        'client.converse((it) => it.modelId("a"), modelId="a")',
        'r.modelId("b")',
        'client.converse((r) => r.modelId("b"), modelId="b")',
      ],
    ],
    [
      'annotations and constructors of bases',
      '@Reg("a", b = ["c"])\nclass A : B("d") {\n  constructor(i: Int) : this()\n}',
      ['@Reg("a", b=["c"])', 'new B("d")', 'new A()'],
    ],
  ];
  for (const [name, text, expected] of cases) {
    it(name, async () => {
      assert.deepEqual(await calls(text), expected);
    });
  }

  it('what is compared is no value', async () => {
    const text =
      'fun f() {\n  if (a == "b" || c != "d" || e.startsWith("f") || g in listOf("h")) {}\n  when (i) { "j", in setOf("k") -> 1 }\n}';
    assert.deepEqual(await compared(text), ['"b"', '"d"', '"f"', 'listOf("h")', '"j"', 'setOf("k")']);
  });
});
