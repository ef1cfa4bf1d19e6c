/** What opens something, and what would close it. */
type Opener = readonly [open: string, close: string];

/** Code around nested openers: what stands before them, what is innermost, what follows. */
interface Frame {
  readonly before: string;
  readonly core: string;
  readonly after: string;
  readonly openers: readonly Opener[];
}

const BRACKETS: readonly Opener[] = [
  ['(', ')'],
  ['[', ']'],
  ['f(', ')'],
  ['a[', ']'],
  ['-', ''],
  ['!', ''],
  ['a + ', ''],
  ['a < ', ''],
  ['a<', '>'],
  ['', '.b()'],
  ['', '(a)'],
  ['', '[0]'],
];
const BLOCKS: readonly Opener[] = [
  ['{ ', ' }'],
  ['if (a) { ', ' }'],
  ['if (a) b(); else ', ''],
  ['while (a) ', ''],
];
const value = (before: string, after: string, ...openers: readonly Opener[]): Frame => ({
  before,
  core: '"gpt-4o"',
  after,
  openers: [...BRACKETS, ...openers],
});
const code = (before: string, after: string, ...openers: readonly Opener[]): Frame => ({
  before,
  core: 'f("gpt-4o");',
  after,
  openers: [...BLOCKS, ...openers],
});
const SCRIPT = [
  value(
    'const x = ',
    ';',
    ['a => ', ''],
    ['{ a: ', ' }'],
    ['a ? b : ', ''],
    ['a ? ', ' : b'],
    ['`${', '}`'],
    ['a ?? ', ''],
  ),
  value('const x = ', ';', ['await ', ''], ['(a) => { return ', ' }'], ['...', ''], ['<T,>(a: T) => ', '']),
  code('', '', ['function f() { ', ' }'], ['class A { f() { ', ' } }'], ['try { ', ' } catch { }']),
];

