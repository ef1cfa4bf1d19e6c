import assert from 'node:assert/strict';
import { createAnalyzer } from '../../../../src/core/analyzer.ts';
import type { FileFacts } from '../../../../src/core/model/facts.ts';
import { createGrammars } from '../../../../src/core/syntax/grammars.ts';
import { createFactCollector } from '../../../../src/core/syntax/trees.ts';
import { ROOT, testAssets, testPorts } from '../../../support/ports.ts';
import {
  assertSound,
  renderBinding,
  renderCall,
  renderExpression,
  renderImport,
} from '../../../support/render-facts.ts';

const collector = createFactCollector(createGrammars(testAssets()));
const signal = new AbortController().signal;

async function read(code: string): Promise<FileFacts> {
  const text = code.includes('<?php') ? code : `<?php\n${code}`;
  const { facts } = await collector.collect({ uri: 'file:///a.php', language: 'php', version: 0, text }, signal);
  assert.ok(facts);
  assertSound(facts, text);
  return facts;
}

async function imports(text: string): Promise<string[]> {
  return (await read(text)).imports.map(renderImport);
}

async function bindings(text: string): Promise<string[]> {
  const facts = await read(text);
  return facts.bindings.map((binding) => renderBinding(facts, binding));
}

async function calls(text: string): Promise<string[]> {
  const facts = await read(text);
  return facts.calls.map((_, index) => renderCall(facts, index));
}

/** The value of `$x = …;`. */
async function value(expression: string): Promise<string> {
  const facts = await read(`$x = ${expression};`);
  const binding = facts.bindings.findLast(({ name }) => name === 'x');
  assert.ok(binding);
  return renderExpression(facts, binding.value);
}

after(() => {
  collector.dispose();
});

describe('PHP front end: values', () => {
  const cases: readonly (readonly [string, string])[] = [
    ["'gpt-4o'", '"gpt-4o"'],
    ["'it\\'s'", '"it\'s"'],
    ['"a\\n"', '"a\\n"'],
    ['"a {$b} $c->d $e[f] g"', 'join("a " b " " c.d " " e.f " g")'],
    ["'a' . $b . 'c'", 'join("a" b "c")'],
    ["sprintf('%s/%s', $a, 'b')", 'join(a "/" "b")'],
    ["sprintf('%2$s-%1$s', 'a', 'b')", 'join("b" "-" "a")'],
    ["sprintf('%d', $a)", 'sprintf("%d", a)'],
    ["<<<'EOT'\na\nEOT", '"a"'],
    ['<<<EOT\na $b\nEOT', 'join("a " b)'],
    ["getenv('X')", '$X'],
    ["getenv('X') ?: 'd'", 'or($X | "d")'],
    ["$_ENV['X'] ?? 'd'", 'or($X | "d")'],
    ["env('X', 'd')", '$X("d")'],
    ["Env::get('X', 'd')", '$X("d")'],
    ["config('openai.model')", '$openai.model'],
    ["$a ?? $b ?? 'c'", 'or(a | b | "c")'],
    ["$a ? 'b' : 'c'", 'if("b" | "c")'],
    ["match ($a) { 'b', 'c' => 'd', default => 'e' }", 'if("d" | "e")'],
    ["['a' => 1, 'b' => $c, ...$d]", '{a: #1, b: c, ...d}'],
    ["['a', 'b']", '["a", "b"]'],
    ["array('a' => 'b')", '{a: "b"}'],
    ["array_merge(['a' => 'b'], $c)", '{...{a: "b"}, ...c}'],
    ["wp_parse_args($a, ['b' => 'c'])", '{...{b: "c"}, ...a}'],
    ["compact('model')", '{model: model}'],
    ["$a['b']['c']", 'a.b.c'],
    ['$a->b?->c', 'a.b.c'],
    ['A::B', 'A.B'],
    ['A::$b', 'A.b'],
    ['A::B->value', 'A.B.value'],
    ['A::class', '?runtime-value'],
    ['MODEL', 'MODEL'],
    ['\\A\\B::C', '\\A\\B.C'],
    ['new A($b)', 'new A(b)'],
    ['new A', 'new A()'],
    ["(string) trim('a')", '"a"'],
    ["apply_filters('x', 'a')", '"a"'],
    ["__('a', 'b')", '?runtime-value'],
    ['fn ($a) => $a', '(a) => a'],
    ['function ($a) use ($b) { return $b; }', '(a) => b'],
    ["$a || 'b'", '?runtime-value'],
    ['-1', '#-1'],
  ];
  for (const [text, expected] of cases)
    it(text, async () => {
      assert.equal(await value(text), expected);
    });
});

describe('PHP front end: names', () => {
  const cases: readonly (readonly [string, readonly string[]])[] = [
    ['use OpenAI;', ['#OpenAI as OpenAI']],
    ['use OpenAI\\Client as C;', ['OpenAI#Client as C']],
    ['use A\\{B, C\\D as E};', ['A#B as B', 'A\\C#D as E']],
    ['use function Laravel\\Ai\\agent; agent();', ['Laravel\\Ai#agent as \\Laravel\\Ai\\agent']],
    ['use A\\B; B\\C::d();', ['A#B as B', 'A\\B#C as \\A\\B\\C']],
    ['namespace N; A\\B::c();', ['N\\A#B as \\N\\A\\B']],
    ['namespace N; namespace\\A::c();', ['N#A as \\N\\A']],
    ['\\OpenAI::client();', ['#OpenAI as \\OpenAI']],
  ];
  for (const [text, expected] of cases)
    it(text, async () => {
      assert.deepEqual(await imports(text), expected);
    });

  it('a document belongs to its namespace', async () => {
    assert.equal((await read('namespace App\\Ai;')).namespace, 'App\\Ai');
    assert.equal((await read('$a = 1;')).namespace, '');
  });
});

