import assert from 'node:assert/strict';
import fc from 'fast-check';
import { visible, visibleData, visibleJson, visibleLine, visibleLines } from '../../../src/core/base/visible.ts';

/** Everything a terminal obeys, or a reader does not see. */
const STEERING = /[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}\u034f\u115f\u1160\u17b4\u17b5\u3164\uffa0\u{e0100}-\u{e01ef}]/u;

/** Texts rich in what steers, with halves of characters. */
const foreign = fc.string({
  unit: fc.oneof(
    fc.constantFrom('\x1b', '\x9b', '\x07', '\b', '\r', '\n', '\t', '\x7f', '\u202e', '\u2066', '\u200b', '\ufeff'),
    fc.constantFrom('\u2028', '\u2029', '\x85', '\ud800', '\udfff', '\u{e0041}', '\u00ad', '\u3164', '❤️', 'é', '漢'),
    fc.string({ unit: 'binary', minLength: 1, maxLength: 1 }),
    fc.string({ minLength: 1, maxLength: 4 }),
  ),
});

describe('text of others', () => {
  it('is shown with a symbol for what steers a terminal', () => {
    assert.equal(visible('a\x1b[31mb\r\n\x07\x7f\t'), 'a␛[31mb␍␊␇␡␉');
    assert.equal(visible('gpt\u202e4\u200b\ufeff\x9b31m'), 'gpt<U+202E>4<U+200B><U+FEFF><U+009B>31m');
    assert.equal(visible('\ud800 \u{e0041} \u2028'), '<U+D800> <U+E0041> <U+2028>');
    assert.equal(visible('naïve 漢字 ❤️ ⚠️ 😀'), 'naïve 漢字 ❤️ ⚠️ 😀');
    assert.equal(visible('gpt-4o\ufe0f'), 'gpt-4o<U+FE0F>');
    assert.equal(visibleLine('\tx = "\x1b"'), '\tx = "␛"');
    assert.equal(visibleLines('a\r\nb\rc\n\x1b'), 'a\r\nb␍c\n␛');
    assert.deepEqual(visibleData({ a: ['\x1b', 1, null, { b: '\n' }] }), { a: ['␛', 1, null, { b: '␊' }] });
  });

  it('never steers, whatever it holds, and tells as much as before', () => {
    fc.assert(
      fc.property(foreign, (text) => {
        const shown = visible(text);
        assert.doesNotMatch(shown, STEERING);
        assert.equal(visible(shown), shown);
        assert.doesNotMatch(visibleLine(text).replaceAll('\t', ''), STEERING);
        assert.doesNotMatch(visibleLines(text).replaceAll(/\r?\n|\t/g, ''), STEERING);
        if (!STEERING.test(text) && !/[\ufe00-\ufe0f]|\p{DI}/u.test(text)) assert.equal(shown, text);
      }),
      { numRuns: 2000 },
    );
  });

  it('stays what it is in JSON', () => {
    fc.assert(
      fc.property(fc.array(foreign), (texts) => {
        const json = JSON.stringify({ texts }, null, 2);
        const shown = visibleJson(json);
        assert.deepEqual(JSON.parse(shown), JSON.parse(json));
        assert.doesNotMatch(shown.replaceAll('\n', ''), /[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/u);
      }),
      { numRuns: 500 },
    );
  });
});
