import assert from 'node:assert/strict';
import type { FileFacts } from '../../../../src/core/model/facts.ts';
import { createGrammars } from '../../../../src/core/syntax/grammars.ts';
import { createFactCollector } from '../../../../src/core/syntax/trees.ts';
import { testAssets } from '../../../support/ports.ts';
import {
  assertSound,
  renderBinding,
  renderCall,
  renderExpression,
  renderImport,
} from '../../../support/render-facts.ts';

const collector = createFactCollector(createGrammars(testAssets()));
const signal = new AbortController().signal;

async function read(text: string, language = 'typescript'): Promise<FileFacts> {
  const { facts } = await collector.collect({ uri: 'file:///a', language, version: 0, text }, signal);
  assert.ok(facts);
  assertSound(facts, text);
  return facts;
}

async function imports(text: string, language?: string): Promise<string[]> {
  return (await read(text, language)).imports.map(renderImport);
}

async function bindings(text: string, language?: string): Promise<string[]> {
  const facts = await read(text, language);
  return facts.bindings.map((binding) => renderBinding(facts, binding));
}

async function calls(text: string, language?: string): Promise<string[]> {
  const facts = await read(text, language);
  return facts.calls.map((_, index) => renderCall(facts, index));
}

/** The value of `const x = …`. */
async function value(expression: string, language?: string): Promise<string> {
  const facts = await read(`const x = ${expression};`, language);
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

describe('TypeScript front end: imports', () => {
  const cases: readonly [string, readonly string[]][] = [
    ['import OpenAI from "openai"', ['openai#default as OpenAI']],
    [
      'import { OpenAI, AzureOpenAI as Azure } from "openai"',
      ['openai#OpenAI as OpenAI', 'openai#AzureOpenAI as Azure'],
    ],
    ['import OpenAI, { toFile } from "openai"', ['openai#default as OpenAI', 'openai#toFile as toFile']],
    ['import * as ai from "ai"', ['ai#* as ai']],
    ['import "dotenv/config"', ['dotenv/config#- as -']],
    ['import type { OpenAI } from "openai"', ['openai#OpenAI as OpenAI type']],
    ['import type OpenAI from "openai"', ['openai#default as OpenAI type']],
    ['import { type A, B } from "m"', ['m#A as A type', 'm#B as B']],
    ['import type, { B } from "m"', ['m#default as type', 'm#B as B']],
    ['import { default as A } from "m"', ['m#default as A']],
    ['import config from "./config.json" with { type: "json" }', ['./config.json#default as config']],
    ['import fs = require("fs")', ['fs#* as fs']],
    ['const OpenAI = require("openai")', ['openai#* as OpenAI']],
    ["const { OpenAI, a: b } = require('openai')", ['openai#OpenAI as OpenAI', 'openai#a as b']],
    ['const { OpenAI } = await import("openai")', ['openai#OpenAI as OpenAI']],
    ['const m = (await import(`m`)) as any', ['m#* as m']],
    ['require("side")', ['side#- as -']],
    ['await import("side")', ['side#- as -']],
    ['import(name); require(`a/${b}`)', []],
    ['export { a as b } from "m"', ['m#a as b reexport']],
    ['export { default } from "m"', ['m#default as default reexport']],
    ['export * from "m"', ['m#* as - reexport star']],
    ['export * as ns from "m"', ['m#* as ns reexport']],
    ['export type { T } from "m"', ['m#T as T reexport type']],
    ['import { a } from "m"; export { a as b }', ['m#a as a', 'm#a as b reexport']],
  ];
  for (const [text, expected] of cases) {
    it(text, async () => {
      assert.deepEqual(await imports(text), expected);
    });
  }

  it('names the module without its quotes', async () => {
    const text = 'import a from "openai"';
    const [fact] = (await read(text)).imports;
    assert.equal(text.slice(fact!.moduleSpan.start, fact!.moduleSpan.end), 'openai');
  });

  it('keeps a module that is loaded and used in one expression', async () => {
    assert.deepEqual(await calls('new (require("openai").OpenAI)()'), ['new import("openai").OpenAI()']);
    assert.equal(await value('(await import("openai")).default'), 'import("openai").default');
    assert.deepEqual(await imports('const x = require("openai").OpenAI'), ['openai#* as import("openai")']);
  });

  it('binds a dynamic import where it stands', async () => {
    const facts = await read('async function f() { const { OpenAI } = await import("openai"); }');
    assert.equal(facts.scopes[facts.imports[0]!.scope]?.name, 'f');
  });
});

describe('TypeScript front end: exports', () => {
  const cases: readonly [string, readonly string[]][] = [
    ['export const MODEL = "gpt-4o"', ['variable MODEL = "gpt-4o" as MODEL']],
    ['export const { a, b: c } = x', ['variable a = x.a as a', 'variable c = x.b as c']],
    ['export default "gpt-4o"', ['variable exports.default = "gpt-4o" as default']],
    ['export default { a: 1 }', ['variable exports.default = {a: #1} as default']],
    ['const a = "x"; export default a', ['variable a = "x" as default']],
    ['const a = "x"; export { a as b }', ['variable a = "x" as b']],
    ['export { a }; let a = "x"; a = "y"', ['variable a = "x" as a', 'variable a = "y" as a']],
    ['const a = "x"; export { a, a as b }', ['variable a = "x" as a', 'variable exports.b = a as b']],
    ['export function f() {}', ['function f = () => - as f']],
    ['export default function f() {}', ['function f = () => - as default']],
    ['export default () => "x"', ['variable exports.default = () => "x" as default']],
    ['export default class {}', ['variable exports.default = class () as default']],
    ['export abstract class A {}', ['class A = class A() as A']],
    ['export enum E { A = "x" }', ['enum-member E.A = "x"', 'class E = class E() as E']],
    ['exports.a = "x"', ['variable exports.a = "x" as a']],
    ['module.exports.a = "x"', ['variable exports.a = "x" as a']],
    [
      'module.exports = { a: "x", b }',
      [
        'variable exports.default = {a: "x", b: b} as default',
        'variable exports.a = "x" as a',
        'variable exports.b = b as b',
      ],
    ],
    [
      'const c = { a: "x" }; module.exports = c',
      ['variable c = {a: "x"}', 'variable exports.default = c as default', 'variable exports.a = "x" as a'],
    ],
    ['namespace N { export const a = "x" }', ['variable N.a = "x"', 'class N = class N()']],
  ];
  for (const [text, expected] of cases) {
    it(text, async () => {
      assert.deepEqual(await bindings(text), expected);
    });
  }
});

describe('TypeScript front end: values', () => {
  const cases: readonly [string, string][] = [
    ['"gpt-4o"', '"gpt-4o"'],
    ["'a\\'b\\x41\\u0042\\u{43}\\n'", '"a\'bABC\\n"'],
    ['`gpt-4o`', '"gpt-4o"'],
    ['`a-${b}-c`', 'join("a-" b "-c")'],
    ['`${a}${b}`', 'join(a b)'],
    ['"a" + b + "c"', 'join("a" b "c")'],
    ['a ?? "b"', 'or(a | "b")'],
    ['a || b || "c"', 'or(a | b | "c")'],
    ['a ? "b" : "c"', 'if("b" | "c")'],
    ['a && "b"', 'if("b")'],
    ['("a" as const)', '"a"'],
    ['<Model>"a"', '"a"'],
    ['"a" satisfies Model as Model', '"a"'],
    ['a!.b', 'a.b'],
    ['await f()', 'f()'],
    ['(a, "b")', '"b"'],
    ['a?.b?.["c"]?.[0]', 'a.b.c.0'],
    ['MODELS[key]', 'MODELS[key]'],
    ['process.env.MODEL', '$MODEL'],
    ['process.env["MODEL"]!', '$MODEL'],
    ['process.env.MODEL ?? "a"', 'or($MODEL | "a")'],
    ['import.meta.env.VITE_MODEL', '$VITE_MODEL'],
    ['Bun.env.MODEL', '$MODEL'],
    ['Deno.env.get("MODEL") || "a"', 'or($MODEL | "a")'],
    ['globalThis.process.env.MODEL', '$MODEL'],
    ['Object.freeze({ a: "b" } as const)', '{a: "b"}'],
    ['Object.assign({}, a, { b: "c" })', '{...{}, ...a, ...{b: "c"}}'],
    ['String(process.env.MODEL)', '$MODEL'],
    ['{ model, "b": 1, ["c"]: 2, [d]: 3, 4: 5, ...e }', '{model: model, b: #1, c: #2, [?]: #3, 4: #5, ...e}'],
    ['{ f() { return "a" }, get g() { return "b" }, async *h() {} }', '{f: () => "a", g: "b", h: () => -}'],
    ['{ ...(a && { model: "b" }) }', '{...if({model: "b"})}'],
    ['["a", b, ...["c"], ...d]', '["a", b, "c", ?runtime-value]'],
    ['() => "a"', '() => "a"'],
    [
      'async (a, { b }, ...c) => { if (a) return "x"; return () => "inner" }',
      '(a, { b }, ...c) => "x" | () => "inner"',
    ],
    ['a => ({ model: a })', '(a) => {model: a}'],
    ['function named() { return 1 }', '() => #1'],
    ['class extends Base {}', 'class (Base)'],
    ['new OpenAI', 'new OpenAI()'],
    ['new OpenAI<T>({ apiKey: k })', 'new OpenAI({apiKey: k})'],
    ['f<T>(1)', 'f(#1)'],
    ['-1', '#-1'],
    ['[true, null, undefined, 1n]', '[#true, #null, #undefined, #1n]'],
    ['!a', '?runtime-value'],
    ['/re/g', '?unsupported'],
    ['y = "a"', '"a"'],
    ['a /* why */ + /* not */ "b" // c', 'join(a "b")'],
  ];
  for (const [text, expected] of cases) {
    it(text, async () => {
      assert.equal(await value(text), expected);
    });
  }

  it('tells the environment by the names it was given', async () => {
    assert.deepEqual(await bindings('const { env } = process; const x = env.A'), [
      'variable env = process.env',
      'variable x = $A',
    ]);
    assert.deepEqual(await bindings('const e = import.meta.env; const x = e["A"]'), [
      'variable e = import.meta.env',
      'variable x = $A',
    ]);
    assert.deepEqual(await bindings('import { env as e } from "node:process"; const x = e.A'), ['variable x = $A']);
    assert.deepEqual(await bindings('const { A = "b", C: d } = process.env'), [
      'variable A = or($A | "b")',
      'variable d = $C',
    ]);
    assert.deepEqual(await bindings('import { A } from "$env/static/private"'), ['variable A = $A']);
    assert.deepEqual(await bindings('const x = settings.env.A; const y = env.A'), [
      'variable x = settings.env.A',
      'variable y = env.A',
    ]);
  });

  it('gives the content of a literal without its quotes', async () => {
    for (const literal of ['"gpt-4o"', "'gpt-4o'", '`gpt-4o`']) {
      const text = `f(${literal})`;
      const argument = (await read(text)).calls[0]!.arguments[0]!;
      assert.ok(argument.value.kind === 'string');
      assert.equal(text.slice(argument.value.content.start, argument.value.content.end), 'gpt-4o');
      assert.equal(text.slice(argument.value.span.start, argument.value.span.end), literal);
    }
  });

  it('gives the pieces of a template their places', async () => {
    const text = 'f(`a\\n-${b}é${c}😀`)';
    const argument = (await read(text)).calls[0]!.arguments[0]!;
    assert.ok(argument.value.kind === 'join');
    const pieces = argument.value.parts.map(({ span }) => text.slice(span.start, span.end));
    assert.deepEqual(pieces, ['a\\n-', 'b', 'é', 'c', '😀']);
  });

  it('yields nothing for literals in types', async () => {
    const text =
      'type M = "gpt-4o" | "gpt-4"; interface I { m: "gpt-4o" } function f(m: "gpt-4o" = d): "x" { return g<"y">(m as "z") }';
    assert.ok(!JSON.stringify(await read(text)).includes('"kind":"string"'));
  });
});

describe('TypeScript front end: calls', () => {
  const cases: readonly [string, readonly string[]][] = [
    [
      'client.chat.completions.create({ model: "gpt-4o", messages })',
      ['client.chat.completions.create({model: "gpt-4o", messages: messages})'],
    ],
    ['f(a, ...b, "c")', ['f(a, ...b, "c")']],
    ['a().b().c()', ['a()', 'a().b()', 'a().b().c()']],
    ['f?.(a)', ['f(a)']],
    ['sql`a ${b}`', ['sql(join("a " b))']],
    ['@Model("x") class A {}', ['@Model("x")']],
    ['class A { @Field({ a: 1 }) b = c(); d(@Inject("e") f) {} }', ['@Field({a: #1})', 'c()', '@Inject("e")']],
    ['class A extends Base { constructor() { super({ model: "a" }) } }', ['new Base({model: "a"})']],
    ['class A extends mixin(Base) {}', ['mixin(Base)']],
    ['const { a = f() } = g()', ['g()', 'f()']],
    [
      'while (a()) b(); do c(); while (d()); for (let i = e(); f(); g()) h()',
      ['a()', 'b()', 'c()', 'd()', 'e()', 'f()', 'g()', 'h()'],
    ],
    ['try { a() } catch (e) { b() } finally { c() } throw d()', ['a()', 'b()', 'c()', 'd()']],
    ['switch (a()) { case b(): c(); default: d() }', ['a()', 'b()', 'c()', 'd()']],
    [
      'x[a()] = b(); delete c().d; typeof e(); `${f()}`; [g()]; ({ [h()]: i() })',
      ['b()', 'a()', 'c()', 'e()', 'f()', 'g()', 'h()', 'i()'],
    ],
    ['export default f("x")', ['f("x")']],
    ['(async () => { await f() })()', ['f()', '() => -()']],
    ['function* g() { yield f() }', ['f()']],
    ['label: { f() }', ['f()']],
  ];
  for (const [text, expected] of cases) {
    it(text, async () => {
      assert.deepEqual(await calls(text), expected);
    });
  }

  it('keeps the argument list with its parentheses', async () => {
    const text = 'new OpenAI; new Client<T>(a)';
    const lists = (await read(text)).calls.map(({ argumentsSpan }) =>
      text.slice(argumentsSpan.start, argumentsSpan.end),
    );
    assert.deepEqual(lists, ['', '(a)']);
  });

  it('numbers positional arguments by their place', async () => {
    const [call] = (await read('f(a, ...b, c)')).calls;
    assert.deepEqual(
      call!.arguments.map((argument) => (argument.kind === 'positional' ? argument.index : argument.kind)),
      [0, 'spread', 2],
    );
  });

  it('reads JSX as nothing but walks what is in it and binds attributes where no look-up finds them', async () => {
    const text =
      'const a = <Chat model="gpt-4o" onSend={() => send("x")} {...props(1)}>{b ? <C d={e()} /> : "f"}</Chat>';
    for (const language of ['typescriptreact', 'javascriptreact']) {
      assert.deepEqual(await calls(text, language), ['send("x")', 'props(#1)', 'e()']);
      const bound = await bindings(text, language);
      assert.equal(bound[0], 'attribute members.model: Chat = "gpt-4o"');
      assert.equal(bound.at(-1), 'variable a = ?unsupported');
    }
  });
});

describe('TypeScript front end: bindings', () => {
  const cases: readonly [string, readonly string[]][] = [
    ['const { model } = settings', ['variable model = settings.model']],
    [
      'const { model = "a", b: { c = "d" }, ["e"]: f, [g]: h, ...i } = s',
      [
        'variable model = or(s.model | "a")',
        'variable c = or(s.b.c | "d")',
        'variable f = s.e',
        'variable h = ?computed-key',
        'variable i = s',
      ],
    ],
    ['const [a, , b = "c", ...d] = e', ['variable a = e.0', 'variable b = or(e.2 | "c")', 'variable d = e']],
    [
      'let a: OpenAI; var b: Promise<AI.Client>; let c: A | null',
      ['variable a: OpenAI = -', 'variable b: AI.Client = -', 'variable c: A = -'],
    ],
    [
      'let a: string[]; let b: "x"; let c: A | B; let d: typeof e; let f: { g: H }',
      ['variable a = -', 'variable b = -', 'variable c = -', 'variable d = -', 'variable f = -'],
    ],
    [
      'function f(a, b = "c", { d, e = "g" } = {}, ...h) {}',
      [
        'parameter f.a = -',
        'parameter f.b = "c"',
        'parameter f.d = -',
        'parameter f.e = "g"',
        'parameter f.h = -',
        'function f = (a, b, { d, e = "g" }, ...h) => -',
      ],
    ],
    [
      'function f({ model = "gpt-4o" } = {}) {}',
      ['parameter f.model = "gpt-4o"', 'function f = ({ model = "gpt-4o" }) => -'],
    ],
    ['function f({ model } = { model: "a" }) {}', ['parameter f.model = "a"', 'function f = ({ model }) => -']],
    [
      'function f({ ai, m: n }: { ai: OpenAI; m?: Model }) {}',
      [
        'parameter f.ai: OpenAI = -',
        'parameter f.{ ai, m: n } = -',
        'variable f.n: Model = { ai, m: n }.m',
        'function f = ({ ai, m: n }) => -',
      ],
    ],
    ['for (const x of ["a"]) {}', ['loop <block>.x = ["a"]']],
    ['for (const { m } of list) {}', ['loop <block>.{ m } = list', 'variable <block>.m = { m }.m']],
    ['for (const k in o) {}', ['loop <block>.k = ?loop-variable']],
    [
      'enum E { A = "a", B, "c" = "d", F = A }',
      [
        'enum-member E.A = "a"',
        'enum-member E.B = -',
        'enum-member E.c = "d"',
        'enum-member E.F = A',
        'class E = class E()',
      ],
    ],
    [
      'class A { static a = "x"; #b = "y"; readonly c: C; private d = e; get f() { return "g" } h = () => "i" }',
      [
        'field A.a = "x"',
        'field A.#b = "y"',
        'field A.c: C = -',
        'field A.d = e',
        'attribute A.f = "g"',
        'field A.h = () => "i"',
        'class A = class A()',
      ],
    ],
    [
      'class A { constructor(private ai: OpenAI, readonly model = "a", b?: B) {} }',
      [
        'parameter constructor.ai: OpenAI = -',
        'attribute A.ai: OpenAI = ai',
        'parameter constructor.model = "a"',
        'attribute A.model = model',
        'parameter constructor.b: B = -',
        'function A.constructor = (ai, model, b) => -',
        'class A = class A()',
      ],
    ],
    [
      'class A { constructor() { this.a = "b"; if (c) this.d = "e"; this["f"] ??= "g" } set() { this.h = "i" } }',
      [
        'attribute A.a = "b"',
        'attribute A.d = "e" ?',
        'attribute A.f = or(self@A.f | "g")',
        'function A.constructor = () => -',
        'attribute A.h = "i" ?',
        'function A.set = () => -',
        'class A = class A()',
      ],
    ],
    ['interface Deps { ai: OpenAI; f(): void }', ['field Deps.ai: OpenAI = -', 'class Deps = class Deps()']],
    ['type Deps = { ai: OpenAI }', ['field Deps.ai: OpenAI = -', 'class Deps = class Deps()']],
    ['interface M { a: A } const M = "x"', ['field M.a: A = -', 'variable M = "x"']],
    ['let s = "a"; s += "b"; s ??= "c"', ['variable s = "a"', 'variable s = join(s "b")', 'variable s = or(s | "c")']],
    ['({ a, b: c } = d)', ['variable a = d.a', 'variable c = d.b']],
  ];
  for (const [text, expected] of cases) {
    it(text, async () => {
      assert.deepEqual(await bindings(text), expected);
    });
  }

  it('gives an assignment to the scope that declares the name, with the branch it stands in', async () => {
    const text =
      'let a = "x"; if (c) { a = "y" } function f() { a = "z"; let b; { b = 1 } } for (;;) { let a; a = "w" }';
    const facts = await read(text);
    const found = facts.bindings
      .filter(({ name }) => name === 'a' || name === 'b')
      .map(({ name, scope, branch }) => [
        name,
        facts.scopes[scope]?.kind,
        branch && text.slice(branch.start, branch.end),
      ]);
    assert.deepEqual(found, [
      ['a', 'module', null],
      ['a', 'module', '{ a = "y" }'],
      ['a', 'module', '{ a = "z"; let b; { b = 1 } }'],
      ['b', 'function', null],
      ['b', 'function', null],
      ['a', 'block', null],
      ['a', 'block', null],
    ]);
  });

  it('hoists var to its function', async () => {
    const facts = await read('function f() { if (a) { var b = "x"; let c = "y" } }');
    const kinds = facts.bindings.map(({ name, scope }) => `${name} ${facts.scopes[scope]?.kind ?? ''}`);
    assert.deepEqual(kinds, ['b function', 'c block', 'f module']);
  });

  it('knows `this` in arrow functions of a class, not in functions of their own', async () => {
    const text =
      'class A { f() { const a = () => this.m; function b() { return this.m } return { c() { return this.m } } } }';
    const shown = await bindings(text);
    assert.ok(shown.includes('variable f.a = () => self@A.m'));
    assert.ok(shown.includes('function f.b = () => ?unsupported.m'));
    assert.ok(shown.includes('function A.f = () => {c: () => ?unsupported.m}'));
  });
});

describe('TypeScript front end: comparisons', () => {
  const cases: readonly [string, readonly string[]][] = [
    ['m === "a" || "b" !== m', ['"a"', '"b"']],
    ['m == (c ? "a" : "b")', ['"a"', '"b"']],
    ['m.startsWith("a"); m.endsWith("b"); m.includes("c")', ['"a"', '"b"', '"c"']],
    ['["a", "b"].includes(m); ["c"].some((p) => m.startsWith(p))', ['["a", "b"]', '["c"]']],
    ['new Set(["a"]).has(m)', ['["a"]']],
    ['"a" in o', ['"a"']],
    ['switch (m) { case "a": case "b": f("c") }', ['"a"', '"b"']],
    ['f("a"); const b = c ? "d" : "e"; g({ model: m ?? "h" })', []],
    ['(await f({ model: "a" })).id === "b"', ['"b"']],
  ];
  for (const [text, expected] of cases) {
    it(text, async () => {
      assert.deepEqual(await compared(text), expected);
    });
  }
});

describe('TypeScript front end: documents', () => {
  it('reads suppressions', async () => {
    const text =
      '// modelkeel-ignore-file\nf("a") // modelkeel-ignore-line retired -- known\n/* modelkeel-ignore-next-line */\ng()';
    const found = (await read(text)).suppressions.map(({ scope, rules, covers }) => [
      scope,
      rules,
      text.slice(covers.start, covers.end),
    ]);
    assert.deepEqual(found, [
      ['file', [], text],
      ['line', ['retired'], 'f("a") // modelkeel-ignore-line retired -- known'],
      ['next-line', [], 'g()'],
    ]);
  });

  it('keeps offsets behind a byte order mark, CRLF and characters outside of the basic plane', async () => {
    const text = '\uFEFF// 😀é\r\nconst a = "x";\r\nconst b = `p\r\nq`;\r\n';
    const facts = await read(text);
    assert.deepEqual(
      facts.bindings.map((binding) => renderBinding(facts, binding)),
      ['variable a = "x"', 'variable b = "p\\nq"'],
    );
    for (const { nameSpan, name } of facts.bindings) assert.equal(text.slice(nameSpan.start, nameSpan.end), name);
  });

  it('reads JavaScript alike', async () => {
    const text =
      '#!/usr/bin/env node\n"use strict";\nclass A extends B { static m = "x"; constructor(a = "y") { super(a) } }\nexports.z = 1';
    assert.deepEqual(await bindings(text, 'javascript'), [
      'field A.m = "x"',
      'parameter constructor.a = "y"',
      'function A.constructor = (a) => -',
      'class A = class A(B)',
      'variable exports.z = #1 as z',
    ]);
  });

  it('counts syntax errors and reads what is left', async () => {
    const facts = await read('const a = "x"; const b = ; function ( { c("y")');
    assert.ok(facts.syntaxErrors > 0);
    assert.equal(facts.bindings[0]?.name, 'a');
    assert.equal((await read('const a = 1')).syntaxErrors, 0);
  });

  it('gives up on what is nested too deeply, and reads long chains', async () => {
    const deep = 3000;
    assert.match(await value(`${'['.repeat(deep)}"a"${']'.repeat(deep)}`), /\?unsupported/);
    await read(`${'if (a) {'.repeat(deep)}${'}'.repeat(deep)}`);
    await read(`${'f('.repeat(deep)}${')'.repeat(deep)}`);
    await read('a'.concat('.b()'.repeat(deep)));
    await read('const a: '.concat('A<'.repeat(deep), 'B', '>'.repeat(deep)));
    await read(`const ${'{ a: '.repeat(deep)}b${'}'.repeat(deep)} = c`);
    const sum = (length: number): string => Array.from({ length }, (_, index) => `"${String(index)}"`).join(' + ');
    assert.equal((await value(sum(400))).split(' ').length, 400);
    // Trees are read 500 levels deep; what lies deeper is left out, and nothing is thrown.
    await value(sum(deep));
  });
});
