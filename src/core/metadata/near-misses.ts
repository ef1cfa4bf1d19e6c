import { distance } from 'fastest-levenshtein';

import type { ModelRow } from './catalog-file.ts';
import { lifecycleOf } from './lifecycle.ts';
import type { PlatformTable } from './platform-table.ts';

/**
 * Ids that an absent text was probably meant to be, nearest first. A catalog is older than the newest model, and new
 * generations, sizes and dates differ in digits; so only three things are mistakes for certain:
 *
 * - letters: the text differs from a known id in letters only (`claude-3-5-sonet-20241022`);
 * - a date: other snapshots of the same base are known, and the day lies before the catalog was built;
 * - a beginning: every id that continues the text is gone (`gpt-3.5`).
 */
export function meantIds(text: string, table: PlatformTable, builtAt: string, today: string): readonly string[] {
  const misspelt = nearest(text, table.ids).filter((id) => digits(id) === digits(text) && !isVariant(text, id));
  if (misspelt.length > 0) return misspelt;
  const dated = otherDates(text, table.ids, builtAt);
  if (dated.length > 0) return dated;
  const shortened = withoutLab(text, table.ids);
  if (shortened.length > 0) return shortened;
  const longer = table.ids.filter((id) => id.startsWith(`${text}-`));
  return longer.every((id) => isOver(table.models.get(id), today)) ? longer : [];
}

/**
 * `sonnet4`, `4o-mini`: what people call a model without what all ids of its lab begin with, written together or not. The newest
 * first.
 */
function withoutLab(text: string, ids: readonly string[]): readonly string[] {
  const wanted = wordsOf(text);
  if (!/^[\w.-]+$/.test(text) || wanted.length < 2 || !/\d/.test(text) || !/[a-z]{3}/i.test(text)) return [];
  const named = ids.map((id) => ({ id, words: wordsOf(id) }));
  // What begins as ids of the platform do is another model of it, and nothing is left out.
  if (named.some(({ words }) => words[0] === wanted[0])) return [];
  return named
    .filter(({ words }) => wanted.every((word, index) => words[index + 1] === word))
    .map(({ id }) => id)
    .toReversed();
}

function wordsOf(text: string): readonly string[] {
  return text.toLowerCase().match(/[a-z]+|\d+/g) ?? [];
}

/** Whether an id is gone: retired, or answered by another model. */
export function isOver(row: ModelRow | undefined, today: string): boolean {
  const status = row ? lifecycleOf(row, today)?.status : undefined;
  return status === 'retired' || status === 'redirected';
}

function nearest(text: string, ids: readonly string[]): readonly string[] {
  const wanted = text.toLowerCase();
  const most = text.length < 6 ? 1 : 2;
  return ids
    .filter((id) => Math.abs(id.length - wanted.length) <= most)
    .map((id) => ({ id, away: distance(wanted, id.toLowerCase()) }))
    .filter(({ away }) => away <= most)
    .sort((a, b) => a.away - b.away || (a.id < b.id ? -1 : 1))
    .map(({ id }) => id);
}

/** Only `-YYYYMMDD`: the facts are known to hold every snapshot that is written so, and not of other forms. */
function otherDates(text: string, ids: readonly string[], builtAt: string): readonly string[] {
  const parts = /^(.+)-(20\d{6})$/.exec(text);
  const [base, day] = [parts?.[1], parts?.[2]];
  if (base === undefined || day === undefined || day >= builtAt.replaceAll('-', '')) return [];
  return ids.filter((id) => id.startsWith(`${base}-`) && /^\d{8}$/.test(id.slice(base.length + 1))).toReversed();
}

/** `gpt-4` and `gpt-4o`: letters behind the last digit name another model, not a slip. */
function isVariant(a: string, b: string): boolean {
  const [short, long] = a.length < b.length ? [a, b] : [b, a];
  return /\d$/.test(short) && long.startsWith(short);
}

function digits(text: string): string {
  return text.replace(/\D+/g, '.').replace(/^\.|\.$/g, '');
}
