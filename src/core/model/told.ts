import { ENGLISH } from './words.ts';
import type { Words } from './words.ts';

/**
 * A text for people as what it says and its values: whoever shows it says it in the reader's language, and nothing else depends
 * on that language. Values may be such texts themselves.
 */
export interface Told {
  /** English, with `{0}`, `{1}` for the values: the key under which translations have it. */
  readonly text: string;
  readonly values: readonly (Text | number)[];
}

/** What is said to people; a plain one is a name, a number or a fact, and the same in every language. */
export type Text = string | Told;

/** The tag of texts for people: told`${name} is gated` is kept as `{0} is gated` with its value. */
export function told(parts: TemplateStringsArray, ...values: readonly (Text | number)[]): Told {
  const known = texts.get(parts);
  if (known !== undefined) return { text: known, values };
  const text = parts.reduce((all, part, index) => `${all}{${String(index - 1)}}${part}`);
  texts.set(parts, text);
  return { text, values };
}

/** One text for each place that says it. */
const texts = new WeakMap<TemplateStringsArray, string>();

/** Texts side by side. */
export function joined(texts: readonly Text[], between = ', '): Text {
  const [only] = texts;
  if (texts.length < 2) return only ?? '';
  return { text: texts.map((_, index) => `{${String(index)}}`).join(between), values: texts };
}

/** `before → after`: what something was, and is now. */
export function becomes(before: Text, after: Text): Told {
  return { text: '{0} → {1}', values: [before, after] };
}

/** `a`, `a and b`, `a, b and c`. */
export function enumerated(texts: readonly Text[]): Text {
  const last = texts.at(-1);
  return texts.length < 2 || last === undefined ? joined(texts) : told`${joined(texts.slice(0, -1))} and ${last}`;
}

/** A text in the words of its reader. */
export function inWords(text: Text, words: Words): string {
  if (typeof text === 'string') return text;
  return words(text.text, ...text.values.map((value) => (typeof value === 'number' ? value : inWords(value, words))));
}

/** A text as reports, logs and programs have it. */
export function inEnglish(text: Text): string {
  return inWords(text, ENGLISH);
}

/** Texts that say the same, once. */
export function distinctTexts<T extends Text>(texts: readonly T[]): readonly T[] {
  return [...new Map(texts.map((text) => [inEnglish(text), text])).values()];
}