/** By language id. */
export const FRAMES: Readonly<Record<string, readonly Frame[]>> = {
  python: [
    value(
      'x = ',
      '\n',
      ['{', '}'],
      ['lambda: ', ''],
      ['a if b else ', ''],
      ['not ', ''],
      ['f"{', '}"'],
      ['{"a": ', '}'],
    ),
  ],
  r: [
    value(
      'x <- ',
      '\n',
      ['function(a) ', ''],
      ['if (a) b else ', ''],
      ['list(a = ', ')'],
      ['a |> f(', ')'],
      ['a %||% ', ''],
      ['', '$b'],
    ),
    code('', '\n', ['f <- function() { ', ' }'], ['for (a in b) ', '']),
  ],
  powershell: [
    value('$x = ', '\n', ['@(', ')'], ['@{ a = ', ' }'], ['$(', ')'], ['a.b(', ')'], ['-not ', ''], ['[a]::b(', ')']),
    code('', '\n', ['function f { ', ' }'], ['if ($a) { ', ' }'], ['foreach ($a in $b) { ', ' }'], ['& { ', ' }']),
  ],
  typescript: [
    ...SCRIPT,
    {
      before: 'let x: ',
      core: '"a"',
      after: ';',
      openers: [
        ['A<', '>'],
        ['[', ']'],
        ['(a: b) => ', ''],
      ],
    },
  ],
  typescriptreact: [
    ...SCRIPT,
    {
      before: 'const x = ',
      core: 'a',
      after: ';',
      openers: [
        ['<a>', '</a>'],
        ['<a b={', '} />'],
      ],
    },
  ],
  javascript: SCRIPT,
  java: [
    value(
      'class A { Object x = ',
      '; }',
      ['a -> ', ''],
      ['a ? b : ', ''],
      ['new A<', '>'],
      ['(A) ', ''],
      ['new A() { Object x = ', '; }'],
    ),
    code(
      'class A { void f() { ',
      ' } }',
      ['try { ', ' } finally { }'],
      ['class A { void f() { ', ' } }'],
      ['synchronized (a) { ', ' }'],
    ),
    {
      before: 'class A { ',
      core: 'B',
      after: ' x; }',
      openers: [
        ['A<', '>'],
        ['@A(', ') '],
      ],
    },
  ],
  kotlin: [
    value('val x = ', '\n', ['{ a -> ', ' }'], ['if (a) b else ', ''], ['"${', '}"'], ['a { ', ' }'], ['a ?: ', '']),
    code('fun f() { ', ' }', ['fun f() { ', ' }'], ['class A { fun f() { ', ' } }'], ['when (a) { b -> ', ' }']),
    {
      before: 'val x: ',
      core: 'B',
      after: '\n',
      openers: [
        ['A<', '>'],
        ['(', ')'],
        ['(A) -> ', ''],
      ],
    },
  ],
  csharp: [
    value(
      'class A { object x = ',
      '; }',
      ['a => ', ''],
      ['a ? b : ', ''],
      ['$"{', '}"'],
      ['new A<', '>'],
      ['(A) ', ''],
      ['new { A = ', ' }'],
    ),
    code('class A { void F() { ', ' } }', ['try { ', ' } finally { }'], ['void F() { ', ' }'], ['using (a) ', '']),
    {
      before: 'class A { ',
      core: 'B',
      after: ' x; }',
      openers: [
        ['A<', '>'],
        ['class A { ', ' }'],
        ['(', ', C)'],
      ],
    },
  ],
  go: [
    value('package a\nvar x = ', '\n', ['func() any { return ', ' }()'], ['[]any{', '}'], ['*', '']),
    {
      before: 'package a\nfunc f() { ',
      core: 'f("gpt-4o")',
      after: ' }\n',
      openers: [
        ['if a { ', ' }'],
        ['for { ', ' }'],
        ['func() { ', ' }()'],
      ],
    },
  ],
  rust: [
    value('static X: &str = ', ';', ['|a| ', ''], ['&', ''], ['vec![', ']'], ['{ ', ' }'], ['Some::<', '>']),
    code('fn f() { ', ' }', ['loop { ', ' }'], ['mod a { ', ' }'], ['match a { _ => ', ' }']),
  ],
  ruby: [
    value('x = ', '\n', ['{ a: ', ' }'], ['-> { ', ' }'], ['a ? b : ', ''], ['"#{', '}"'], ['a { ', ' }']),
    {
      before: '',
      core: 'f "gpt-4o"',
      after: '\n',
      openers: [
        ['if a\n', '\nend'],
        ['def f\n', '\nend'],
        ['a do\n', '\nend'],
        ['module A\n', '\nend'],
      ],
    },
  ],
  php: [
    value('<?php $x = ', ';', ['fn($a) => ', ''], ['$a ? $b : ', ''], ['"{$a[', ']}"'], ['["a" => ', ']']),
    code('<?php ', '', ['function f() { ', ' }'], ['try { ', ' } finally { }']),
  ],
  terraform: [
    value('x = ', '\n', ['{ a = ', ' }'], ['"${', '}"'], ['a ? b : ', '']),
    {
      before: '',
      core: 'a = "gpt-4o"',
      after: '\n',
      openers: [
        ['a {\n', '\n}'],
        ['a "b" {\n', '\n}'],
      ],
    },
  ],
  bicep: [
    {
      before: 'var x = ',
      core: "'gpt-4o'",
      after: '\n',
      openers: [
        ['(', ')'],
        ['[', ']'],
        ['{ a: ', ' }'],
        ["'${", "}'"],
        ['f(', ')'],
        ['a ? b : ', ''],
      ],
    },
  ],
};

export interface Nest {
  readonly language: string;
  readonly open: string;
  readonly closed: boolean;
  readonly text: (times: number) => string;
}

/** Every opener of every language, closed again and left open. */
export const NESTS: readonly Nest[] = Object.entries(FRAMES).flatMap(([language, frames]) =>
  frames.flatMap(({ before, core, after, openers }) =>
    openers.flatMap(([open, close]) =>
      [true, false].map((closed) => ({
        language,
        open: open || close,
        closed,
        text: (times: number) =>
          `${before}${(closed ? open : open || close).repeat(times)}${core}${closed ? close.repeat(times) + after : ''}`,
      })),
    ),
  ),
);
