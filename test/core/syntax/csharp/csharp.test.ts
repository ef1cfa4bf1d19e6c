import assert from 'node:assert/strict';
import type { FileFacts } from '../../../../src/core/model/facts.ts';
import { createGrammars } from '../../../../src/core/syntax/grammars.ts';
import { createFactCollector } from '../../../../src/core/syntax/trees.ts';
import { testAssets } from '../../../support/ports.ts';
import { assertSound, renderBinding, renderCall, renderImport } from '../../../support/render-facts.ts';

const collector = createFactCollector(createGrammars(testAssets()));
/** Text in which a literal may differ from its source: escapes, braces, doubled quotes. */
const ESCAPED = /[\\\r]|\{\{|\}\}|""/;

async function collect(text: string): Promise<FileFacts> {
  const source = { uri: 'file:///a.cs', language: 'csharp', version: 0, text };
  const { facts } = await collector.collect(source, new AbortController().signal);
  assert.ok(facts);
  assertSound(facts, text, ESCAPED);
  return facts;
}

async function bindings(text: string): Promise<readonly string[]> {
  const facts = await collect(text);
  assert.equal(facts.syntaxErrors, 0, text);
  return facts.bindings.map((binding) => renderBinding(facts, binding));
}

async function calls(text: string): Promise<readonly string[]> {
  const facts = await collect(text);
  assert.equal(facts.syntaxErrors, 0, text);
  return facts.calls.map((_, index) => renderCall(facts, index));
}

/** Members of a class around them. */
async function members(text: string): Promise<readonly string[]> {
  return (await bindings(`class A { ${text} }`)).slice(0, -1);
}

/** Local variables of a method around them. */
async function locals(text: string): Promise<readonly string[]> {
  return (await members(`void F() { ${text} }`)).slice(0, -1).map((line) => line.replace('F.', ''));
}

