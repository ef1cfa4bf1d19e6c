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
  const { facts } = await collector.collect({ uri: 'file:///a', language: 'java', version: 0, text }, signal);
  assert.ok(facts);
  // Text blocks drop their indentation.
  assertSound(facts, text, /[\\\r\n]/);
  return facts;
}

async function bindings(text: string): Promise<string[]> {
  const facts = await read(text);
  return facts.bindings.map((binding) => renderBinding(facts, binding));
}

async function calls(body: string): Promise<string[]> {
  const facts = await read(`class A { void f() { ${body} } }`);
  return facts.calls.map((_, index) => renderCall(facts, index));
}

/** The value of `var x = …`. */
async function value(expression: string): Promise<string> {
  const facts = await read(`class A { void f() { var x = ${expression}; } }`);
  const binding = facts.bindings.findLast(({ name }) => name === 'x');
  assert.ok(binding);
  return renderExpression(facts, binding.value);
}

async function compared(body: string): Promise<string[]> {
  const text = `class A { void f() { ${body} } }`;
  return (await read(text)).comparisons.map(({ span }) => text.slice(span.start, span.end));
}

after(() => {
  collector.dispose();
});

describe('Java front end: documents', () => {
  it('tells the package and what a bare name may mean', async () => {
    const facts = await read('package com.acme.bot;\nclass A {}');
    assert.deepEqual(
      [facts.namespace, facts.ecosystem, facts.membersInScope, facts.lineComment],
      ['com.acme.bot', 'maven', true, '//'],
    );
    assert.equal((await read('class A {}')).namespace, '');
  });

  it('reads imports of types, members, packages and nested types', async () => {
    const facts = await read(
      'import a.b.C; import static a.b.C.X; import a.b.*; import static a.b.C.*; import a.b.Outer.Inner;',
    );
    assert.deepEqual(facts.imports.map(renderImport), [
      'a.b#C as C',
      'a.b.C#X as X',
      'a.b#- as - star',
      'a.b.C#- as - star',
      'a.b.Outer#Inner as Inner',
    ]);
  });

  it('takes full names written in place for imports, but not variables', async () => {
    const facts = await read(
      'class A { void f(Foo foo) { dev.x.Model.builder(); foo.bar.Baz.get(); new dev.x.Model(); } }',
    );
    assert.deepEqual(facts.imports.map(renderImport), ['dev.x#Model as dev.x.Model']);
    assert.deepEqual(
      facts.calls.map(({ form, callee }) => `${form} ${callee.kind}`),
      ['call member', 'call member', 'new name'],
    );
  });

  it('finds suppressions in both kinds of comments', async () => {
    const text =
      'class A {\n  // modelkeel-ignore-next-line\n  String a = "x"; /* modelkeel-ignore-line floating-model */\n}';
    assert.deepEqual(
      (await read(text)).suppressions.map(({ scope, rules }) => [scope, ...rules]),
      [['next-line'], ['line', 'floating-model']],
    );
  });
});

describe('Java front end: bindings', () => {
  const cases: readonly [string, string, readonly string[]][] = [
    [
      'fields, with their types',
      'class A { static final String M = "a", N; private final ChatModel chat = make(); }',
      ['field A.M = "a"', 'field A.N = -', 'field A.chat: ChatModel = make()', 'class A = class A()'],
    ],
    [
      'constructors and what they set',
      'class A { A(String m) { this.model = m; } }',
      [
        'parameter constructor.m = -',
        'attribute A.model = m',
        'function A.constructor = (m) => -',
        'class A = class A()',
      ],
    ],
    [
      'enums whose members are made with values',
      'enum M { FAST("a", 1), GOOD("b") { }; final String id; M(String id) { this.id = id; } String id() { return id; } }',
      [
        'enum-member M.FAST = new M("a", #1)',
        'enum-member M.GOOD = new M("b")',
        'field M.id = -',
        'parameter constructor.id = -',
        'attribute M.id = id',
        'function M.constructor = (id) => -',
        'function M.id = () => id',
        'class M = class M()',
      ],
    ],
    [
      'records',
      'record R(String model, Client client) {}',
      [
        'parameter constructor.model = -',
        'parameter constructor.client: Client = -',
        'attribute R.model = model',
        'attribute R.client: Client = client',
        'function R.constructor = (model, client) => -',
        'class R = class R()',
      ],
    ],
    [
      'bases and interfaces with constants and default methods',
      'class A extends B<C> implements D {} interface D { String M = "a"; default String m() { return M; } }',
      ['class A = class A(B, D)', 'field D.M = "a"', 'function D.m = () => M', 'class D = class D()'],
    ],
    [
      'getters that Lombok writes',
      '@Data class A { private String model = "a"; }',
      ['field A.model = "a"', 'function A.getModel = () => "a"', 'class A = class A()'],
    ],
    [
      'values that are injected',
      'class A { @Value("${app.model:gpt}") String a; @ConfigProperty(name = "m.n", defaultValue = "d") String b; @Value("x") String c; }',
      ['field A.a = $app.model("gpt")', 'field A.b = $m.n("d")', 'field A.c = -', 'class A = class A()'],
    ],
    [
      'what may not run, in its branch',
      'class A { void f() { String m = "a"; if (x) { m = "b"; } else m = "c"; for (var s : list) { m = s; } } }',
      [
        'variable f.m = "a"',
        'variable f.m = "b" ?',
        'variable f.m = "c" ?',
        'loop <block>.s = list',
        'variable f.m = s ?',
        'function A.f = () => -',
        'class A = class A()',
      ],
    ],
  ];
  for (const [name, text, expected] of cases) {
    it(name, async () => {
      assert.deepEqual(await bindings(text), expected);
    });
  }

  it('puts members of objects nobody tracks where no look-up goes', async () => {
    const facts = await read('class A { void f() { o.model = "a"; body.put("model", "b"); model = "c"; } }');
    const found = facts.bindings.filter(({ name }) => name === 'model');
    assert.deepEqual(
      found.map(({ scope, value }) => [facts.scopes[scope]?.kind, renderExpression(facts, value)]),
      [
        ['block', '"a"'],
        ['block', '"b"'],
        ['class', '"c"'],
      ],
    );
  });
});

