import assert from 'node:assert/strict';
import { createGrammars } from '../../../../src/core/syntax/grammars.ts';
import { blankComments } from '../../../../src/core/syntax/python/comments.ts';
import { createFactCollector } from '../../../../src/core/syntax/trees.ts';
import { testAssets } from '../../../support/ports.ts';

const MANY = '    # one of many\n'.repeat(200);

describe('comments of Python', () => {
  it('stay where there are few', () => {
    const text = 'x = 1  # a\n# b\n'.repeat(500);
    assert.equal(blankComments(text), text);
  });

  it('are blanked where there are many in a row, without those in strings and those with a directive', () => {
    const kept = `x = """\n${MANY}"""\ny = '# "'\n# modelkeel-ignore-next-line\nz = "\\"#"\n`;
    const blanked = blankComments(`${MANY}${kept}${MANY}`);
    assert.equal(blanked, `${MANY.replace(/[^\n]/g, ' ')}${kept}${MANY.replace(/[^\n]/g, ' ')}`);
  });

  it('take no longer to read than there are, and change no fact', async () => {
    const collector = createFactCollector(createGrammars(testAssets()), { parseMilliseconds: 10_000 });
    const text = `def f():\n${'    # one of many\n'.repeat(20_000)}    # modelkeel-ignore-next-line -- ours\n${MANY}    g("a")\n`;
    const source = { uri: 'file:///a.py', language: 'python', version: 0, text };
    const { facts, notes } = await collector.collect(source, new AbortController().signal);
    assert.deepEqual(notes, []);
    assert.equal(facts?.suppressions[0]?.covers.start, text.indexOf('    g('));
    assert.equal(facts.syntaxErrors, 0);
    collector.dispose();
  });
});
