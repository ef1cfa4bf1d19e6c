import assert from 'node:assert/strict';
import type { Expression, FileFacts } from '../../../../src/core/model/facts.ts';
import { createGrammars } from '../../../../src/core/syntax/grammars.ts';
import { createFactCollector } from '../../../../src/core/syntax/trees.ts';
import { testAssets } from '../../../support/ports.ts';
import { assertSound, renderBinding } from '../../../support/render-facts.ts';

const collector = createFactCollector(createGrammars(testAssets()));
const signal = new AbortController().signal;

async function read(text: string, language = 'python'): Promise<FileFacts> {
  const { facts } = await collector.collect({ uri: 'file:///a.py', language, version: 0, text }, signal);
  assert.ok(facts);
  assertSound(facts, language === 'python' ? text : text.replace(/[%!][^\n]*/g, (magic) => ' '.repeat(magic.length)));
  return facts;
}

async function bindings(text: string): Promise<string[]> {
  const facts = await read(text);
  return facts.bindings.map((binding) => renderBinding(facts, binding));
}

async function compared(text: string): Promise<string[]> {
  return (await read(text)).comparisons.map(({ span }) => text.slice(span.start, span.end));
}

/** Every string expression in the facts, in source order. */
function stringsIn(facts: FileFacts): readonly Extract<Expression, { kind: 'string' }>[] {
  const found = new Map<number, Extract<Expression, { kind: 'string' }>>();
  const visit = (inner: unknown): void => {
    if (typeof inner !== 'object' || inner === null) return;
    if ('kind' in inner && inner.kind === 'string' && 'content' in inner) {
      const text = inner as Extract<Expression, { kind: 'string' }>;
      found.set(text.span.start, text);
    }
    for (const child of Object.values(inner)) visit(child);
  };
  visit(facts);
  return [...found.values()].sort((a, b) => a.span.start - b.span.start);
}

type Cases = readonly (readonly [string, readonly string[]])[];

function check(cases: Cases, tell: (text: string) => Promise<string[]>): void {
  for (const [text, expected] of cases) {
    it(JSON.stringify(text), async () => {
      assert.deepEqual(await tell(text), expected);
    });
  }
}

after(() => {
  collector.dispose();
});

describe('Python front end: names', () => {
  check(
    [
      ['x = "a"', ['variable x = "a" as x']],
      ['x: str = "a"', ['variable x: str = "a" as x']],
      ['x: str', ['variable x: str = - as x']],
      ['x = y = "a"', ['variable x = "a" as x', 'variable y = "a" as y']],
      [
        'x = y = lambda z="k": z',
        ['parameter <function>.z = "k"', 'variable x = (z) => z as x', 'variable y = (z) => z as y'],
      ],
      [
        'x, (y, *z) = "a", ("b", 1)',
        ['variable x = "a" as x', 'variable y = "b" as y', 'variable z = ?runtime-value as z'],
      ],
      ['x, y = f()', ['variable x = f().0 as x', 'variable y = f().1 as y']],
      ['[x, y] = "a", "b"', ['variable x = "a" as x', 'variable y = "b" as y']],
      ['x = "a"\nx += "b"', ['variable x = "a" as x', 'variable x = join(x "b") as x']],
      ['x = ["a"]\nx += ["b"]', ['variable x = ["a"] as x']],
      ['x = 1\nx *= y', ['variable x = #1 as x']],
      ['f(x := "a")', ['variable x = "a" as x']],
      ['with A("b") as x, open(y) as z: pass', ['variable x = A("b") as x', 'variable z = open(y) as z']],
      ['with (A() as x, B() as y):\n  pass', ['variable x = A() as x', 'variable y = B() as y']],
      ['for x in ["a", "b"]: pass', ['loop x = ["a", "b"] as x ?']],
      ['for x, y in [("a", 1), ("b", 2)]: pass', ['loop x = ["a", "b"] as x ?', 'loop y = [#1, #2] as y ?']],
      ['for x, y in z.items(): pass', ['variable x = z.items()[].0 as x ?', 'variable y = z.items()[].1 as y ?']],
      ['[f(x) for x in x]', ['loop <block>.x = x']],
      [
        'try:\n  x = "a"\nexcept E as e:\n  x = "b"\nelse:\n  x = "c"\nfinally:\n  x = "d"',
        [
          'variable x = "a" as x ?',
          'variable e = ?runtime-value as e',
          'variable x = "b" as x ?',
          'variable x = "c" as x ?',
          'variable x = "d" as x',
        ],
      ],
      [
        'match a:\n  case "b": x = "c"\n  case [y, {"z": w}] | V.W: pass\n  case T(n=u) as t: pass\n  case U() as _: pass',
        [
          'variable x = "c" as x ?',
          'variable y = ?runtime-value as y ?',
          'variable w = ?runtime-value as w ?',
          'variable u = ?runtime-value as u ?',
          'variable t = ?runtime-value as t ?',
        ],
      ],
      ['x = {', []],
    ],
    bindings,
  );

  it('evaluates what a comprehension iterates first outside of it', async () => {
    const { bindings: found } = await read('[[x for x in y] for y in [y] for z in y]');
    const scopes = found.map(({ name, scope, value }) => {
      const [item] = value?.kind === 'list' ? value.items : [value];
      return [name, scope, item?.kind === 'name' ? item.scope : null];
    });
    assert.deepEqual(scopes, [
      ['y', 1, 0],
      ['z', 1, 1],
      ['x', 2, 1],
    ]);
  });

  it('tells the region of each branch', async () => {
    const text = 'if a:\n  x = "1"\nelif b:\n  x = "2"\nelse:\n  while c:\n    x = "3"\nx = "4"\n';
    const facts = await read(text);
    const regions = facts.bindings.map(({ branch }) => branch && text.slice(branch.start, branch.end));
    assert.deepEqual(regions, ['x = "1"', 'x = "2"', 'x = "3"', null]);
  });

  it('keeps the name and the whole apart', async () => {
    const text = 'x: str = "a"\nself.y = "b"\n';
    const facts = await read(`class A:\n  def f(self):\n    self.y = "b"\n${text}`);
    const source = `class A:\n  def f(self):\n    self.y = "b"\n${text}`;
    const named = facts.bindings
      .filter(({ kind }) => kind === 'variable' || kind === 'attribute')
      .map(({ nameSpan, span }) => [source.slice(nameSpan.start, nameSpan.end), source.slice(span.start, span.end)]);
    assert.deepEqual(named.slice(0, 2), [
      ['y', 'self.y = "b"'],
      ['x', 'x: str = "a"'],
    ]);
  });
});

