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

async function read(text: string): Promise<FileFacts> {
  const { facts } = await collector.collect({ uri: 'file:///a.rb', language: 'ruby', version: 0, text }, signal);
  assert.ok(facts);
  assertSound(facts, text);
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

/** The value of `x = …`. */
async function value(expression: string): Promise<string> {
  const facts = await read(`x = ${expression}\n`);
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

describe('Ruby front end: values', () => {
  const cases: readonly (readonly [string, string])[] = [
    ['"gpt-4o"', '"gpt-4o"'],
    ["'it\\'s'", '"it\'s"'],
    [':fast', '"fast"'],
    [':"gpt-4o"', '"gpt-4o"'],
    ['%q(gpt-4o)', '"gpt-4o"'],
    ['"gpt-4o".freeze', '"gpt-4o"'],
    ['-"gpt-4o"', '"gpt-4o"'],
    ['%w[gpt-4o o1]', '["gpt-4o", "o1"]'],
    ['%i[a b].freeze', '["a", "b"]'],
    ['"a#{b}c"', 'join("a" b "c")'],
    ['"a" + b', 'join("a" b)'],
    ['"a" "b"', 'join("a" "b")'],
    ['format("%s/%s", a, "b")', 'join(a "/" "b")'],
    ['"%{a}-x" % { a: "b" }', 'join("b" "-x")'],
    ['format("%d", a)', 'format("%d", a)'],
    ['ENV["X"]', '$X'],
    ['ENV.fetch("X")', '$X'],
    ['ENV.fetch("X", "d")', '$X("d")'],
    ['ENV.fetch("X") { "d" }', '$X("d")'],
    ['ENV["X"] || "d"', 'or($X | "d")'],
    ['ENV["X"].presence || "d"', 'or($X | "d")'],
    ['(a or b)', 'or(a | b)'],
    ['a && "b"', '"b"'],
    ['a ? "b" : "c"', 'if("b" | "c")'],
    ['if a then "b" elsif c then "d" else "e" end', 'if("b" | if("d" | "e"))'],
    ['("b" unless a)', '"b"'],
    ['case a when "b", :c then "d" else "e" end', 'if("d" | "e")'],
    ['begin; "a"; rescue E; "b"; end', 'if("a" | "b")'],
    ['(a rescue "b")', 'if(a | "b")'],
    ['{ a: 1, "b" => c, :d => "e", **f }', '{a: #1, b: c, d: "e", ...f}'],
    ['{ model: }', '{model: model}'],
    ['h[:model]', 'h.model'],
    ['h.fetch(:model, "d")', 'h.model("d")'],
    ['h.dig("a", :b)', 'h.a.b'],
    ['D.merge(model: "a")', '{model: "a", ...D}'],
    ['o.reverse_merge(model: "a")', '{...{model: "a"}, ...o}'],
    ['A::B::C', 'A.B.C'],
    ['a&.b', 'a.b'],
    ['a.b(1)', 'a.b(#1)'],
    ['A.new', 'new A()'],
    ['A::B.new(model: "a")', 'new A.B(model="a")'],
    ['->(m) { m }', '(m) => m'],
    ['<<~TEXT\n  gpt-4o\nTEXT', '"  gpt-4o"'],
    ['nil', '#nil'],
    ['!a', '?runtime-value'],
  ];
  for (const [text, expected] of cases)
    it(text, async () => {
      assert.equal(await value(text), expected);
    });
});

describe('Ruby front end: definitions', () => {
  it('classes, modules and constants, opened more than once and by their path', async () => {
    assert.deepEqual(
      await bindings('module A\n  X = "x"\n  class B < C; end\nend\nclass A::B\n  Y = "y"\nend\nclass A::D::E; end\n'),
      [
        'class A = class A()',
        'variable A.X = "x"',
        'class A.B = class B(C)',
        'variable B.Y = "y"',
        'class A.D = class D()',
        'class D.E = class E()',
      ],
    );
  });

  it('a constructor, instance variables and readers are one attribute', async () => {
    const text =
      'class A\n  attr_reader :model\n  def initialize(model: "a")\n    @model = model\n  end\n  def client\n    @client ||= B.new\n  end\nend\n';
    assert.deepEqual(await bindings(text), [
      'class A = class A()',
      'parameter constructor.model = "a"',
      'attribute A.model = model',
      'function A.constructor = (model) => -',
      'attribute A.client = new B() ?',
      'attribute A.client = or(new B())',
    ]);
  });

  it('methods give their last value, early returns and branches', async () => {
    const text =
      'class A\n  def self.pick(kind)\n    return "a" if kind\n    case kind\n    when 1 then "b"\n    else "c"\n    end\n  end\n  def name = "d"\nend\n';
    assert.deepEqual(await bindings(text), [
      'class A = class A()',
      'parameter pick.kind = -',
      'function A.pick = (kind) => "a" | if("b" | "c")',
      'attribute A.name = "d"',
    ]);
  });

  it('declarations of attributes with a default, mixins, and records', async () => {
    const text =
      'class A < B\n  include C\n  attribute :model, :string, default: "a"\nend\nD = Struct.new(:model, :size)\nE = Class.new(F) do\n  X = "x"\nend\n';
    assert.deepEqual(await bindings(text), [
      'class A = class A(B, C)',
      'field A.model = "a"',
      'class D = class D()',
      'field D.model = -',
      'field D.size = -',
      'class E = class E(F)',
      'variable E.X = "x"',
    ]);
  });

  it('a constant of the top level is not the class around that has its name', async () => {
    const facts = await read('class A::OpenAI\n  def client = ::OpenAI::Client.new\nend\nB = ::Other::Client\n');
    assert.deepEqual(facts.imports.map(renderImport), ['OpenAI#* as ::OpenAI']);
    assert.deepEqual(
      facts.calls.map((_, index) => renderCall(facts, index)),
      ['new ::OpenAI.Client()'],
    );
    assert.equal(renderExpression(facts, facts.bindings.at(-1)?.value ?? null), 'Other.Client');
  });
});

describe('Ruby front end: bindings', () => {
  const cases: readonly (readonly [string, readonly string[]])[] = [
    ['a, @b, *c = "x", "y", "z"', ['variable a = "x"', 'variable @b = "y"', 'variable c = ?runtime-value']],
    ['a = b = "x"', ['variable b = "x"', 'variable a = "x"']],
    ['a = "x"\nd { a = "y" }', ['variable a = "x"', 'variable a = "y" ?']],
    ['C.configure do |c|\n  c.model = "x"\nend', ['parameter <block>.c = -', 'attribute members.model = "x"']],
    ['h[:model] = "x"', ['attribute members.model = "x"']],
    ['a ||= "x"', ['variable a = or(a | "x")']],
    ['x = 1 if y', ['variable x = #1 ?']],
    ['["a", "b"].each { |m| p m }', ['parameter <block>.m = -', 'attribute members.m = ["a", "b"]']],
  ];
  for (const [text, expected] of cases)
    it(JSON.stringify(text), async () => {
      assert.deepEqual(await bindings(text), expected);
    });
});

describe('Ruby front end: calls', () => {
  const cases: readonly (readonly [string, readonly string[]])[] = [
    ['client.chat(parameters: { model: "a", messages: [] })', ['client.chat(parameters={model: "a", messages: []})']],
    ['ask "hi", model: "a", **o', ['ask("hi", model="a", ...o)']],
    ['c.chat.completions.create(model: :"a")', ['c.chat.completions.create(model="a")']],
    ['a.b { |x| x.c(1) }', ['x.c(#1)', 'a.b((x) => x.c(#1))']],
    ['class A < B::C\n  model "a"\nend', ['B.C.model("a")']],
    ['class A < B\n  model "a"\nend', ['model("a")']],
    ['class A < B\n  def initialize\n    super(model: "a")\n  end\nend', ['new B(model="a")']],
    ['o.reverse_merge(model: "a")', ['o.reverse_merge(model="a")']],
    ['x.start_with?("a")', []],
    ['Chat.where(model: "a").first', []],
    ['require "openai"', []],
  ];
  for (const [text, expected] of cases)
    it(JSON.stringify(text), async () => {
      assert.deepEqual(await calls(text), expected);
    });

  it('required packages are imports', async () => {
    const facts = await read('require "openai"\nrequire_relative "lib/chat"\n');
    assert.deepEqual(facts.imports.map(renderImport), ['openai#- as -']);
  });
});

describe('Ruby front end: comparisons', () => {
  it('operands, labels, patterns and questions', async () => {
    assert.deepEqual(
      await compared(
        'a == "b"\ncase a\nwhen "c", "d" then 1\nend\n%w[e].include?(a)\na.start_with?("f")\ncase a\nin { model: "g" } then 1\nend\n',
      ),
      ['"b"', '"c"', '"d"', '%w[e]', '"f"', '"g"'],
    );
  });

  it('what follows __END__ is no code, nor is a comment', async () => {
    const facts = await read('# x = "a"\n=begin\ny = "b"\n=end\nz = "c"\n__END__\nw = "d"\n');
    assert.deepEqual(
      facts.bindings.map(({ name }) => name),
      ['z'],
    );
  });

  it('reads what is called on a text that stands further down', async () => {
    const facts = await read('A = <<~B.then("c")\n  d\nB\nE = <<~F::G "h"\n  i\nF\n');
    assert.deepEqual(
      facts.bindings.map(({ name }) => name),
      ['A', 'E'],
    );
  });

  it('gives up on what is nested too deep, and reads what follows', async () => {
    const facts = await read(`x = ${'['.repeat(3000)}${']'.repeat(3000)}\ny = "a"\n`);
    assert.ok(facts.bindings.some(({ name }) => name === 'y'));
  });
});
