/** How a language writes what every language has. `%` stands for a number. */
interface Forms {
  readonly before: string;
  readonly after: string;
  readonly comment: string;
  /** A name that is given a text. */
  readonly assign: string;
  readonly call: string;
  readonly list: readonly [open: string, item: string, close: string];
  /** A chain of branches, each of which gives the name `a` a text. */
  readonly chain: readonly [first: string, next: string, last: string];
  /** A text with values in it. */
  readonly template?: readonly [open: string, part: string, close: string];
  /** A function that calls another one, `&`. */
  readonly define?: string;
  /** What begins a text, or a comment, and does not end it. */
  readonly open: readonly string[];
  /** What else may be long in this language. */
  readonly more?: readonly (readonly [open: string, piece: string, close: string])[];
}

const SCRIPT: Forms = {
  before: '',
  after: '',
  comment: '// a\n',
  assign: 'a = "gpt-%";\n',
  call: 'f("gpt-%"); ',
  list: ['x = [', '"gpt-%", ', '];\n'],
  chain: ['if (b === 0) { a = "c"; }', ' else if (b === %) { a = "gpt-%"; }', ' else { a = "d"; }\nf(a);\n'],
  template: ['x = `', 'a ${b} ', '`;\n'],
  define: 'function f%(a) { return f&(a) || g("gpt-%", a); }\n',
  open: ['`', '/*', '"', '/', '${'],
  more: [
    ['x = {', ' a%: "gpt-%",', '};\n'],
    ['x = ', 'b ? "gpt-%" : ', '"c";\n'],
    ['x = a', '.b%()', ';\n'],
    ['x = a', ' + b', ';\n'],
    ['switch (a) {', ' case %: b = "gpt-%"; break;', '}\n'],
    ['', 'import { a% } from "b%";\n', ''],
    ['const { ', 'a%, ', '} = b;\n'],
    ['', 'a => ', ''],
  ],
};
const MARKUP: Forms['more'] = [
  ['x = <a>', '<b c={d} e="gpt-%">f</b> ', '</a>;\n'],
  ['x = <a ', 'b%="gpt-%" ', '/>;\n'],
  ['x = <a>', 'text {b} ', '</a>;\n'],
];

