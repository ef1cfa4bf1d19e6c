import { distance } from 'fastest-levenshtein';

/** Known ids that a text was probably meant to be, nearest first, at most three. */
export function nearMisses(text: string, ids: readonly string[]): readonly string[] {
  const wanted = text.toLowerCase();
  const most = Math.min(3, Math.max(1, Math.floor(text.length / 5)));
  return ids
    .filter((id) => Math.abs(id.length - wanted.length) <= most)
    .map((id) => ({ id, away: distance(wanted, id.toLowerCase()) }))
    .filter(({ away }) => away <= most)
    .sort((a, b) => a.away - b.away || (a.id < b.id ? -1 : 1))
    .slice(0, 3)
    .map(({ id }) => id);
}

/**
 * Whether an absent id of a complete list is a mistake rather than a model younger than the list: it differs from a known
 * id in letters only. New generations, sizes and dates differ in digits.
 */
export function differsInLettersOnly(text: string, id: string): boolean {
  return digits(text) === digits(id);
}

function digits(text: string): string {
  return text.replace(/\D+/g, '.').replace(/^\.|\.$/g, '');
}
