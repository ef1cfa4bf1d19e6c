import type { TestFact } from '../../model/facts.ts';

/** Longer conditions are about much. */
const MAX_LENGTH = 300;
const MAX_TEXTS = 24;

const SUBJECT = String.raw`[$@]{0,2}[A-Za-z_][\w$]*(?:(?:\?\.|\.|->|::)[A-Za-z_][\w$]*|\[["'][\w-]+["']\]|\[:\w+\])*`;
/** What leaves a text what it is, but for its case. */
const KEPT = String.raw`(?:[?!]{0,2}\.(?:lower|upper|strip|casefold|toLowerCase|toUpperCase|toLowerCaseAsciiOnly|ToLower|ToLowerInvariant|ToUpper|Trim|trim|lowercase|uppercase|downcase|to_s|to_sym|toString|as_str|getValue|to_lowercase)\(\)|\.(?:value|downcase|to_s|to_sym|name)\b|\?\?\s*["']{2})*`;
const TEXT = String.raw`(?:[bru]?"[^"\\\n]*"|[bru]?'[^'\\\n]*'|` + '`[^`$\\\\]*`' + String.raw`|:[a-z_]\w*)`;
/** A member of an enumeration, or a constant. */
const CONSTANT = String.raw`\b(?:[A-Z]\w{0,60}(?:(?:\.|::)[A-Za-z_]\w{0,60}){1,6}|[A-Z][A-Z\d_]{1,60}|[A-Z][a-z\d]{1,60}[A-Z]\w{0,60})(?:\.value)?`;
const VALUE = `(?:${TEXT}|${CONSTANT})`;
const LIST = String.raw`[[({]\s*${VALUE}(?:\s*,\s*${VALUE})*\s*,?\s*[\])}]`;

interface Form {
  readonly pattern: RegExp;
  readonly how: TestFact['how'];
  /** Which groups hold the subject and the values. */
  readonly subject: number;
  readonly values: number;
  readonly holds: boolean;
}

function form(text: string, how: TestFact['how'], subject = 1, values = 2, holds = true): Form {
  return { pattern: new RegExp(`^${text}$`), how, subject, values, holds };
}

const S = `(${SUBJECT})${KEPT}`;
const V = `(${VALUE})`;

/** How a text is compared, in any of the languages. */
const FORMS: readonly Form[] = [
  form(String.raw`${S}\s*(?:===?|\beq\b|\bis\b)\s*${V}`, 'is'),
  form(String.raw`${V}\s*===?\s*${S}`, 'is', 2, 1),
  form(String.raw`${S}\s*(?:!==?|\bis\s+not\b)\s*${V}`, 'is', 1, 2, false),
  form(String.raw`${S}\s+in\s+(${LIST})`, 'is'),
  form(String.raw`${S}\s+not\s+in\s+(${LIST})`, 'is', 1, 2, false),
  form(String.raw`(${LIST})\.(?:includes|include\?|contains|Contains)\(\s*${S}\s*\)`, 'is', 2, 1),
  form(String.raw`(?:in_array)\(\s*${S}\s*,\s*(${LIST})(?:\s*,\s*true)?\s*\)`, 'is'),
  form(String.raw`${S}\.(?:equals|equalsIgnoreCase|Equals)\(\s*${V}[^()]*\)`, 'is'),
  form(String.raw`${V}\.(?:equals|equalsIgnoreCase|Equals)\(\s*${S}\s*\)`, 'is', 2, 1),
  form(String.raw`strings\.EqualFold\(\s*${S}\s*,\s*${V}\s*\)`, 'is'),
  form(String.raw`${S}\.(?:startswith|startsWith|start_with\?|StartsWith|starts_with)\(\s*(${VALUE}|${LIST})[^()]*\)`, 'starts'),
  form(String.raw`(?:strings\.HasPrefix|str_starts_with)\(\s*${S}\s*,\s*${V}\s*\)`, 'starts'),
  form(String.raw`(${TEXT})\s+in\s+${S}`, 'holds', 2, 1),
  form(String.raw`(${TEXT})\s+not\s+in\s+${S}`, 'holds', 2, 1, false),
  form(String.raw`${S}\.(?:includes|include\?|contains|Contains)\(\s*(${TEXT})[^()]*\)`, 'holds'),
  form(String.raw`(?:strings\.Contains|str_contains)\(\s*${S}\s*,\s*(${TEXT})\s*\)`, 'holds'),
]; // prettier-ignore

const TRUE = new RegExp(`^(${SUBJECT})$`);
const WORDS: ReadonlySet<string> = new Set(['true', 'false', 'True', 'False', 'null', 'None', 'nil', 'undefined']);

/** What stands between conditions, anywhere and at one place. */
interface Separator {
  readonly anywhere: RegExp;
  readonly here: RegExp;
}

function separator(text: string): Separator {
  return { anywhere: new RegExp(text), here: new RegExp(text, 'y') };
}

