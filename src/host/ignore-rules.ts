import ignore from 'ignore';

/** What a `.gitignore` file says, as far as it is used. */
export interface IgnoreRules {
  readonly ignores: (path: string) => boolean;
  /** Lines that are not used. */
  readonly left: number;
}

/** Signs for "anything" in one name, and for "any folders" in a line: each multiplies what there is to try. */
const MAX_STARS = 3;
const MAX_LINE = 1_000;
/** Lines are tried one after the other, for each file. */
const MAX_LINES = 5_000;

/**
 * The rules of a `.gitignore` text. The library makes an expression of each line, which tries all ways to divide a name among
 * its stars; lines with so many that this would take seconds are left out.
 */
export function ignoreRules(text: string): IgnoreRules {
  const lines = text.split(/\r?\n/).filter((line) => line.trim() !== '' && !line.startsWith('#'));
  const used = lines.filter(isBounded).slice(0, MAX_LINES);
  const rules = ignore().add(used);
  return { ignores: (path) => rules.ignores(path), left: lines.length - used.length };
}

function isBounded(line: string): boolean {
  const names = line.split('/');
  return (
    line.length <= MAX_LINE &&
    names.filter((name) => name === '**').length <= MAX_STARS &&
    names.every((name) => (name.match(/\*+/g)?.length ?? 0) <= MAX_STARS)
  );
}