describe('PHP front end: definitions', () => {
  it('classes with constants, properties, promoted parameters and methods', async () => {
    const text =
      "class A extends B implements C { use T; const M = 'a'; protected static ?string $model = 'b', $n; public function __construct(private D $d, private string $e = 'c') { $this->f = $e; } public static function g(): string { return self::M; } }";
    assert.deepEqual(await bindings(text), [
      'variable A.M = "a"',
      'field A.model = "b"',
      'field A.n = -',
      'parameter constructor.d: D = -',
      'attribute A.d: D = d',
      'parameter constructor.e = "c"',
      'attribute A.e = e',
      'attribute A.f = e',
      'function A.constructor = (d, e) => -',
      'function A.g = () => self@A.M',
      'class A = class A(B, C, T)',
    ]);
  });

  it('enums, their constants and methods; property hooks', async () => {
    assert.deepEqual(
      await bindings(
        "enum M: string { case A = 'a'; const D = self::A; }\nclass B { public string $m { get => 'x'; } }",
      ),
      [
        'enum-member M.A = "a"',
        'variable M.D = self@M.A',
        'class M = class M()',
        'field B.m = "x"',
        'class B = class B()',
      ],
    );
  });

  it('constants, wherever they are defined', async () => {
    assert.deepEqual(await bindings("const A = 'a';\nfunction f() { define('B', 'b'); }"), [
      'variable A = "a"',
      'variable B = "b" ?',
      'function f = () => -',
    ]);
  });
});

describe('PHP front end: bindings', () => {
  const cases: readonly (readonly [string, readonly string[]])[] = [
    ["[$a, 'k' => $b] = f();", ['variable a = f().0', 'variable b = f().k']],
    ["$a['b'] = 'c';", ['attribute members.b = "c"']],
    ["$a[] = 'c';", ['attribute members.a = ["c"]']],
    ["$a ??= 'b';", ['variable a = or(a | "b")']],
    ["if ($x) { $a = 'b'; } else { $a = 'c'; }", ['variable a = "b" ?', 'variable a = "c" ?']],
    ["foreach (['a', 'b'] as $m) { }", ['loop m = ["a", "b"] ?']],
    ["switch ($x) { case 'a': $y = 'b'; }", ['variable y = "b" ?']],
    ["try { } catch (E $e) { $a = 'b'; }", ['variable e = ?runtime-value ?', 'variable a = "b" ?']],
    ["function f() { static $a = 'b'; }", ['variable f.a = "b"', 'function f = () => -']],
  ];
  for (const [text, expected] of cases)
    it(text, async () => {
      assert.deepEqual(await bindings(text), expected);
    });
});

describe('PHP front end: calls', () => {
  const cases: readonly (readonly [string, readonly string[]])[] = [
    ["$c->chat()->create(['model' => 'a']);", ['c.chat()', 'c.chat().create({model: "a"})']],
    ["new A(key: 'k', model: 'm');", ['new A(key="k", model="m")']],
    ['f(...$a);', ['f(...a)']],
    ['f(...);', ['f()']],
    ["#[Model('a')] class A {}", ['@Model("a")']],
    ["class A extends B { function __construct() { parent::__construct(model: 'a'); } }", ['new B(model="a")']],
    ["$c = new C(); $c->model = 'a';", ['new C()', 'new C(model="a")']],
    ["str_starts_with($a, 'b');", []],
    ["Chat::where('model', 'a')->first();", ['?runtime-value.first()']],
  ];
  for (const [text, expected] of cases)
    it(text, async () => {
      assert.deepEqual(await calls(text), expected);
    });
});

describe('PHP front end: documents', () => {
  it('text around the code holds nothing', async () => {
    const facts = await read("<h1>gpt-4o</h1>\n<?php $a = 'b'; ?>\n<p><?= $c ?></p>\n<?php // gpt-4o\n");
    assert.deepEqual(
      facts.bindings.map(({ name }) => name),
      ['a'],
    );
    assert.equal(facts.syntaxErrors, 0);
  });

  it('comparisons are noted', async () => {
    const text = "<?php if ($a === 'b' || in_array($a, ['c'])) {} match ($a) { 'd' => 1 };";
    const facts = await read(text);
    assert.deepEqual(
      facts.comparisons.map(({ span }) => text.slice(span.start, span.end)),
      ["'b'", "['c']", "'d'"],
    );
  });

  it('a returned table is settings, which code reads by the name of the file', async () => {
    const files = {
      'config/ai.php': "<?php return ['openai' => ['model' => env('MODEL', 'gpt-4o-2024-08-06')]];",
      'app/Chat.php':
        "<?php $c = OpenAI::client($k); $c->chat()->create(['model' => config('ai.openai.model'), 'messages' => []]);",
    };
    const analyzer = createAnalyzer(testPorts(files), { horizonDays: 90, includeTests: false });
    const reports = await analyzer.scan(() => undefined, signal);
    const report = reports.find(({ uri }) => uri === `${ROOT}/app/Chat.php`);
    const call = report?.references.find(({ detector }) => detector === 'openai-php/chat');
    assert.equal(call?.identity?.name, 'gpt-4o-2024-08-06');
    assert.equal(call.literal?.uri, `${ROOT}/config/ai.php`);
    analyzer.dispose();
  });

  it('gives up on what is nested too deep, and reads what follows', async () => {
    const facts = await read(`<?php $x = ${'['.repeat(3000)}${']'.repeat(3000)};\n$y = 'a';\n`);
    assert.ok(facts.bindings.some(({ name }) => name === 'y'));
  });
});
