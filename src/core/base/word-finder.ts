/** A word to be found, and what it is told by. */
export interface SoughtWord {
  readonly text: string;
  readonly mark: number;
  /** Whether a letter, a digit or `_` beside it makes it another word. */
  readonly isWhole?: boolean;
  /** Whether a letter beside its first or last letter makes it another word; digits and `_` do not. */
  readonly isApart?: boolean;
}

/** Hears of a word, or of a sign, that was found. True: nothing more is to be looked for. */
export type Found = (mark: number, start: number, end: number) => boolean;

/** Finds many words in one pass over a text, whatever their case. */
export interface WordFinder {
  /** Whether it was stopped. */
  readonly find: (text: string, found: Found) => boolean;
}

/** Words by their first three characters, of each of which five bits count. */
const PLACES = 1 << 15;
const ASCII = 128;
const IS_SIGN = 0x80;

interface Word {
  readonly codes: Uint8Array;
  readonly mark: number;
  readonly isWhole: boolean;
  readonly isApart: boolean;
}

/** Whether an ASCII letter, a digit or `_`, as `\w` has it. */
export function isWordCode(code: number): boolean {
  return (code >= 97 && code <= 122) || (code >= 65 && code <= 90) || (code >= 48 && code <= 57) || code === 95;
}

/** The same character for both cases of an ASCII letter; 0 for all that is not ASCII. */
export function foldCode(code: number): number {
  return code >= 65 && code <= 90 ? code + 32 : code < ASCII ? code : 0;
}

/**
 * Builds the finder. An expression of as many alternatives takes longer to compile than a small folder takes to be read.
 *
 * @param words ASCII, of two characters at least.
 * @param sign characters that are found as well, each told by this mark.
 */
export function createWordFinder(
  words: readonly SoughtWord[],
  sign: { readonly characters: string; readonly mark: number } = { characters: '', mark: 0 },
): WordFinder {
  const places = new Uint16Array(PLACES);
  const buckets: Word[][] = [[]];
  const enter = (place: number, word: Word): void => {
    const known = places[place] ?? 0;
    if (known > 0) buckets[known]?.push(word);
    else {
      places[place] = buckets.length;
      buckets.push([word]);
    }
  };
  for (const { text, mark, isWhole = false, isApart = false } of words) {
    const word = { codes: codesOf(text), mark, isWhole, isApart };
    const [a = 0, b = 0, c] = word.codes;
    if (c !== undefined) enter(((a << 10) ^ (b << 5) ^ c) & (PLACES - 1), word);
    // Behind anything.
    else for (let before = 0; before < 32; before++) enter(((before << 10) ^ (a << 5) ^ b) & (PLACES - 1), word);
  }
  const folded = Uint8Array.from({ length: ASCII }, (_, code) => foldCode(code));
  for (const character of sign.characters) {
    const code = character.charCodeAt(0);
    folded[code] = foldCode(code) | IS_SIGN;
  }

  const tell = (bucket: readonly Word[], text: string, end: number, found: Found): boolean => {
    for (const { codes, mark, isWhole, isApart } of bucket) {
      const start = end - Math.min(codes.length, 3);
      if (!standsAt(codes, text, start) || (isWhole && !isWholeAt(text, start, start + codes.length))) continue;
      if (isApart && !isApartAt(text, start, start + codes.length)) continue;
      if (found(mark, start, start + codes.length)) return true;
    }
    return false;
  };
  return {
    find: (text, found) => {
      let place = 0;
      for (let index = 0; index < text.length; index++) {
        const code = text.charCodeAt(index);
        const fold = code < ASCII ? (folded[code] ?? 0) : 0;
        place = ((place << 5) ^ (fold & (ASCII - 1))) & (PLACES - 1);
        const bucket = places[place] ?? 0;
        if (bucket > 0 && tell(buckets[bucket] ?? [], text, index + 1, found)) return true;
        if (fold >= IS_SIGN && found(sign.mark, index, index + 1)) return true;
      }
      return false;
    },
  };
}

function codesOf(word: string): Uint8Array {
  const codes = Uint8Array.from(word, (character) => foldCode(character.charCodeAt(0)));
  if (codes.length < 2 || codes.includes(0)) throw new Error(`no word that can be found: ${word}`);
  return codes;
}

function standsAt(codes: Uint8Array, text: string, start: number): boolean {
  if (start < 0 || start + codes.length > text.length) return false;
  for (let index = 0; index < codes.length; index++)
    if (foldCode(text.charCodeAt(start + index)) !== codes[index]) return false;
  return true;
}

function isLetter(code: number): boolean {
  return (code >= 97 && code <= 122) || (code >= 65 && code <= 90);
}

/** Whether no letter is beside a letter where the text begins or ends. */
function isApartAt(text: string, start: number, end: number): boolean {
  const isFree = (inside: number, outside: number): boolean =>
    !isLetter(text.charCodeAt(inside)) || !isLetter(text.charCodeAt(outside));
  return isFree(start, start - 1) && isFree(end - 1, end);
}

/** Whether a boundary of words is where the text begins or ends with a character of words. */
function isWholeAt(text: string, start: number, end: number): boolean {
  const isFree = (inside: number, outside: number): boolean =>
    !isWordCode(text.charCodeAt(inside)) || !isWordCode(text.charCodeAt(outside));
  return isFree(start, start - 1) && isFree(end - 1, end);
}
