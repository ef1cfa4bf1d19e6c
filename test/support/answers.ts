import type { Entry } from '../../src/core/metadata/online/cache.ts';

/** How many different answers the windows of a test write. */
export const KEYS = 60;

/** An answer that tells by itself whether it is whole: a text of as many letters as it says, of the key it says. */
export function answer(key: number, letters: number, at: number): Entry {
  const value = { key, letters, text: String.fromCharCode(97 + (key % 26)).repeat(letters) };
  return { key: `k${String(key)}`, kind: 'found', value, url: 'https://x', etag: null, askedAt: at };
}

/** @throws where an answer is not what was written for its key. */
export function checkAnswer(key: number, entry: Entry): void {
  const { key: of, letters, text } = entry.value as { key: number; letters: number; text: string };
  const whole = text === String.fromCharCode(97 + (key % 26)).repeat(letters);
  if (of !== key || !whole) throw new Error(`k${String(key)}: ${JSON.stringify(entry).slice(0, 100)}`);
}
