import assert from 'node:assert/strict';
import { ignoreRules } from '../../src/host/ignore-rules.ts';

describe('rules of a .gitignore file', () => {
  it('are those of git', () => {
    const { ignores, left } = ignoreRules('# a\n*.log\n!keep.log\r\n/build/\ndocs/**/*.tmp\na*b*c*\n');
    assert.equal(left, 0);
    for (const path of ['a.log', 'x/b.log', 'build/a', 'docs/x/y.tmp', 'abc']) assert.ok(ignores(path), path);
    for (const path of ['keep.log', 'src/build.ts', 'docs/y.txt']) assert.ok(!ignores(path), path);
  });

  it('have no more stars than can be tried out', () => {
    const { ignores, left } = ignoreRules(`${'*a'.repeat(12)}b\n${'**/a/'.repeat(9)}b\n*${'a'.repeat(2_000)}\n*.log`);
    assert.equal(left, 3);
    assert.ok(!ignores('a'.repeat(250)));
    assert.ok(!ignores('a/'.repeat(200) + 'a'));
    assert.ok(ignores('a.log'));
  });

  it('are no more than can be asked for each file', () => {
    const { ignores, left } = ignoreRules(Array.from({ length: 20_000 }, (_, index) => `a${index}.log`).join('\n'));
    assert.equal(left, 15_000);
    assert.ok(ignores('a7.log'));
  });
});
