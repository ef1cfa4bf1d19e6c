import assert from 'node:assert/strict';
import { Parser } from 'web-tree-sitter';
import type { Node as ParsedNode } from 'web-tree-sitter';
import { createGrammars } from '../../../../src/core/syntax/grammars.ts';
import { rootOf } from '../../../../src/core/syntax/tree/flat-tree.ts';
import type { Node } from '../../../../src/core/syntax/tree/node.ts';
import { readTree } from '../../../../src/core/syntax/tree/read-tree.ts';
import { changeBetween } from '../../../../src/core/syntax/text-change.ts';
import { testAssets } from '../../../support/ports.ts';

const grammars = createGrammars(testAssets());

/** Reads `text` both ways: the tree of the library is the measure for ours. */
async function bothWays(name: string, text: string, check: (parsed: ParsedNode, flat: Node) => void): Promise<void> {
  const { language, names, session } = await grammars.load(name);
  const parser = new Parser();
  parser.setLanguage(language);
  const tree = parser.parse(text);
  assert.ok(tree);
  check(tree.rootNode, rootOf(readTree(session.runtime, tree, names, text) ?? assert.fail()));
  tree.delete();
  parser.delete();
}

type Either = ParsedNode | Node;

function told(node: Either): readonly unknown[] {
  const { type, text, startIndex, endIndex, isNamed, isError, isMissing, hasError, childCount } = node;
  return [type, text, startIndex, endIndex, isNamed, isError, isMissing, hasError, childCount];
}

function place(node: Either | null): string | null {
  return node && `${node.type} ${node.startIndex}-${node.endIndex}`;
}

function around(node: Either): readonly unknown[] {
  const fields = ['name', 'value', 'left', 'right', 'function', 'arguments', 'body', 'key', 'no-such-field'];
  return [
    place(node.parent),
    place(node.lastChild),
    place(node.lastNamedChild),
    place(node.namedChild(0)),
    node.children.map(place),
    node.namedChildren.map(place),
    fields.map((name) => [place(node.childForFieldName(name)), node.childrenForFieldName(name).map(place)]),
    node.descendantsOfType(['identifier', 'string']).map(place),
    node.descendantsOfType(node.type).map(place),
  ];
}

function compare(parsed: ParsedNode, flat: Node): void {
  assert.deepEqual(told(flat), told(parsed));
  assert.deepEqual(around(flat), around(parsed));
  for (const [index, child] of parsed.children.entries()) compare(child, flat.children[index] ?? assert.fail());
}

const TEXTS: readonly (readonly [string, string, string])[] = [
  ['a comment and nothing else', 'python', '# a\n'],
  [
    'a text without a mistake',
    'python',
    'import os\n\n\ndef ask(model="a", *rest):\n    return client(model, key=f"x{model}")\n',
  ],
  ['characters that take two units', 'python', 'x = "😀"  # 😀\ny = f("𝒳", "z")\n'],
  ['a text with errors', 'python', 'def f(:\n    x = = 1\n)]\nclass\n'],
  ['a token that is missing', 'typescript', 'const a = f(1, 2;\nlet b = {c: 1'],
  [
    'fields that more than one child fills',
    'typescript',
    'import a, { b, c as d } from "e";\nexport const f = <T,>(g: T) => g?.h ?? i;\n',
  ],
  ['markup', 'tsx', 'const a = <B c="d" {...e}>f {g} <h.i /></B>;\n'],
  ['aliases', 'ruby', "a = { b: 1, 'c' => d }\nputs(<<~E)\n  f #{g}\nE\n"],
];

describe('a tree read into lists', () => {
  for (const [title, grammar, text] of TEXTS)
    it(`tells what the parser tells: ${title}`, () => bothWays(grammar, text, compare));

  it('has one object for each node', async () => {
    await bothWays('python', 'f(a)\ng(b)\n', (_, root) => {
      const [first, second] = root.namedChildren;
      assert.ok(first && second);
      assert.equal(root.children[0], first);
      assert.equal(first.parent, root);
      assert.equal(root.descendantsOfType('call')[1]?.parent, second);
      assert.notEqual(first, second);
    });
  });

  it('gives back no field of what recovery put into an error', async () => {
    await bothWays('java', 'class A { void f(int a) { } }}} void g(', (parsed, root) => {
      const [error] = parsed.descendantsOfType('ERROR');
      assert.ok(error);
      for (const node of root.descendantsOfType('ERROR')) assert.equal(node.childForFieldName('name'), null);
    });
  });

  it('outlives the tree of the parser', async () => {
    let kept: Node | null = null;
    await bothWays('python', 'model = "a"\n', (_, root) => (kept = root));
    assert.deepEqual(
      (kept as Node | null)?.descendantsOfType('string').map(({ text }) => text),
      ['"a"'],
    );
  });

  it('is the same where rows are those of the version before', async () => {
    const { language, names, session } = await grammars.load('python');
    const parser = new Parser();
    parser.setLanguage(language);
    const block = (name: string): string => `def ${name}(a, b=[1, 2]):\n    return f"{a}" + g(b)\n\n`;
    let text = ['one', 'two', 'three', 'four', 'five', 'six', 'seven'].map(block).join('');
    let tree = parser.parse(text) ?? assert.fail();
    let before = readTree(session.runtime, tree, names, text, { before: null }) ?? assert.fail();
    for (const [from, to] of [
      ['def four', '# added\ndef four'],
      ['def two(a', 'def two(a, more'],
      ['def six', '"""'],
      ['"""', 'def six'],
      ['def one(a, b=[1, 2]):', ''],
    ] as const) {
      const next = text.replace(from, to);
      const edit = changeBetween(text, next);
      tree.edit(edit);
      const edited = parser.parse(next, tree) ?? assert.fail();
      const flat = readTree(session.runtime, edited, names, next, { before: { flat: before, edit } }) ?? assert.fail();
      assert.deepEqual({ ...flat, tops: [] }, readTree(session.runtime, edited, names, next));
      tree.delete();
      [text, tree, before] = [next, edited, flat];
    }
    tree.delete();
    parser.delete();
  });

  it('has nothing of what lies too deep, and all else', async () => {
    const text = 'x = f(g(h(1)))\ny = [2]\n)\n';
    const { language, names, session } = await grammars.load('python');
    const parser = new Parser();
    parser.setLanguage(language);
    const tree = parser.parse(text) ?? assert.fail();
    const whole = readTree(session.runtime, tree, names, text) ?? assert.fail();
    const flat = readTree(session.runtime, tree, names, text, { maxDepth: 5 }) ?? assert.fail();
    assert.equal(readTree(session.runtime, tree, names, text, { maxNodes: 20 }), null);
    tree.delete();
    parser.delete();
    assert.equal(whole.cut, 0);
    assert.equal(flat.cut > 0, true);
    assert.equal(flat.afters.length < whole.afters.length, true);
    const [shortened, full] = [rootOf(flat), rootOf(whole)];
    assert.deepEqual(shortened.namedChildren.map(told), full.namedChildren.map(told));
    assert.deepEqual(shortened.descendantsOfType('argument_list').map(place), ['argument_list 5-14']);
    assert.deepEqual(shortened.descendantsOfType('list').map(told), full.descendantsOfType('list').map(told));
    assert.equal(shortened.descendantsOfType('ERROR').length, full.descendantsOfType('ERROR').length);
  });
});
