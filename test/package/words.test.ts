import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import ts from 'typescript';
import { createWords } from '../../src/protocol/words.ts';
import { assertListed } from '../support/assert-listed.ts';
import { PROJECT } from '../support/ports.ts';

type Table = Readonly<Record<string, string>>;
const table = (path: string): Table => JSON.parse(readFileSync(join(PROJECT, path), 'utf8')) as Table;
const placeholders = (text: string): string => [...new Set(text.match(/\{\d\}/g) ?? [])].toSorted().join();

interface Source {
  readonly path: string;
  readonly file: ts.SourceFile;
}

function sourcesIn(folder: string): readonly Source[] {
  return readdirSync(join(PROJECT, folder), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.ts'))
    .map((name) => {
      const path = join(folder, name);
      const text = readFileSync(join(PROJECT, path), 'utf8');
      return { path, file: ts.createSourceFile(path, text, ts.ScriptTarget.Latest, true) };
    });
}

function* nodesOf(node: ts.Node): Generator<ts.Node> {
  yield node;
  for (const child of node.getChildren()) yield* nodesOf(child);
}

/** Whether a call is one of `t`: of `vscode.l10n`, or of words that were handed in. */
function isTranslation(node: ts.Node): node is ts.CallExpression {
  if (!ts.isCallExpression(node)) return false;
  const { expression } = node;
  return ts.isIdentifier(expression)
    ? expression.text === 't'
    : ts.isPropertyAccessExpression(expression) && expression.name.text === 't';
}

const SOURCES = [...sourcesIn('src/extension'), ...sourcesIn('src/server')];
/** Every text that is told to people through `t`, with where it stands. */
const told = new Map<string, string>();
const unreadable: string[] = [];
for (const { path, file } of SOURCES)
  for (const node of nodesOf(file)) {
    if (!isTranslation(node)) continue;
    const [text] = node.arguments;
    if (text && ts.isStringLiteralLike(text)) told.set(text.text, path);
    else if (!(text && ts.isIdentifier(text) && text.text === 'text')) unreadable.push(`${path}: ${node.getText()}`);
  }

describe('texts for people', () => {
  it('are written where they are translated, so that they can be collected', () => {
    assert.ok(told.size > 100, String(told.size));
    assert.deepEqual(unreadable, []);
  });

  it('are handed to the editor through a translation', () => {
    const shows = /^(?:show(?:Information|Warning|Error)Message|tellUser|say)$/;
    const properties = /^(?:title|prompt|placeHolder|tooltip)$/;
    const raw: string[] = [];
    const isRaw = (node: ts.Node | undefined): boolean =>
      node !== undefined &&
      (ts.isStringLiteralLike(node) || ts.isTemplateExpression(node)) &&
      /[a-z]{2,}:? [a-z]{2,}/i.test(node.getText().replace(/\$\{[^}]*\}/g, ''));
    for (const { path, file } of SOURCES)
      for (const node of nodesOf(file)) {
        if (ts.isCallExpression(node)) {
          const name = ts.isPropertyAccessExpression(node.expression)
            ? node.expression.name.text
            : node.expression.getText();
          if (shows.test(name) && node.arguments.some(isRaw)) raw.push(`${path}: ${node.getText()}`);
        }
        if (ts.isPropertyAssignment(node) && properties.test(node.name.getText()) && isRaw(node.initializer))
          raw.push(`${path}: ${node.getText()}`);
      }
    assert.deepEqual(raw, []);
  });

  it('are all there in German, and no others', () => {
    const german = table('l10n/bundle.l10n.de.json');
    assertListed(Object.keys(german).toSorted(), [...told.keys()].toSorted(), 'l10n/bundle.l10n.de.json');
  });

  it('of package.json are all there in German, and no others', () => {
    const english = table('package.nls.json');
    assertListed(Object.keys(table('package.nls.de.json')), Object.keys(english), 'package.nls.de.json');
  });

  it('lose no placeholder, no link, no command and no setting in German', () => {
    const german = table('l10n/bundle.l10n.de.json');
    for (const [key, text] of Object.entries(german)) {
      assert.notEqual(text.trim(), '', key);
      assert.equal(placeholders(text), placeholders(key), key);
    }
    const english = table('package.nls.json');
    const marks = (text: string): string =>
      [...text.matchAll(/\(command:[\w.]+\)|`[^`]+`|https:\/\/\S+/g)]
        .map(([mark]) => mark)
        .toSorted()
        .join(' ');
    for (const [key, text] of Object.entries(table('package.nls.de.json')))
      assert.equal(marks(text), marks(english[key] ?? ''), key);
  });

  it('stay English where a table has none, or none that is a text', () => {
    assert.equal(createWords(null)('{0} of {1} files', 1, 2), '1 of 2 files');
    assert.equal(createWords({ a: 1, constructor: 'x' })('a'), 'a');
    assert.equal(createWords({ 'a {0}': '{0} b' })('a {0}', 'x'), 'x b');
    assert.equal(createWords([])('toString'), 'toString');
    assert.equal(createWords({})('toString'), 'toString');
  });
});
