import assert from 'node:assert/strict';
import ignore from 'ignore';
import { isIgnored } from '../../src/server/common/gitignore.ts';

function ignored(path: string, files: Readonly<Record<string, string>>): boolean {
  const rules = new Map(Object.entries(files).map(([folder, text]) => [folder, ignore().add(text)]));
  return isIgnored(path, (folder) => rules.get(folder) ?? null);
}

describe('.gitignore files of several folders', () => {
  it('hide what they name, below where they stand', () => {
    assert.equal(ignored('dist/a.js', { '': 'dist/' }), true);
    assert.equal(ignored('src/a.js', { '': 'dist/' }), false);
    assert.equal(ignored('web/out/a.js', { 'web/': '/out' }), true);
    assert.equal(ignored('out/a.js', { 'web/': '/out' }), false);
    assert.equal(ignored('webout/a.js', { 'web/': 'webout' }), false);
  });

  it('leave the last word to the nearest one', () => {
    const files = { '': '*.py', 'keep/': '!*.py', 'keep/not/': '*.py' };
    assert.equal(ignored('a.py', files), true);
    assert.equal(ignored('keep/a.py', files), false);
    assert.equal(ignored('keep/not/a.py', files), true);
  });

  it('take nothing back below an ignored folder', () => {
    assert.equal(ignored('build/keep/a.py', { '': 'build/', 'build/keep/': '!*.py', 'build/': '!keep/' }), true);
    assert.equal(ignored('build/a.py', { '': 'build/*\n!build/a.py' }), false);
  });

  it('hide nothing where there are none', () => {
    assert.equal(ignored('a/b/c.py', {}), false);
  });
});
