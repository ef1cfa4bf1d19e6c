import assert from 'node:assert/strict';
import { keysIn, maskKeys, shownKey } from '../../../src/core/base/keys.ts';
import { randomKey } from '../../support/random-key.ts';

const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz';
const KEYS: readonly (readonly [string, string])[] = [
  ['Anthropic', `sk-ant-api03-${randomKey(93)}`],
  ['OpenAI', `sk-proj-${randomKey(60)}`],
  ['Hugging Face', `hf_${randomKey(34, ALPHABET)}`],
  ['Groq', `gsk_${randomKey(52)}`],
  ['OpenRouter', `sk-or-v1-${randomKey(64, '0256789abcdef')}`],
];

describe('keys of providers', () => {
  for (const [provider, key] of KEYS) {
    it(`${provider}: found, and shown by its beginning alone`, () => {
      const text = `KEY="${key}"`;
      const [found] = keysIn(text);
      assert.ok(found);
      assert.equal(found.provider, provider);
      assert.equal(text.slice(found.start, found.end), key);
      assert.ok(shownKey(text, found).length <= 8);
      const masked = maskKeys(text);
      assert.equal(masked.length, text.length);
      assert.ok(!masked.includes(key.slice(8)) && masked.startsWith(`KEY="${key.slice(0, 6)}`));
    });
  }

  it('are no placeholders, no parts of longer words, and no keys of maps', () => {
    const none = [
      `sk-proj-${'x'.repeat(60)}`,
      `sk-proj-your-api-key-${randomKey(40)}`,
      `task-proj-${randomKey(60)}`,
      `hf_${randomKey(12, ALPHABET)}`,
      `MAPS_KEY=AIza${randomKey(35)}`,
      `sk-${randomKey(32, '0256789abcdef')}`,
    ];
    for (const text of none) assert.deepEqual(keysIn(text), [], text.slice(0, 12));
    assert.equal(keysIn(`DEEPSEEK_API_KEY=sk-${randomKey(32, '0256789abcdef')}`).length, 1);
  });
});
