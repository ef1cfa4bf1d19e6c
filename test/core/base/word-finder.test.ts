import assert from 'node:assert/strict';
import fc from 'fast-check';
import { createWordFinder } from '../../../src/core/base/word-finder.ts';
import type { SoughtWord } from '../../../src/core/base/word-finder.ts';

function escaped(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\/]/g, '\\$&');
}

/** The same by an expression for each word: each place once. */
function byExpressions(words: readonly SoughtWord[], text: string): readonly string[] {
  return words.flatMap(({ text: word, mark, isWhole, isApart }) => {
    const apart = isApart
      ? [/^[a-z]/i.test(word) ? '(?<![A-Za-z])' : '', /[a-z]$/i.test(word) ? '(?![A-Za-z])' : '']
      : [];
    const start = `${isWhole && /^\w/.test(word) ? '\\b' : ''}${apart[0] ?? ''}`;
    const end = `${isWhole && /\w$/.test(word) ? '\\b' : ''}${apart[1] ?? ''}`;
    const matches = text.matchAll(new RegExp(`(?=${start}${escaped(word)}${end})`, 'gi'));
    return [...matches].map(({ index }) => `${index}+${word.length} ${mark}`);
  });
}

function found(words: readonly SoughtWord[], text: string): readonly string[] {
  const places: string[] = [];
  createWordFinder(words).find(text, (mark, start, end) => {
    places.push(`${start}+${end - start} ${mark}`);
    return false;
  });
  return places;
}

describe('the finder of words', () => {
  it('finds what an expression for each word finds', () => {
    const letters = fc.constantFrom('a', 'b', 'A', 'c', '-', '.', '::', ' ', '_', '1', 'é', 'ſ', 'K');
    const text = fc.array(letters, { maxLength: 40 }).map((parts) => parts.join(''));
    const word = fc
      .array(fc.constantFrom('a', 'b', 'c', 'k', 's', '-', '.', ':', '_'), { minLength: 2, maxLength: 5 })
      .map((parts) => parts.join(''));
    const kinds = { isWhole: fc.boolean(), isApart: fc.boolean() };
    const words = fc.uniqueArray(fc.record({ text: word, mark: fc.nat(3), ...kinds }), { maxLength: 12 });
    fc.assert(
      fc.property(words, text, (sought, given) => {
        assert.deepEqual(found(sought, given).toSorted(), byExpressions(sought, given).toSorted());
      }),
    );
  });

  it('tells of signs, and stops where it is told to', () => {
    const finder = createWordFinder([{ text: 'gpt-', mark: 1 }], { characters: '"', mark: 2 });
    const places: string[] = [];
    const isStopped = finder.find('"GPT-4" "gpt-5"', (mark, start) => {
      places.push(`${mark} ${start}`);
      return places.length === 3;
    });
    assert.ok(isStopped);
    assert.deepEqual(places, ['2 0', '1 1', '2 6']);
  });

  it('takes no word that it could not find', () => {
    for (const text of ['', 'a', 'modèle']) assert.throws(() => createWordFinder([{ text, mark: 1 }]), /no word/);
  });
});