describe('Python front end: functions', () => {
  check(
    [
      [
        'def f(a, b="c", *d, e: str = "g", **h): return a',
        [
          'parameter f.a = -',
          'parameter f.b = "c"',
          'parameter f.d = -',
          'parameter f.e: str = "g"',
          'parameter f.h = -',
          'function f = (a, b, *d, e, **h) => a as f',
        ],
      ],
      [
        'def f(a, /, b, *, c): pass',
        ['parameter f.a = -', 'parameter f.b = -', 'parameter f.c = -', 'function f = (a, b, c) => - as f'],
      ],
      ['def f():\n  if a: return "b"\n  return "c", d', ['function f = () => "b" | ["c", d] as f']],
      ['def f():\n  def g(): return "a"\n  return g()', ['function f.g = () => "a"', 'function f = () => g() as f']],
      ['def f():\n  global x\n  x = "a"', ['variable x = "a" as x ?', 'function f = () => - as f']],
      [
        'def f():\n  x = "a"\n  def g():\n    nonlocal x\n    x = "b"',
        ['variable f.x = "a"', 'variable f.x = "b" ?', 'function f.g = () => -', 'function f = () => - as f'],
      ],
      ['async def f(): return await a', ['function f = () => a as f']],
    ],
    bindings,
  );

  const annotations: readonly (readonly [string, string])[] = [
    ['OpenAI', 'OpenAI'],
    ['openai.OpenAI', 'openai.OpenAI'],
    ['"OpenAI"', 'OpenAI'],
    ['"openai.OpenAI | None"', 'openai.OpenAI'],
    ['"Optional[OpenAI]"', 'OpenAI'],
    ['Optional[OpenAI]', 'OpenAI'],
    ['typing.Optional["OpenAI"]', 'OpenAI'],
    ['OpenAI | None', 'OpenAI'],
    ['None | OpenAI', 'OpenAI'],
    ['Annotated[OpenAI, Depends(f)]', 'OpenAI'],
    ['list[OpenAI]', '-'],
    // Texts that may be chosen from.
    ['Literal["gpt-4o"]', '["gpt-4o"]'],
    ['"a b"', '-'],
  ];
  for (const [written, expected] of annotations) {
    it(`type ${written}`, async () => {
      const type = expected === '-' ? '' : `: ${expected}`;
      assert.equal((await bindings(`def f(x: ${written}): pass`))[0], `parameter f.x${type} = -`);
      assert.equal((await bindings(`x: ${written} = y`))[0], `variable x${type} = y as x`);
    });
  }
});