/** By language id. */
const FORMS: Readonly<Record<string, Forms>> = {
  python: {
    before: '',
    after: '',
    comment: '# a\n',
    assign: 'a = "gpt-%"\n',
    call: 'f("gpt-%"); ',
    list: ['x = [', '"gpt-%", ', ']\n'],
    chain: ['if b == 0:\n    a = "c"\n', 'elif b == %:\n    a = "gpt-%"\n', 'else:\n    a = "d"\nf(a)\n'],
    template: ['x = f"', 'a {b} ', '"\n'],
    define: 'def f%(a):\n    return f&(a) or g("gpt-%", a)\n',
    open: ['"', '"""', "f'{", '('],
    more: [
      ['x = {', '"a%": "gpt-%", ', '}\n'],
      ['x = ', '"gpt-%" if b else ', '"c"\n'],
      ['x = a', '.b%()', '\n'],
      ['x = ', '"gpt-%" ', '\n'],
      ['x = a', ' + b', '\n'],
      ['match a:\n', '    case %:\n        b = "gpt-%"\n', 'f(b)\n'],
      ['', 'from a% import b%\n', ''],
      ['x = a\\\n', ' \\\n', '\n'],
      ['def f(', 'a%="gpt-%", ', '): pass\n'],
    ],
  },
  typescript: SCRIPT,
  javascript: { ...SCRIPT, more: [...(SCRIPT.more ?? []), ...MARKUP] },
  typescriptreact: { ...SCRIPT, more: [...(SCRIPT.more ?? []), ...MARKUP] },
  java: {
    before: 'class A {\n',
    after: '}\n',
    comment: '// a\n',
    assign: 'String a = "gpt-%";\n',
    call: '{ f("gpt-%"); } ',
    list: ['List<String> x = List.of(', '"gpt-%", ', '"b");\n'],
    chain: [
      'void f(int b) { String a; if (b == 0) { a = "c"; }',
      ' else if (b == %) { a = "gpt-%"; }',
      ' else { a = "d"; } f(a); }\n',
    ],
    define: 'String f%(String a) { return f&(a) + g("gpt-%", a); }\n',
    open: ['"""', '/*', '"'],
    more: [
      ['String x = a', ' + "gpt-%"', ';\n'],
      ['Object x = a', '.b("gpt-%")', ';\n'],
      ['void f() { switch (a) {', ' case %: b = "gpt-%"; break;', '} }\n'],
      ['', '@B("gpt-%") ', 'int x;\n'],
      ['enum E {', ' A%("gpt-%"),', '}\n'],
    ],
  },
  kotlin: {
    before: '',
    after: '',
    comment: '// a\n',
    assign: 'val a = "gpt-%"\n',
    call: 'val x% = f("gpt-%"); ',
    list: ['val x = listOf(', '"gpt-%", ', '"b")\n'],
    chain: [
      'fun f(b: Int) { var a = ""; if (b == 0) { a = "c" }',
      ' else if (b == %) { a = "gpt-%" }',
      ' else { a = "d" }; f(a) }\n',
    ],
    template: ['val x = "', 'a ${b} ', '"\n'],
    define: 'fun f%(a: String): String { return f&(a) + g("gpt-%", a) }\n',
    open: ['"""', '/*', '"', '"${'],
    more: [
      ['val x = a', ' + "gpt-%"', '\n'],
      ['val x = a', '.b("gpt-%")', '\n'],
      ['val x = a', ' ?: b', '\n'],
      ['val x = when (a) {', ' % -> "gpt-%"\n', '}\n'],
      ['val x = a', ' to b', '\n'],
    ],
  },
  csharp: {
    before: 'class A {\n',
    after: '}\n',
    comment: '// a\n',
    assign: 'string a = "gpt-%";\n',
    call: 'object x% = F("gpt-%"); ',
    list: ['string[] x = {', '"gpt-%", ', '};\n'],
    chain: [
      'void F(int b) { string a; if (b == 0) { a = "c"; }',
      ' else if (b == %) { a = "gpt-%"; }',
      ' else { a = "d"; } F(a); }\n',
    ],
    template: ['string x = $"', 'a {b} ', '";\n'],
    define: 'string F%(string a) { return F&(a) + G("gpt-%", a); }\n',
    open: ['@"', '/*', '"', '"""', '$"{'],
    more: [
      ['string x = a', ' + "gpt-%"', ';\n'],
      ['object x = a', '.B("gpt-%")', ';\n'],
      ['object x = a switch {', ' % => "gpt-%",', ' _ => "c" };\n'],
      ['', '[B("gpt-%")] ', 'int x;\n'],
      ['object x = a', ' ?? b', ';\n'],
      ['', '#if A\n', ''],
    ],
  },
  go: {
    before: 'package a\n',
    after: '',
    comment: '// a\n',
    assign: 'var a = "gpt-%"\n',
    call: 'var x% = f("gpt-%"); ',
    list: ['var x = []string{', '"gpt-%", ', '}\n'],
    chain: [
      'func f() {\nvar a string\nif b == 0 { a = "c" }',
      ' else if b == % { a = "gpt-%" }',
      ' else { a = "d" }\nf(a)\n}\n',
    ],
    define: 'func f%(a string) string { return f&(a) + g("gpt-%", a) }\n',
    open: ['`', '/*', '"'],
    more: [
      ['var x = a', ' + "gpt-%"', '\n'],
      ['var x = a', '.b("gpt-%")', '\n'],
      ['func f() { switch a {\n', 'case %: b = "gpt-%"\n', '} }\n'],
      ['const (\n', 'a% = "gpt-%"\n', ')\n'],
      ['var x = map[string]string{\n', '"a%": "gpt-%",\n', '}\n'],
    ],
  },
  rust: {
    before: '',
    after: '',
    comment: '// a\n',
    assign: 'const A: &str = "gpt-%";\n',
    call: 'const X%: A = f("gpt-%"); ',
    list: ['const X: &[&str] = &[', '"gpt-%", ', '];\n'],
    chain: [
      'fn f(b: u8) { let a; if b == 0 { a = "c"; }',
      ' else if b == % { a = "gpt-%"; }',
      ' else { a = "d"; } f(a); }\n',
    ],
    template: ['fn f() { let x = format!("', 'a {b} ', '"); }\n'],
    define: 'fn f%(a: &str) -> String { f&(a) + g("gpt-%", a) }\n',
    open: ['r#"', '/*', '"', "'"],
    more: [
      ['const X: A = a', ' + b', ';\n'],
      ['const X: A = a', '.b("gpt-%")', ';\n'],
      ['fn f() { match a {', ' % => "gpt-%",', ' } }\n'],
      ['', '#[a(b = "gpt-%")] ', 'fn f() {}\n'],
      ['use a::{', 'b%, ', '};\n'],
      ['fn f() { vec![', '"gpt-%", ', ']; }\n'],
    ],
  },
  ruby: {
    before: '',
    after: '',
    comment: '# a\n',
    assign: 'a = "gpt-%"\n',
    call: 'f("gpt-%"); ',
    list: ['x = [', '"gpt-%", ', ']\n'],
    chain: ['if b == 0\n  a = "c"\n', 'elsif b == %\n  a = "gpt-%"\n', 'else\n  a = "d"\nend\nf(a)\n'],
    template: ['x = "', 'a #{b} ', '"\n'],
    define: 'def f%(a)\n  f&(a) || g("gpt-%", a)\nend\n',
    open: ['"', '%w(', '"#{', '=begin\n', '<<A\n', "'"],
    more: [
      ['x = {', ' a%: "gpt-%",', '}\n'],
      ['x = a', '.b("gpt-%")', '\n'],
      ['x = a', ' + "gpt-%"', '\n'],
      ['case a\n', 'when % then b = "gpt-%"\n', 'end\n'],
      ['x = ', '"gpt-%" ', '\n'],
    ],
  },
  php: {
    before: '<?php\n',
    after: '',
    comment: '// a\n',
    assign: '$a = "gpt-%";\n',
    call: 'f("gpt-%"); ',
    list: ['$x = [', '"gpt-%", ', '];\n'],
    chain: ['if ($b == 0) { $a = "c"; }', ' elseif ($b == %) { $a = "gpt-%"; }', ' else { $a = "d"; }\nf($a);\n'],
    template: ['$x = "', 'a {$b} ', '";\n'],
    define: 'function f%($a) { return f&($a) ?: g("gpt-%", $a); }\n',
    open: ['"', '/*', '<<<A\n', "'", '?>'],
    more: [
      ['$x = [', '"a%" => "gpt-%", ', '];\n'],
      ['$x = $a', '->b("gpt-%")', ';\n'],
      ['$x = $a', ' . "gpt-%"', ';\n'],
      ['$x = match ($a) {', ' % => "gpt-%",', ' };\n'],
      ['', '?>a<?php ', ''],
    ],
  },
  powershell: {
    before: '',
    after: '',
    comment: '# a\n',
    assign: '$a = "gpt-%"\n',
    call: 'f "gpt-%"; ',
    list: ['$x = @(', '"gpt-%", ', '"b")\n'],
    chain: ['if ($b -eq 0) { $a = "c" }', ' elseif ($b -eq %) { $a = "gpt-%" }', ' else { $a = "d" }\nf $a\n'],
    template: ['$x = "', 'a $b ', '"\n'],
    define: 'function f% { param($a)\n f& $a; g "gpt-%" $a }\n',
    open: ['"', "'", '@"\n', '<#', '@{', '$('],
    more: [
      ['$x = @{ ', 'a% = "gpt-%"; ', '}\n'],
      ['$x = $a', '.b("gpt-%")', '\n'],
      ['$x = $a', ' + "gpt-%"', '\n'],
      ['$x = a', ' | b "gpt-%"', '\n'],
      ['$t = @"\n', 'A%=gpt-%\n', '"@\n'],
    ],
  },
  r: {
    before: '',
    after: '',
    comment: '# a\n',
    assign: 'a <- "gpt-%"\n',
    call: 'f("gpt-%"); ',
    list: ['x <- c(', '"gpt-%", ', '"b")\n'],
    chain: ['if (b == 0) { a <- "c" }', ' else if (b == %) { a <- "gpt-%" }', ' else { a <- "d" }\nf(a)\n'],
    define: 'f% <- function(a) { f&(a); g("gpt-%", a) }\n',
    open: ['"', 'r"(', "'", '`'],
    more: [
      ['x <- list(', 'a% = "gpt-%", ', 'b = 1)\n'],
      ['x <- a', ' |> b("gpt-%")', '\n'],
      ['x <- a', ' + b', '\n'],
      ['x <- a', '$b', '\n'],
      ['x <- switch(a, ', 'a% = "gpt-%", ', '"c")\n'],
    ],
  },
  terraform: {
    before: '',
    after: '',
    comment: '# a\n',
    assign: 'a = "gpt-%"\n',
    call: 'x% = f("gpt-%")\n',
    list: ['x = [', '"gpt-%", ', ']\n'],
    chain: ['x = b == 0 ? "c" : ', '(b == % ? "gpt-%" : ', '"d"\n'],
    template: ['x = "', 'a ${b} ', '"\n'],
    open: ['"', '/*', '"${', '<<A\n'],
    more: [
      ['x = {', ' a% = "gpt-%",', ' }\n'],
      ['', 'resource "a" "b%" {\n  c = "gpt-%"\n}\n', ''],
      ['', 'variable "a%" {\n  default = "gpt-%"\n}\n', ''],
      ['x = a', ' + b', '\n'],
      ['x = a', '.b', '\n'],
      ['a {\n', '  b = "gpt-%"\n', '}\n'],
    ],
  },
  bicep: {
    before: '',
    after: '',
    comment: '// a\n',
    assign: "var a = 'gpt-%'\n",
    call: "var x% = f('gpt-%')\n",
    list: ['var x = [', "'gpt-%', ", ']\n'],
    chain: ["var x = b == 0 ? 'c' : ", "b == % ? 'gpt-%' : ", "'d'\n"],
    template: ["var x = '", 'a ${b} ', "'\n"],
    open: ["'", '/*', "'''", "'${"],
    more: [
      ['var x = {\n', "  a%: 'gpt-%'\n", '}\n'],
      ['', "param a% string = 'gpt-%'\n", ''],
      ['var x = a', '.b', '\n'],
      ['', "@b('gpt-%')\n", 'param x string\n'],
    ],
  },
};