describe('C# front end', () => {
  after(() => {
    collector.dispose();
  });

  it('reads usings and namespaces', async () => {
    const facts = await collect(`using OpenAI.Chat; global using System; using static Acme.Models;
      using Messages = Anthropic.Models.Messages; using Pair = (string, int);
      namespace Acme.Chat { class A { } namespace Inner { enum B { } } }`);
    assert.equal(facts.namespace, 'Acme.Chat');
    assert.equal(facts.ecosystem, 'nuget');
    assert.ok(facts.membersInScope);
    assert.deepEqual(facts.imports.map(renderImport), [
      'OpenAI.Chat#- as - star',
      'System#- as - reexport star',
      'Acme.Models#- as - star',
      'Anthropic.Models#Messages as Messages',
    ]);
    assert.deepEqual(
      facts.bindings.map(({ name, scope }) => [name, scope]),
      [
        ['A', 0],
        ['B', 0],
      ],
    );
    assert.equal((await collect('namespace Acme.Web; class A { }')).namespace, 'Acme.Web');
    assert.equal((await collect('class A { }')).namespace, '');
  });

  it('reads fields, properties and methods', async () => {
    assert.deepEqual(
      await members(`public const string M = "a", N = "b"; static readonly string R = M; ChatClient? c;
        string P { get; init; } = "p"; string E => "e"; string G { get { return "g"; } set => x = value; }
        string T() => "t"; Task<ChatClient> U(string m = "d", params string[] rest) { if (m == "") return null; return V(m); }`),
      [
        'field A.M = "a"',
        'field A.N = "b"',
        'field A.R = M',
        'field A.c: ChatClient = -',
        'field A.P = "p"',
        'attribute A.E = "e"',
        'attribute A.x = value ?',
        'attribute A.G = "g"',
        'function A.T = () => "t"',
        'parameter U.m = "d"',
        'parameter U.rest = -',
        'function A.U = (m, rest) => #null | V(m)',
      ],
    );
  });

  it('reads constructors, also primary ones, and what they hand on', async () => {
    const text = `record Options(string Model = "m", int N = 1);
      class A(string model) : Base(model) { private readonly ChatClient _c = new(model); A() : this("x") { this.b = "y"; _d = "z"; } string _d; }`;
    assert.deepEqual(await bindings(text), [
      'parameter constructor.Model = "m"',
      'parameter constructor.N = #1',
      'attribute Options.Model = Model',
      'attribute Options.N = N',
      'function Options.constructor = (Model, N) => -',
      'class Options = class Options()',
      'parameter constructor.model = -',
      'attribute A.model = model',
      'function A.constructor = (model) => -',
      'field A._c: ChatClient = new ChatClient(model)',
      'field A._d = -',
      'attribute A.b = "y"',
      'attribute A._d = "z"',
      'function A.constructor = () => -',
      'class A = class A(Base)',
    ]);
    assert.deepEqual(await calls(text), ['new Base(model)', 'new ChatClient(model)', 'new A("x")']);
  });

  it('reads enums with the text their members stand for', async () => {
    assert.deepEqual(await bindings('enum E { A, B = 2, [EnumMember(Value = "c-1")] C, [Description("d-1")] D }'), [
      'enum-member E.A = -',
      'enum-member E.B = #2',
      'enum-member E.C = "c-1"',
      'enum-member E.D = "d-1"',
      'class E = class E()',
    ]);
  });

  it('reads top-level statements as the body of a method', async () => {
    const facts = await collect('using X; var a = "b"; Console.WriteLine(a); class C { }');
    assert.deepEqual(
      facts.bindings.map(({ name, scope }) => [name, facts.scopes[scope]?.kind]),
      [
        ['a', 'function'],
        ['C', 'module'],
      ],
    );
  });

  it('reads strings of all kinds', async () => {
    assert.deepEqual(
      await locals(String.raw`
        var a = "a\n\u0041\"b"; var b = @"c:\d""e"; var c = """f "g" """; var d = $"h{i}j{{k}}"; var e = $@"l{m:F2}""n";
        var f = $$"""{"o": "{{p}}"}"""; var g = "q"u8; var h = "r" + s + "t"; var i = string.Format("u{0}v", w); var j = $"x";`),
      [
        'variable a = "a\\nA\\"b"',
        'variable b = "c:\\\\d\\"e"',
        'variable c = "f \\"g\\" "',
        'variable d = join("h" i "j{k}")',
        'variable e = join("l" m "\\"n")',
        'variable f = join("{\\"o\\": \\"" p "\\"}")',
        'variable g = "q"',
        'variable h = join("r" s "t")',
        'variable i = join("u" w "v")',
        'variable j = "x"',
      ],
    );
  });

  it('gives content without quotes its own span', async () => {
    const text = 'var a = $@"b"; var c = """d"""; var e = "f"u8; var g = @"h"; var i = "j';
    const facts = await collect(text);
    const contents = facts.bindings.map(({ value }) =>
      value?.kind === 'string' ? text.slice(value.content.start, value.content.end) : null,
    );
    assert.deepEqual(contents.slice(0, 4), ['b', 'd', 'f', 'h']);
  });

  it('reads what may be one of several values', async () => {
    assert.deepEqual(
      await locals(`var a = b ?? c ?? "d"; var e = f ? "g" : "h"; var i = j switch { "k" => "l", Z z when q => throw new X(), _ => "m" };
        var n = o ?? throw new X(); string p = "q"; p ??= "r"; if (s) p = "t"; var u = (string)v!; var w = await x; var y = z as string;`),
      [
        'variable a = or(b | c | "d")',
        'variable e = if("g" | "h")',
        'variable z: Z = -',
        'variable i = if("l" | "m")',
        'variable n = o',
        'variable p = "q"',
        'variable p = or(p | "r")',
        'variable p = "t" ?',
        'variable u = v',
        'variable w = x',
        'variable y = z',
      ],
    );
  });

  it('reads lists, tables and objects', async () => {
    assert.deepEqual(
      await locals(`string[] a = ["b", c]; var d = new[] { "e" }; var f = new List<string> { "g" }; var h = new Dictionary<string, string> { ["i"] = "j", { "k", "l" } };
        var m = new { Model = "n", o, p.Q }; Options r = new() { Model = "s", Inner = { T = "u" }, V = { "w" } }; var x = r with { Model = "y" }; (string z, var y) = ("1", 2);`),
      [
        'variable a = ["b", c]',
        'variable d = ["e"]',
        'variable f = ["g"]',
        'variable h = {i: "j", k: "l"}',
        'variable m = {Model: "n", o: o, Q: p.Q}',
        'variable r: Options = new Options(Model="s", Inner={T: "u"}, V=["w"])',
        'variable x = {Model: "y", ...r}',
        'variable z = -',
        'variable z = "1"',
        'variable y = -',
        'variable y = #2',
      ],
    );
  });

  it('reads calls with their arguments', async () => {
    assert.deepEqual(
      await calls(`class A { ChatClient B(string k) { C(new() { Model = "d" }); E?.F("g", model: "h", out var i); new J.K<L>("m", n: 1) { O = "p" }.Q();
        global::R.S(); Messages::T.U(); X<Y>("z"); return new(k); } }`),
      [
        'C({Model: "d"})',
        'E.F("g", model="h", i)',
        'new J.K("m", n=#1, O="p")',
        'new J.K("m", n=#1, O="p").Q()',
        'R.S()',
        'Messages.T.U()',
        'X("z")',
        'new ChatClient(k)',
      ],
    );
  });

  it('makes target-typed objects of the type their place says', async () => {
    assert.deepEqual(
      await calls(`class A { B b = new("1"); C C { get; } = new("2"); D D => new("3"); E F() { return new("4"); } G h;
        void I() { h = new("5"); this.h = x ? new("6") : null; J k = new("7") { L = new("https://m") }; N(new Uri("https://o")); } }`),
      [
        'new B("1")',
        'new C("2")',
        'new D("3")',
        'new E("4")',
        'new G("5")',
        'new G("6")',
        'new J("7", L="https://m")',
        'N("https://o")',
      ],
    );
  });

  it('sets properties by a call of their setter, also in lambdas', async () => {
    const text =
      'class A { void F() { ollama.SelectedModel = "a"; s.Add(o => { o.Model = "b"; }); s.Add((o, p) => p.Q = "c"); } }';
    assert.deepEqual(await calls(text), [
      'ollama.SelectedModel("a")',
      'o.Model("b")',
      's.Add((o) => -)',
      'p.Q("c")',
      's.Add((o, p) => "c")',
    ]);
    const set = (await bindings(text)).filter((line) => line.startsWith('attribute'));
    assert.deepEqual(set, [
      'attribute members.SelectedModel = "a"',
      'attribute members.Model = "b"',
      'attribute members.Q = "c"',
    ]);
  });

  it('adds members that are set one by one to what made the object', async () => {
    const text =
      'class A { void F() { var o = new B("a"); o.Model = "c"; o.Model = "d"; if (e) { o.G = "h"; } i.J = "k"; } }';
    assert.equal((await calls(text))[0], 'new B("a", Model="c", G="h")');
  });

  it('gives what services are made with to who asks for them', async () => {
    assert.deepEqual(
      await calls('s.AddSingleton(new A("b")); var c = p.GetRequiredService<A>(); var d = p.GetService<E>();'),
      ['new A("b")', 's.AddSingleton(new A("b"))', 'new A("b")', 'new E()'],
    );
  });

  it('leaves the object of an extension method out of its parameters', async () => {
    assert.deepEqual(await members('static void Add(this IServices s, string model = "a") { }'), [
      'parameter Add.s: IServices = -',
      'parameter Add.model = "a"',
      'function A.Add = (model) => -',
    ]);
  });

  it('reads attributes with arguments', async () => {
    assert.deepEqual(
      await calls(
        '[Model("a", Name = "b"), Plain] class A { [Key("c")] string P { get; set; } void F([D("e")] string g) { } }',
      ),
      ['@Model("a", Name="b")', '@Key("c")', '@D("e")'],
    );
  });

  it('reads the environment and the configuration', async () => {
    assert.deepEqual(
      await locals(`var a = Environment.GetEnvironmentVariable("A") ?? "b"; var c = builder.Configuration["AI:Model"]; var d = config.GetValue<string>("E", "f");
        var g = _configuration.GetSection("H").GetSection("I")["J"]!; var k = configuration.GetSection("L:M").Value; var n = new ConfigurationBuilder().AddJsonFile("x").Build()["O"];
        IConfiguration settings = p; var q = settings["R"]; var s = table["T"]; Dictionary<string, string> config2 = u; var v = config2["W"]; var x = section.Get<Options>();`),
      [
        'variable a = or($A | "b")',
        'variable c = $AI:Model',
        'variable d = $E("f")',
        'variable g = $H:I:J',
        'variable k = $L:M',
        'variable n = $O',
        'variable settings: IConfiguration = p',
        'variable q = $R',
        'variable s = table.T',
        'variable config2: Dictionary = u',
        'variable v = config2.W',
        'variable x = new Options()',
      ],
    );
  });

  it('takes options out of what wraps them', async () => {
    assert.deepEqual(
      await members(
        'A(IOptions<AiOptions> o, IOptionsMonitor<AiOptions> m) { _a = o.Value.Model; _b = m.CurrentValue.Model; _c = other.Value.Model; }',
      ),
      [
        'parameter constructor.o: AiOptions = -',
        'parameter constructor.m: AiOptions = -',
        'attribute A._a = o.Model',
        'attribute A._b = m.Model',
        'attribute A._c = other.Value.Model',
        'function A.constructor = (o, m) => -',
      ],
    );
  });

  it('tells what is compared from what is handed on', async () => {
    const text = `class A { bool F(string m) { if (m == "a" || m is "b" or "c" && m.StartsWith("d") || new[] { "e" }.Contains(m) || string.Equals(m, "f")) { }
      switch (m) { case "g": return X("h"); case "i" when m != "j": break; } return m switch { "k" => Y("l"), { Name: "n" } => false, _ => nameof(m) == "o" }; } }`;
    const facts = await collect(text);
    assert.equal(facts.syntaxErrors, 0);
    const compared = facts.comparisons.map(({ span }) => text.slice(span.start, span.end)).join(' ');
    assert.equal(compared, '"a" "b" "d" "c" { "e" } "f" "g" "i" "j" "k" "n" nameof(m) "o"');
  });

  it('reads statements in all their regions', async () => {
    assert.deepEqual(
      await locals(`foreach (var a in b) { var c = a; } foreach (var (d, e) in f) { } for (var g = 0; g < 1; g++) { } using var h = new H(); using (var i = new I()) { }
        try { j = "k"; } catch (L m) when (n) { } finally { } lock (o) { } while (p) { } do { } while (q); string R(string s) => s; r: goto r; const string T = "u";`),
      [
        'loop <block>.a = b',
        'variable <block>.c = a',
        'variable <block>.d = f[].0',
        'variable <block>.e = f[].1',
        'variable <block>.g = #0',
        'variable h = new H()',
        'variable <block>.i = new I()',
        'attribute A.j = "k" ?',
        'variable <block>.m: L = -',
        'parameter R.s = -',
        'function R = (s) => s',
        'variable T = "u"',
      ],
    );
  });

  it('keeps what directives choose from', async () => {
    assert.deepEqual(
      await bindings(
        '#nullable enable\nclass A {\n#if DEBUG\nconst string M = "a";\n#elif X\nconst string M = "b";\n#else\nconst string M = "c";\n#endif\n#region r\nvoid F() {\n#if DEBUG\nx = "d";\n#endif\n}\n#endregion\n}',
      ),
      [
        'field A.M = "a" ?',
        'field A.M = "b" ?',
        'field A.M = "c" ?',
        'attribute A.x = "d" ?',
        'function A.F = () => -',
        'class A = class A()',
      ],
    );
  });

  it('silences in comments', async () => {
    const facts = await collect(
      '// modelkeel-ignore-next-line floating-model -- why\nvar a = "b"; /* modelkeel-ignore-line */',
    );
    assert.deepEqual(
      facts.suppressions.map(({ scope, rules, reason }) => [scope, rules, reason]),
      [
        ['next-line', ['floating-model'], 'why'],
        ['line', [], null],
      ],
    );
  });

  it('reads cells of notebooks, with directives of their own', async () => {
    const cells = ['#r "nuget: Microsoft.SemanticKernel"\n#!import config.cs\nusing A.B;', 'var a = "b";\na.C("d")'];
    const text = JSON.stringify({
      cells: cells.map((source) => ({ cell_type: 'code', metadata: {}, outputs: [], source })),
      metadata: { kernelspec: { name: '.net-csharp', language: 'C#' }, language_info: { name: 'C#' } },
      nbformat: 4,
      nbformat_minor: 2,
    });
    const source = { uri: 'file:///a.ipynb', language: 'jupyter', version: 0, text };
    const { facts } = await collector.collect(source, new AbortController().signal);
    assert.ok(facts);
    assert.deepEqual(facts.imports.map(renderImport), ['A.B#- as - star']);
    assert.deepEqual(
      facts.bindings.map((binding) => [
        renderBinding(facts, binding),
        text.slice(binding.nameSpan.start, binding.nameSpan.end),
      ]),
      [['variable <function>.a = "b"', 'a']],
    );
  });
});