describe('Python front end: classes', () => {
  check(
    [
      [
        'class A(B, c.D):\n  x: str = "a"\n  y = Field("b")\n  z: E',
        ['field A.x: str = "a"', 'field A.y = Field("b")', 'field A.z: E = -', 'class A = class A(B, c.D) as A'],
      ],
      [
        'class A:\n  x = y = "a"\n  if b:\n    z = "c"',
        ['field A.x = "a"', 'field A.y = "a"', 'field A.z = "c" ?', 'class A = class A() as A'],
      ],
      ['class A(str, Enum):\n  X = "a"', ['enum-member A.X = "a"', 'class A = class A(str, Enum) as A']],
      ['class A(enum.StrEnum):\n  X = auto()', ['enum-member A.X = auto()', 'class A = class A(enum.StrEnum) as A']],
      [
        'class A:\n  def __init__(self, m="a"):\n    self.m: str = m\n    if m:\n      self.n = "b"',
        [
          'parameter __init__.m = "a"',
          'attribute A.m: str = m',
          'attribute A.n = "b" ?',
          'function A.__init__ = (self, m) => -',
          'class A = class A() as A',
        ],
      ],
      [
        'class A:\n  def f(self: "A"):\n    self.x = self.y\n    return self.x',
        ['attribute A.x = self@A.y ?', 'function A.f = (self) => self@A.x', 'class A = class A() as A'],
      ],
      [
        'class A:\n  @classmethod\n  def f(cls): return cls.x\n  @staticmethod\n  def g(self): return self.x',
        [
          'function A.f = (cls) => self@A.x',
          'parameter g.self = -',
          'function A.g = (self) => self.x',
          'class A = class A() as A',
        ],
      ],
      [
        'class A:\n  @property\n  def m(self): return "a"\n  @m.setter\n  def m(self, v): self._m = v',
        ['attribute A.m = "a"', 'parameter m.v = -', 'attribute A._m = v ?', 'class A = class A() as A'],
      ],
      [
        'class A:\n  @cached_property\n  def m(self):\n    if x: return "a"\n    return "b"',
        ['attribute A.m = if("a" | "b")', 'class A = class A() as A'],
      ],
      [
        'class A:\n  class B:\n    x = "a"\n  def f(self):\n    def g(): self.y = "b"',
        [
          'field B.x = "a"',
          'class A.B = class B()',
          'attribute A.y = "b" ?',
          'function f.g = () => -',
          'function A.f = (self) => -',
          'class A = class A() as A',
        ],
      ],
    ],
    bindings,
  );
});

describe('Python front end: comparisons', () => {
  check(
    [
      ['a == "b"', ['"b"']],
      ['"a" != b', ['"a"']],
      ['a in ["b", ("c", "d")]', ['"b"', '"c"', '"d"']],
      ['a not in {"b": "c"}', ['"b"']],
      ['a == ("b"\n  "c")', ['"b"', '"c"']],
      ['"a" < b <= "c"', ['"a"', '"c"']],
      ['a.startswith("b")', ['"b"']],
      ['a.lower().endswith(("b", "c"))', ['"b"', '"c"']],
      ['match a:\n  case "b" | ["c"]: pass\n  case {"d": _}: pass', ['"b"', '"c"', '"d"']],
      ['f("a") == g(b="c")', []],
      ['a = "b"', []],
    ],
    compared,
  );
});

describe('Python front end: literals', () => {
  const cases: readonly (readonly [string, string, string])[] = [
    ['"a"', 'a', 'a'],
    ["'a'", 'a', 'a'],
    ['""', '', ''],
    ["''''''", '', ''],
    ['"""a\nb"""', 'a\nb', 'a\nb'],
    ["'''a'b'''", "a'b", "a'b"],
    ['"""a"b"""', 'a"b', 'a"b'],
    ['r"a\\n"', 'a\\n', 'a\\n'],
    ['u"a"', 'a', 'a'],
    ['Rb"a"', '', ''],
    ['F"a"', 'a', 'a'],
    ['rf"\\d{{2}}"', '\\d{{2}}', '\\d{2}'],
    ['f"{{a}}"', '{{a}}', '{a}'],
    ['"\\x41\\u00e9\\U0001F600\\101"', '\\x41\\u00e9\\U0001F600\\101', 'Aé😀A'],
    ['"\\n\\t\\\\\\"\\q"', '\\n\\t\\\\\\"\\q', '\n\t\\"\\q'],
    ['"a\\\nb"', 'a\\\nb', 'ab'],
    ['"a\\\r\nb"', 'a\\\r\nb', 'ab'],
    ['"""a\r\nb"""', 'a\r\nb', 'a\nb'],
    ['"é😀"', 'é😀', 'é😀'],
  ];
  for (const [literal, content, value] of cases) {
    it(JSON.stringify(literal), async () => {
      const text = `# é😀\nx = ${literal}\n`;
      const [found, ...more] = stringsIn(await read(text));
      assert.equal(more.length, 0);
      if (literal.startsWith('Rb')) {
        assert.equal(found, undefined);
        return;
      }
      assert.ok(found);
      assert.equal(text.slice(found.span.start, found.span.end), literal);
      assert.equal(text.slice(found.content.start, found.content.end), content);
      assert.equal(found.value, value);
    });
  }

  it('gives the pieces of text put together where they stand', async () => {
    const text = 'a = f"x-{b}-y"\nz = f"{\'w\'}"\nc = "p-{}-q".format(d)\ne = "s-%s-t" % g\nh = "i" \'j\'\n';
    const pieces = stringsIn(await read(text)).map(({ content }) => text.slice(content.start, content.end));
    assert.deepEqual(pieces, ['x-', '-y', 'w', 'p-', '-q', 's-', '-t', 'i', 'j']);
  });

  it('takes prose for nothing', async () => {
    const text = '"""gpt-4"""\n# "gpt-4"\ndef f():\n  "gpt-4"\n  """gpt-4""" "x"\nclass A:\n  """gpt-4"""\n';
    assert.deepEqual(stringsIn(await read(text)), []);
  });
});