export interface LongText {
  readonly language: string;
  readonly title: string;
  readonly text: (count: number) => string;
}

/** A piece many times, each with its number. */
function many(piece: string, count: number): string {
  if (!piece.includes('%')) return piece.repeat(count);
  return Array.from({ length: count }, (_, index) =>
    piece.replaceAll('%', String(index)).replaceAll('&', String((index + 1) % count)),
  ).join('');
}

function textsOf(language: string, forms: Forms): readonly LongText[] {
  const long = (open: string, piece: string, close = ''): LongText => ({
    language,
    title: `${JSON.stringify(open)}, and many ${JSON.stringify(piece)}`,
    text: (count) => forms.before + open + many(piece, count) + close + forms.after,
  });
  return [
    long('', forms.comment),
    long('', forms.assign),
    long('', forms.call),
    long(...forms.list),
    long(...forms.chain),
    ...(forms.template ? [long(...forms.template)] : []),
    ...(forms.define ? [long('', forms.define)] : []),
    ...forms.open.flatMap((open) => [long(open, 'a b '), long(open, 'a\n'), long('', open), long('', `x ${open}\n`)]),
    ...(forms.more ?? []).map((one) => long(...one)),
    long('', ' '),
    long('', '\n'),
    long('', 'a'),
  ];
}

/** What is long, for each language that has a grammar. */
export const LONG_TEXTS: readonly LongText[] = Object.entries(FORMS).flatMap(([language, forms]) =>
  textsOf(language, forms),
);
