import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { PROJECT } from '../support/ports.ts';

const DOCUMENTS = [
  ...['README.md', 'ARCHITECTURE.md', 'CONTRIBUTING.md'],
  ...['docs', 'docs/contributing'].flatMap((folder) =>
    readdirSync(join(PROJECT, folder)).flatMap((name) => (name.endsWith('.md') ? [`${folder}/${name}`] : [])),
  ),
];

/** What only an example has, or a refresh of the catalog writes. */
const OF_EXAMPLES = /\bdashscope\b|^src\/tools\/catalog\/history\.csv$/;

const files = [
  ...readdirSync(PROJECT),
  ...['src', 'test', 'docs', 'licenses', 'syntaxes'].flatMap((folder) =>
    readdirSync(join(PROJECT, folder), { recursive: true, encoding: 'utf8' }).map((path) => join(folder, path)),
  ),
].map((path) => `/${path.replaceAll('\\', '/')}`);

/** Names in code spans: paths from the root, and source files by the end of their path. Patterns and placeholders are none. */
function named(page: string): readonly string[] {
  const spans = [...page.matchAll(/`([^`\n]+)`/g)].map((match) => match[1] ?? '');
  return spans.filter((span) =>
    /^(?:(?:src|test|docs|licenses|syntaxes)\/[\w./-]+|[\w./-]+\.(?:ts|mjs|cjs))$/.test(span),
  );
}

function isThere(name: string): boolean {
  const path = name.replace(/\/$/, '');
  return /^(?:src|test|docs|licenses|syntaxes)\//.test(path)
    ? files.includes(`/${path}`)
    : files.some((file) => file.endsWith(`/${path}`));
}

describe('documents for contributors', () => {
  for (const document of DOCUMENTS) {
    const page = readFileSync(join(PROJECT, document), 'utf8');

    it(`${document} names and links files that are there`, () => {
      const missing = named(page).filter((name) => !OF_EXAMPLES.test(name) && !isThere(name));
      const links = [...page.matchAll(/\]\((?!https?:|#)([^)#\s]+)/g)].map((match) => match[1] ?? '');
      const dead = links.filter((link) => !existsSync(join(PROJECT, dirname(document), link)));
      assert.deepEqual([...missing, ...dead], [], `${document} names ${[...missing, ...dead].join(', ')}`);
    });
  }

  it('ARCHITECTURE.md names tests by titles that they have', () => {
    const page = readFileSync(join(PROJECT, 'ARCHITECTURE.md'), 'utf8').replaceAll(/\s+/g, ' ');
    const pairs = [...page.matchAll(/`([\w-]+(?:\.[\w-]+)*\.test\.ts)`, "([^"]+)"/g)];
    assert.ok(pairs.length > 5, String(pairs.length));
    const missing = pairs.flatMap(([, name = '', title = '']) => {
      const file = files.find((path) => path.endsWith(`/${name}`));
      const source = file === undefined ? '' : readFileSync(join(PROJECT, file), 'utf8');
      return source.split('\n').some((line) => /'/.test(line) && line.includes(title)) ? [] : [`${name}, "${title}"`];
    });
    assert.deepEqual(missing, []);
  });
});