describe('Python front end: broken code', () => {
  it('reads what stands around the break', async () => {
    const text = 'import openai\nx = "a"\ndef (:\n  y = = "b"\nz = f("c"\n';
    const facts = await read(text);
    assert.ok(facts.syntaxErrors > 0);
    assert.deepEqual(
      facts.imports.map(({ module }) => module),
      ['openai'],
    );
    assert.ok(facts.bindings.some(({ name }) => name === 'x'));
  });

  it('counts what is wrong, and nothing where nothing is', async () => {
    assert.equal((await read('x = 1\n')).syntaxErrors, 0);
    assert.equal((await read('x = (\n')).syntaxErrors, 1);
    assert.ok((await read('x = $\ny = $\n')).syntaxErrors >= 2);
  });

  const nested: readonly (readonly [string, string])[] = [
    ['brackets', `x = ${'('.repeat(5000)}"a"${')'.repeat(5000)}`],
    ['open brackets', '['.repeat(5000)],
    ['sums', `x = ${Array(5000).fill('"a"').join(' + ')}`],
    ['types', `x: ${'Optional['.repeat(5000)}A${']'.repeat(5000)} = 1`],
    ['unions', `x: ${Array(5000).fill('A').join(' | ')} = 1`],
    ['dotted types as text', `x: "${Array(50_000).fill('A').join('.')}" = 1`],
    ['targets', `${'('.repeat(5000)}a,${'),'.repeat(5000)} = 1`],
    ['chained targets', `${Array(5000).fill('a').join(' = ')} = "x"`],
    ['calls', `x${'.a()'.repeat(5000)}`],
    ['subscripted calls', `x${'[a, b](1)'.repeat(5000)}`],
    ['lambdas', `x = ${'lambda: '.repeat(5000)}1`],
    ['patterns', `match a:\n  case ${'['.repeat(5000)}b${']'.repeat(5000)}: pass`],
  ];
  for (const [name, text] of nested) {
    it(`bears ${name} nested thousands of levels deep`, async () => {
      await read(text);
      // The parser is as good as before.
      assert.deepEqual(await bindings('x = "a"'), ['variable x = "a" as x']);
    });
  }
});

describe('Python front end: notebook cells', () => {
  const cases: readonly (readonly [string, readonly string[]])[] = [
    ['%pip install openai\nx = "a"', ['x = "a"']],
    ['!pip install \\\ny=1\nx = "a"', ['x = "a"']],
    ['files = !ls\nx = "a"', ['x = "a"']],
    ['f?\n?f\n  %time y = 1\nx = "a"', ['x = "a"']],
    ['x = ("%s"\n  % y)', ['x = join(y)']],
    ['x = (a\n  != b)', ['x = ?runtime-value']],
    ['x = """\n!a\n%b\n"""', ['x = "\\n!a\\n%b\\n"']],
    ["y = '\"\"\"'\n!ls\nx = 'a'", ['y = "\\"\\"\\""', 'x = "a"']],
    ['x = 1  # """\n!ls', ['x = #1']],
  ];
  for (const [text, expected] of cases) {
    it(JSON.stringify(text), async () => {
      const { facts } = await collector.collect({ uri: 'file:///a', language: 'ipython', version: 0, text }, signal);
      assert.ok(facts);
      assert.equal(facts.syntaxErrors, 0);
      const shown = facts.bindings.map((binding) => renderBinding(facts, binding).replace(/^variable | as \w+$/g, ''));
      assert.deepEqual(shown, expected);
      const [, first] = /x = ("a"|'a')/.exec(text) ?? [];
      const last = facts.bindings.findLast(({ name }) => name === 'x')?.value;
      if (first && last?.kind === 'string') assert.equal(text.slice(last.span.start, last.span.end), first);
    });
  }
});
