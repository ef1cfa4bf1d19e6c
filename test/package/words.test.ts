import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import ts from 'typescript';
import { enumerated, inEnglish, inWords, joined, told } from '../../src/core/model/told.ts';
import { createWords } from '../../src/core/model/words.ts';
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

/** What a text that is tagged with `told` is translated by; null for any other node. */
function toldKey(node: ts.Node): string | null {
  if (!ts.isTaggedTemplateExpression(node) || node.tag.getText() !== 'told') return null;
  const { template } = node;
  if (ts.isNoSubstitutionTemplateLiteral(template)) return template.text;
  const { head, templateSpans } = template;
  return templateSpans.reduce((all, { literal }, index) => `${all}{${String(index)}}${literal.text}`, head.text);
}

const CORE = sourcesIn('src/core');
const SOURCES = [...sourcesIn('src/extension'), ...sourcesIn('src/server')];
/** Every text that is told to people, with where it stands. */
const texts = new Map<string, string>();
const unreadable: string[] = [];
for (const { path, file } of SOURCES)
  for (const node of nodesOf(file)) {
    if (!isTranslation(node)) continue;
    const [text] = node.arguments;
    if (text && ts.isStringLiteralLike(text)) texts.set(text.text, path);
    else if (!(text && ts.isIdentifier(text) && text.text === 'text')) unreadable.push(`${path}: ${node.getText()}`);
  }

/** Texts that the core hands on with their values. What is nothing but values and signs is the same everywhere. */
for (const { path, file } of [...CORE, ...SOURCES])
  for (const node of nodesOf(file)) {
    const key = file.text.includes('told`') ? toldKey(node) : null;
    if (key !== null && /[a-z]/i.test(key.replace(/\{\d+\}/g, ''))) texts.set(key, path);
  }

describe('texts for people', () => {
  it('are written where they are translated, so that they can be collected', () => {
    assert.ok(texts.size > 600, String(texts.size));
    assert.deepEqual(unreadable, []);
    // Tagged texts cannot be escaped, and the program is all ASCII.
    const keys = [...CORE, ...SOURCES].flatMap(({ file }) => [...nodesOf(file)].flatMap((node) => toldKey(node) ?? []));
    assert.deepEqual(
      keys.filter((key) => /[^ -~]/.test(key)),
      [],
    );
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

  it('of findings, fixes and pages are handed on with their values, so that others can say them in another language', () => {
    const rooms = /^src\/core\/(?:rules|fixes|policy|report\/facts)\/(?!json-schema)/;
    const properties = /^(?:title|message|base|open|change|why|what)$/;
    const raw: string[] = [];
    for (const { path, file } of CORE.filter((source) => rooms.test(source.path)))
      for (const node of nodesOf(file)) {
        if (!ts.isPropertyAssignment(node) || !properties.test(node.name.getText())) continue;
        const { initializer } = node;
        const isPlain = ts.isStringLiteralLike(initializer) || ts.isTemplateExpression(initializer);
        if (isPlain && / /.test(initializer.getText())) raw.push(`${path}: ${node.getText()}`);
      }
    assert.deepEqual(raw, []);
  });

  it('keep the sense of what they are put into', () => {
    const german = createWords(table('l10n/bundle.l10n.de.json'));
    const what = told`${'a'} is gated: ${told`all rights are reserved`}`;
    assert.equal(inEnglish(what), 'a is gated: all rights are reserved');
    assert.equal(inWords(what, german), 'a is gated: alle Rechte sind vorbehalten');
    assert.equal(inWords(enumerated(['a', 'b', 'c']), german), 'a, b und c');
    // What a value says is no place for other values.
    assert.equal(inEnglish(told`${'{1}'} and ${'b'}`), '{1} and b');
    assert.equal(inEnglish(joined([], ', ')), '');
  });

  it('are all there in German, and no others', () => {
    const german = table('l10n/bundle.l10n.de.json');
    assertListed(Object.keys(german).toSorted(), [...texts.keys()].toSorted(), 'l10n/bundle.l10n.de.json');
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
