import { compareDigits, compareText, orderOf } from './version-order.ts';

/** A number, a qualifier, or what stands behind a hyphen or a change between digits and letters. */
type Item = { readonly number: string } | { readonly word: string } | Item[];

const QUALIFIERS = ['alpha', 'beta', 'milestone', 'rc', 'snapshot', '', 'sp'];
const ALIASES: Readonly<Record<string, string>> = { ga: '', final: '', release: '', cr: 'rc' };
const SHORT: Readonly<Record<string, string>> = { a: 'alpha', b: 'beta', m: 'milestone' };

/** Maven's order (https://maven.apache.org/pom.html#version-order-specification). */
export const mavenOrder = orderOf<Item[]>(
  (version) => (/^\d[\w.+-]*$/.test(version) ? parse(version.toLowerCase()) : null),
  (a, b) => compareItems(a, b),
);

function parse(version: string): Item[] {
  const root: Item[] = [];
  const lists = [root];
  const last = (): Item[] => lists[lists.length - 1] ?? root;
  const open = (): void => {
    const list: Item[] = [];
    last().push(list);
    lists.push(list);
  };
  for (const [, separator = '', token = ''] of `-${version}`.matchAll(/([.\-_]?)(\d+|[^\d.\-_]+|(?=[.\-_]|$))/g)) {
    if (separator === '' && token === '') continue;
    const isNumber = token === '' || /^\d/.test(token);
    // A qualifier belongs to the same place whether a dot or a hyphen stands before it.
    if (root.length > 0 && (separator !== '.' || !isNumber)) open();
    last().push(isNumber ? { number: token === '' ? '0' : token } : { word: token });
  }
  expand(root);
  for (const list of lists.toReversed()) trim(list);
  return root;
}

/** `a1` is `alpha-1`, `a` alone is a word of its own. */
function expand(list: Item[]): void {
  for (const [index, item] of list.entries()) {
    if (Array.isArray(item)) expand(item);
    else if ('word' in item) {
      const next = list[index + 1];
      const isShort = Array.isArray(next) && next[0] !== undefined && 'number' in next[0];
      const word = (isShort ? SHORT[item.word] : undefined) ?? ALIASES[item.word] ?? item.word;
      list[index] = { word };
    }
  }
}

/** What says nothing at the end of a part is as if it were not there. */
function trim(list: Item[]): void {
  for (let index = list.length - 1; index >= 0; index--) {
    const item = list[index];
    if (item === undefined) break;
    if (isNothing(item)) list.splice(index, 1);
    else if (!Array.isArray(item)) break;
  }
}

function isNothing(item: Item): boolean {
  if (Array.isArray(item)) return item.length === 0;
  return 'number' in item ? /^0+$/.test(item.number) : item.word === '';
}

/** Words come before parts, parts before numbers; what is missing is a 0 to numbers, and a release to words. */
function compareItems(a: Item | undefined, b: Item | undefined): number {
  if (a === undefined) return b === undefined ? 0 : -compareItems(b, undefined);
  if (b === undefined) return compareToNothing(a);
  if (Array.isArray(a) && Array.isArray(b)) {
    for (let index = 0; index < Math.max(a.length, b.length); index++) {
      const order = compareItems(a[index], b[index]);
      if (order !== 0) return order;
    }
    return 0;
  }
  const order = kindOf(a) - kindOf(b);
  if (order !== 0) return order;
  if ('number' in a && 'number' in b) return compareDigits(a.number, b.number);
  return 'word' in a && 'word' in b ? compareWords(a.word, b.word) : 0;
}

function compareToNothing(item: Item): number {
  if (Array.isArray(item)) {
    for (const inner of item) {
      const order = compareToNothing(inner);
      if (order !== 0) return order;
    }
    return 0;
  }
  return 'number' in item ? (isNothing(item) ? 0 : 1) : compareWords(item.word, '');
}

function kindOf(item: Item): number {
  return Array.isArray(item) ? 1 : 'number' in item ? 2 : 0;
}

/** Known qualifiers first, in their order; all others behind them by the alphabet. */
function compareWords(a: string, b: string): number {
  return place(a) - place(b) || compareText(a, b);
}

function place(word: string): number {
  const at = QUALIFIERS.indexOf(word);
  return at < 0 ? QUALIFIERS.length : at;
}
