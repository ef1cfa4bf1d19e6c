import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { PROJECT } from '../support/ports.ts';

describe('SECURITY.md', () => {
  it('names tests that exist', () => {
    const page = readFileSync(join(PROJECT, 'SECURITY.md'), 'utf8').replaceAll(/\s+/g, ' ');
    const named = [...page.matchAll(/`(test\/[\w./-]+\.test\.ts)`: ((?:"[^"]+"(?:, )?)+)/g)];
    assert.ok(named.length >= 12, String(named.length));
    assert.equal(named.length, page.match(/`test\//g)?.length, 'each file with the names of its tests');
    for (const [, file = '', titles = ''] of named) {
      const source = readFileSync(join(PROJECT, file), 'utf8');
      for (const [, title = ''] of titles.matchAll(/"([^"]+)"/g))
        assert.ok(source.includes(`('${title}'`), `${file} has no "${title}"`);
    }
  });
});
