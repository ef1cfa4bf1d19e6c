/** Where an id stands a second time and is no model that is called, but something that the program holds ids against. */
export interface NamedAgain {
  readonly id: string;
  /** Of the quote before it. */
  readonly offset: number;
  readonly role: 'a key' | 'in a comparison' | 'in a list' | 'named';
}

/** So far around an id it is looked for what it stands in, in UTF-16 units. */
const AROUND = 2_000;

/**
 * The places of a text at which ids stand between quotes: as keys, in comparisons, in lists, or just named. What is written in
 * one place only no longer meets what is written there.
 *
 * @param wanted the ids, each as it is written between quotes
 */
export function namedAgain(text: string, wanted: ReadonlySet<string>): readonly NamedAgain[] {
  if (wanted.size === 0) return [];
  const found: NamedAgain[] = [];
  for (const hit of text.matchAll(/(["'`])([\w./:@-]{2,120})\1/g)) {
    const [whole, , id = ''] = hit;
    if (!wanted.has(id)) continue;
    const role = roleAt(
      text.slice(Math.max(0, hit.index - AROUND), hit.index),
      text.slice(hit.index + whole.length, hit.index + whole.length + AROUND),
    );
    found.push({ id, offset: hit.index, role: role ?? 'named' });
  }
  return found;
}

/** What a quoted text is by what stands before and behind it. */
function roleAt(before: string, behind: string): NamedAgain['role'] | null {
  if (/(?:[=!]==?|\bcase|\beq|\b(?:startswith|startsWith|endsWith|includes|equals|has|contains)\s*\()\s*$/.test(before))
    return 'in a comparison';
  if (/^\s*(?:[=!]==?|not\s+in\b|in\b)/.test(behind)) return 'in a comparison';
  if (/[\w)\]]\s*\[\s*$/.test(before) && /^\s*\]/.test(behind))
    return /\bLiteral\s*\[\s*$/.test(before) ? 'in a list' : 'a key';
  const isKey = /^\s*(?::(?!:)|=>)/.test(behind) && startsEntry(before);
  if (isKey) return 'a key';
  if (/\|\s*$/.test(before) && /^[ \t]*(?:[|;,]|\r?\n)/.test(behind)) return 'in a list';
  return /^\s*[,\]}]/.test(behind) && isInList(before) ? 'in a list' : null;
}

/** Whether a text before a name leaves it at the start of an entry: behind a bracket or a comma, or on a line of its own. */
function startsEntry(before: string): boolean {
  const trimmed = before.trimEnd();
  return trimmed === '' || /[{,([]$/.test(trimmed) || before.slice(trimmed.length).includes('\n');
}

/** Whether the innermost bracket that is open before a text is that of a list. */
function isInList(before: string): boolean {
  if (!/[[,{]\s*$/.test(before)) return false;
  let depth = 0;
  for (let at = before.length - 1; at >= 0; at--) {
    const sign = before[at];
    if (sign === ']' || sign === ')' || sign === '}') depth += 1;
    else if (sign === '[' || sign === '(' || sign === '{') {
      // A table has names or colons, a set or an array between braces has none.
      if (depth === 0) return sign === '[' || (sign === '{' && !/[:=]/.test(before.slice(at)));
      depth -= 1;
    }
  }
  return false;
}

/** A test of how an id begins or what it holds: `model.startswith("gpt-5")`, `"o1" in model`, `model.includes('mini')`. */
const TESTED =
  /\b(startswith|startsWith|StartsWith|starts_with|start_with\?|hasPrefix|HasPrefix|str_starts_with|includes|Contains|contains|str_contains|include\?)\s*\(\s*(?:[\w.$]{1,60}\s*,\s*)?(["'`])([\w.:/-]{2,40})\2|(["'])([\w.:/-]{2,40})\4\s+in\s+\w*(?:model|Model|MODEL)/g;

/**
 * Where a program tells models apart by a part of their ids, and takes another id for something else than the one before: what it
 * sends, or how it reads the answer, may then differ. The offset of the first such test; null where there is none.
 */
export function toldApart(text: string, own: string, other: string): number | null {
  for (const hit of text.matchAll(TESTED)) {
    const [, how = '', , tested, , within] = hit;
    const part = tested ?? within ?? '';
    const isStart = /^(?:starts|start_|has|Has|Starts|str_starts)/.test(how);
    const meets = (id: string): boolean => (isStart ? id.startsWith(part) : id.includes(part));
    if (meets(own) !== meets(other)) return hit.index;
  }
  return null;
}
