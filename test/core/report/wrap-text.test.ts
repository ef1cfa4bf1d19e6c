import assert from 'node:assert/strict';
import fc from 'fast-check';
import { wrapText } from '../../../src/core/report/wrap-text.ts';

describe('breaking lines', () => {
  it('breaks between words, with room before the first and the further lines', () => {
    assert.deepEqual(wrapText('one two three', 4, 2, 12), ['one two', '  three']);
    assert.deepEqual(wrapText('one two three', 4, 2, null), ['one two three']);
    assert.deepEqual(wrapText('an address-that-is-long end', 0, 0, 10), ['an', 'address-that-is-long', 'end']);
    assert.deepEqual(wrapText('模型 模型 模型', 0, 0, 9), ['模型 模型', '模型']);
  });

  it('loses no word and stays within the columns unless a word alone is longer', () => {
    const words = fc.array(fc.string({ minLength: 1, maxLength: 12, unit: fc.constantFrom('a', 'b', 'X', '.', ',') }), {
      minLength: 1,
    });
    fc.assert(
      fc.property(words, fc.integer({ min: 20, max: 100 }), (all, columns) => {
        const lines = wrapText(all.join(' '), 5, 3, columns);
        assert.deepEqual(
          lines.flatMap((line) => line.trim().split(' ')),
          all,
        );
        for (const [index, line] of lines.entries()) assert.ok(line.length + (index === 0 ? 5 : 0) <= columns, line);
      }),
    );
  });
});
