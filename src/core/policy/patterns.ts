import picomatch from 'picomatch';
import { told } from '../model/told.ts';
import type { Told } from '../model/told.ts';

/** Longer patterns are of nobody who writes by hand. */
export const MAX_PATTERN = 300;
/** Signs for "anything" in one name, and for "any folders" in a path: each multiplies what there is to try. */
const MAX_STARS = 3;

/** Why a glob of files cannot be used; null where it can. Folders are not trusted, so that what would try for ever is none. */
export function globProblem(glob: string): Told | null {
  if (glob === '') return told`is empty`;
  if (glob.length > MAX_PATTERN) return told`is longer than ${MAX_PATTERN} characters`;
  if (glob.includes('\\')) return told`has a backslash; folders are separated by "/"`;
  if (/^(?:\/|[a-z]:\/)/i.test(glob)) return told`is an absolute path; globs are relative to the folder of the file`;
  const names = glob.split('/');
  if (names.includes('..')) return told`leads out of the folder of the file`;
  if (!isBalanced(glob)) return told`has a bracket that is not closed`;
  if (/[@+?*!]\(/.test(glob)) return told`has an extended pattern such as "+(a)", which is not supported`;
  const folders = names.filter((name) => name === '**').length;
  const isBounded =
    folders <= MAX_STARS && names.every((name) => name === '**' || (name.match(/\*+/g)?.length ?? 0) <= MAX_STARS);
  return isBounded ? null : told`has more than ${MAX_STARS} stars in a name, or more than that many "**"`;
}

function isBalanced(glob: string): boolean {
  let closing = '';
  for (const sign of glob) {
    if (sign === '{' || sign === '[') {
      if (closing !== '') return false;
      closing = sign === '{' ? '}' : ']';
    } else if (sign === closing) closing = '';
    else if (sign === '}' || sign === ']') return false;
  }
  return closing === '';
}

/** Tells whether a path, relative to the folder of the file, is meant by one of these globs. A folder means all that is in it. */
export function fileMatcher(globs: readonly string[]): (path: string) => boolean {
  const usable = globs.filter((glob) => globProblem(glob) === null);
  if (usable.length === 0) return () => false;
  const all = usable.flatMap((glob) => [
    glob.replace(/^\.\//, ''),
    `${glob.replace(/^\.\//, '').replace(/\/$/, '')}/**`,
  ]);
  return picomatch(all, { dot: true, noextglob: true });
}

/** Why a pattern of components cannot be used; null where it can. */
export function patternProblem(pattern: string): Told | null {
  if (pattern.trim() === '') return told`is empty`;
  return pattern.length > MAX_PATTERN ? told`is longer than ${MAX_PATTERN} characters` : null;
}

/**
 * Whether a text is meant by a pattern: `*` stands for anything, also for nothing, `?` for one sign; letters of both cases are
 * the same. It goes through the text once for each part between stars, so that no pattern takes long.
 */
export function matchesPattern(pattern: string, text: string): boolean {
  const parts = pattern.toLowerCase().split('*');
  const value = text.toLowerCase();
  const [first = '', ...rest] = parts;
  if (!startsAt(value, first, 0)) return false;
  if (rest.length === 0) return value.length === first.length;
  const last = rest.pop() ?? '';
  let at = first.length;
  for (const part of rest) {
    const found = findFrom(value, part, at);
    if (found < 0) return false;
    at = found + part.length;
  }
  return value.length - last.length >= at && startsAt(value, last, value.length - last.length);
}

function findFrom(text: string, part: string, from: number): number {
  for (let at = from; at + part.length <= text.length; at++) if (startsAt(text, part, at)) return at;
  return -1;
}

function startsAt(text: string, part: string, at: number): boolean {
  if (at + part.length > text.length) return false;
  for (let index = 0; index < part.length; index++)
    if (part[index] !== '?' && part[index] !== text[at + index]) return false;
  return true;
}