const OR = separator(String.raw`\|\||\bor\b`);
const AND = separator(String.raw`&&|\band\b`);

/** What is so where a condition holds, or, where `holds` is false, where it does not; empty where its text does not tell. */
export function testsIn(condition: string, holds: boolean, depth = 0): readonly TestFact[] {
  const text = unwrapped(condition);
  if (text === '' || text.length > MAX_LENGTH || depth > 8) return [];
  const ors = split(text, OR);
  if (ors.length > 1) {
    // None of them holds.
    if (!holds) return ors.flatMap((part) => testsIn(part, false, depth + 1));
    const each = ors.map((part) => testsIn(part, true, depth + 1));
    return anyOf(each);
  }
  const ands = split(text, AND);
  if (ands.length > 1) return holds ? ands.flatMap((part) => testsIn(part, true, depth + 1)) : [];
  const denied = /^(?:!(?!=)|not\b(?!\s+in\b))\s*/.exec(text);
  if (denied) return testsIn(text.slice(denied[0].length), !holds, depth + 1);
  return comparison(text, holds);
}

function comparison(text: string, holds: boolean): readonly TestFact[] {
  for (const { pattern, how, subject, values, holds: same } of FORMS) {
    const found = pattern.exec(text);
    const name = found?.[subject];
    const given = found?.[values];
    if (name === undefined || given === undefined) continue;
    return [{ subject: subjectOf(name), how, texts: valuesIn(given), holds: same === holds }];
  }
  const [, name] = TRUE.exec(text) ?? [];
  return name !== undefined && !WORDS.has(name) ? [{ subject: subjectOf(name), how: 'true', texts: [], holds }] : [];
}

/** One of several comparisons holds: of one subject that is one of all texts. */
function anyOf(each: readonly (readonly TestFact[])[]): readonly TestFact[] {
  const tests = each.flatMap((some) => (some.length === 1 ? some : []));
  const [first] = tests;
  if (!first || tests.length !== each.length || first.how === 'true') return [];
  const alike = tests.every(({ subject, how, holds }) => subject === first.subject && how === first.how && holds);
  return alike ? [{ ...first, texts: tests.flatMap(({ texts }) => texts) }] : [];
}

/** The texts and constants of a list of labels; null where something else is among them. */
export function labelsIn(text: string): readonly string[] | null {
  const rest = text.replace(EACH_VALUE, '').replace(/\b(?:case|when|is)\b/g, '');
  return /^[\s,|()]*$/.test(rest) ? valuesIn(text) : null;
}

const EACH_VALUE = new RegExp(VALUE, 'g');

function valuesIn(text: string): readonly string[] {
  return [...text.matchAll(EACH_VALUE)].slice(0, MAX_TEXTS).map(([value]) => valueOf(value));
}

function valueOf(value: string): string {
  if (/^[bru]?["'`]/.test(value)) return value.replace(/^[bru]?["'`]|["'`]$/g, '');
  return value.startsWith(':') ? value.slice(1) : `=${value.replace(/\.value$/, '').replaceAll('::', '.')}`;
}

/** One way to write a path of names. */
export function subjectOf(written: string): string {
  return written
    .replace(/\[:?["']?([\w-]+)["']?\]/g, '.$1')
    .replace(/\?\.|->|::/g, '.')
    .replace(/^(?:\$?this\.|@)/, 'self.')
    .replace(/^\$/, '')
    .replace(/\.(?:value|downcase|to_s|to_sym|name|lower|strip)$/, '');
}

/** Without parentheses around all of it. */
function unwrapped(condition: string): string {
  let text = condition.trim();
  while (text.startsWith('(') && text.endsWith(')') && closes(text)) text = text.slice(1, -1).trim();
  return text;
}

function closes(text: string): boolean {
  let depth = 0;
  for (let at = 0; at < text.length; at++) {
    if (text[at] === '(') depth++;
    else if (text[at] === ')' && --depth === 0) return at === text.length - 1;
  }
  return false;
}

/** The parts of a text between separators that stand in no brackets and no quotes. */
function split(text: string, { anywhere, here }: Separator): readonly string[] {
  if (!anywhere.test(text)) return [text];
  const found: string[] = [];
  let depth = 0;
  let quote = '';
  let start = 0;
  for (let at = 0; at < text.length; at++) {
    const sign = text.charAt(at);
    if (quote !== '') {
      if (sign === quote) quote = '';
    } else if (/["'`]/.test(sign)) quote = sign;
    else if (/[([{]/.test(sign)) depth++;
    else if (/[)\]}]/.test(sign)) depth--;
    else if (depth === 0) {
      here.lastIndex = at;
      const between = here.exec(text);
      if (!between) continue;
      found.push(text.slice(start, at));
      at += between[0].length - 1;
      start = at + 1;
    }
  }
  return [...found, text.slice(start)];
}