describe('Java front end: values', () => {
  const cases: readonly [string, string][] = [
    ['"a\\tb\\u0041\\101\\""', '"a\\tbAA\\""'],
    ['"""\n    one\n      "two" \\\n    three\n    """', '"one\\n  \\"two\\" three\\n"'],
    ['a + "-" + b', 'join(a "-" b)'],
    ['a == null ? "b" : c', 'if("b" | c)'],
    ['(String) a', 'a'],
    ['new String[] { "a", "b" }', '["a", "b"]'],
    ['List.of("a", b)', '["a", b]'],
    ['Map.of("k", "v", c, "d")', '{k: "v", [?]: "d"}'],
    ['Map.ofEntries(Map.entry("k", "v"))', '{k: "v"}'],
    ['settings.get("model")', 'settings.model'],
    ['settings.getOrDefault("model", "a")', 'settings.model("a")'],
    ['System.getenv("X")', '$X'],
    ['System.getenv().getOrDefault("X", "d")', '$X("d")'],
    ['System.getProperty("x.y", "d")', '$x.y("d")'],
    ['config.getOptionalValue("x.y", String.class).orElse("d")', 'or($x.y | "d")'],
    ['Optional.ofNullable(a).orElse("d")', 'or(a | "d")'],
    ['Objects.requireNonNullElse(a, "d")', 'or(a | "d")'],
    ['String.format("gpt-%s", v)', 'join("gpt-" v)'],
    ['"gpt-%s".formatted(v)', 'join("gpt-" v)'],
    ['switch (a) { case 1 -> "b"; case 2 -> { f(); yield "c"; } default -> throw e; }', 'if("b" | "c")'],
    ['x -> x.y("a")', '(x) => x.y("a")'],
    ['this.model', 'self@A.model'],
    ['a[0]', 'a.0'],
    ['-1', '#-1'],
    ['Foo::new', '?runtime-value'],
    ['URI.create("https://a.b")', '"https://a.b"'],
  ];
  for (const [text, expected] of cases) {
    it(text, async () => {
      assert.equal(await value(text), expected);
    });
  }

  it('a name that holds the environment', async () => {
    const [first, second] = await bindings('class A { void f() { var env = System.getenv(); var x = env.get("X"); } }');
    assert.deepEqual([first, second], ['variable f.env = System.getenv()', 'variable f.x = $X']);
  });
});

describe('Java front end: calls', () => {
  it('chains, constructors and lambdas that configure', async () => {
    assert.deepEqual(await calls('Model.builder().name("a").build(); new Client("k");'), [
      'Model.builder()',
      'Model.builder().name("a")',
      'Model.builder().name("a").build()',
      'new Client("k")',
    ]);
    assert.equal(
      (await calls('client.converse(r -> r.modelId("a").tokens(1));')).at(-1),
      'client.converse((r) => r.modelId("a").tokens(#1), modelId="a", tokens=#1)',
    );
    assert.equal((await calls('client.map(r -> other.modelId("a"));')).at(-1), 'client.map((r) => other.modelId("a"))');
  });

  it('annotations, super and this', async () => {
    const facts = await read(
      '@Reg(model = "a", tools = { B.class }) class A extends B { A() { super("b"); } A(int i) { this(); } }',
    );
    assert.deepEqual(
      facts.calls.map((_, index) => renderCall(facts, index)),
      ['@Reg(model="a", tools=[?runtime-value])', 'new B("b")', 'new A()'],
    );
  });

  it('what is compared is no value', async () => {
    assert.deepEqual(
      await compared(
        'if (a.equals("b") || "c".equals(d) || e == "f") {} switch (g) { case "h": break; } List.of("i").contains(j);',
      ),
      ['"b"', '"c"', '"f"', '"h"', 'List.of("i")'],
    );
  });
});
