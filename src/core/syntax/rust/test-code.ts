import { isWordCode } from '../../base/word-finder.ts';
import { mayHoldSuppressions } from '../suppressions.ts';

/** An attribute whose item is no part of the program: `#[test]`, `#[tokio::test]`, `#[cfg(test)]`, `#[cfg(all(test, …))]`. */
const OF_TESTS = /^#\[(?:cfg\(\s*(?:(?:all|any)\(\s*)?test\b|(?:\w+::)*test\b)/;
const HAS_TESTS = /\btest\b/;
const CHARACTER = /'(?:\\(?:u\{[^}]{0,12}\}|x..|[^])|[^\\'\n])'/uy;
const ATTRIBUTE = /#!?\[(?:[^[\]"]|"(?:[^"\\]|\\[^])*"|\[[^[\]]*\])*\]/y;
/** What may stand between an attribute and its item. */
const BETWEEN = /(?:\s+|\/\/.*)*/y;
/** A module with a body, up to its brace, or a function up to its name. */
const ITEM =
  /(?:pub(?:\s*\([^()]*\))?\s+)?(?:mod\s+\w+\s*\{|(?:(?:default|const|async|unsafe|extern(?:\s*"[^"]*")?)\s+)*fn\s+\w+)/y;

/** Whether code under this attribute is a test, or made for tests alone. */
export function isTestAttribute(text: string): boolean {
  return OF_TESTS.test(text);
}

/**
 * Replaces what stands in modules and functions of tests by spaces, so that offsets stay: half of all Rust is such code, it
 * is not collected, and so needs not be parsed. A text whose brackets do not fit, and one with directives, stays as it is.
 */
export function blankTests(text: string): string {
  if (!HAS_TESTS.test(text) || mayHoldSuppressions(text)) return text;
  const found = bodiesOfTests(text);
  if (!found || found.length === 0) return text;
  let made = '';
  let from = 0;
  for (const { start, end } of found) {
    made += text.slice(from, start) + ' '.repeat(end - start);
    from = end;
  }
  return made + text.slice(from);
}

interface Body {
  readonly start: number;
  readonly end: number;
}

/** The bodies of modules and functions of tests, outermost ones, in order; null where brackets do not fit. */
function bodiesOfTests(text: string): readonly Body[] | null {
  const found: Body[] = [];
  let depth = 0;
  /** How deep the macro, or the body of a test, lies that the text is in: nothing is looked for there. */
  let within = -1;
  let body = -1;
  /** How deep a function of a test was begun whose body did not come yet. */
  let begun = -1;
  for (let next = 0; next < text.length;) {
    const start = next++;
    const code = text.charCodeAt(start);
    if (code >= ASCII || SIGNS[code] === 0) continue;
    next = endOf(text, start, code);
    if (next < 0) return null;
    if (code === CODE.hash && next > start + 1) {
      const test = within < 0 ? itemOfTest(text, start, next) : null;
      if (!test) continue;
      next = test.end;
      if (test.isModule) [within, body, depth] = [depth, next, depth + 1];
      else begun = depth;
    } else if (CLOSING.has(code)) {
      if (--depth < 0) return null;
      if (depth !== within) continue;
      if (body >= 0) found.push({ start: body, end: start });
      [within, body] = [-1, -1];
    } else if (OPENING.has(code)) {
      if (begun === depth && code === CODE.brace) [within, body, begun] = [depth, next, -1];
      else if (within < 0 && begun < 0 && isMacro(text, start)) within = depth;
      depth++;
    }
  }
  return depth === 0 ? found : null;
}

const CODE = {
  hash: 35,
  quote: 34,
  apostrophe: 39,
  slash: 47,
  star: 42,
  brace: 123,
  bracket: 91,
  r: 114,
  backslash: 92,
};
const OPENING: ReadonlySet<number> = new Set([40, CODE.bracket, CODE.brace]);
const CLOSING: ReadonlySet<number> = new Set([41, 93, 125]);
const ASCII = 128;
/** Signs that say something outside of comments and texts. */
const SIGNS = Uint8Array.from({ length: ASCII }, (_, code) =>
  '([{}])#"\'/r'.includes(String.fromCharCode(code)) ? 1 : 0,
);
const RAW = /r#*"/y;

/** Whether a bracket is that of a macro: `json!(`, `macro_rules! name {`. */
function isMacro(text: string, bracket: number): boolean {
  let before = behindBlanks(text, bracket);
  if (text[before] === '!') return true;
  while (isWordCode(text.charCodeAt(before))) before--;
  return text[behindBlanks(text, before + 1)] === '!';
}

/** The last sign in front of an offset that is no white space. */
function behindBlanks(text: string, offset: number): number {
  let before = offset - 1;
  while (before >= 0 && text.charCodeAt(before) <= 32) before--;
  return before;
}

/** Where the comment, text, character or attribute that begins here ends, or the one sign; -1 where it does not end. */
function endOf(text: string, start: number, code: number): number {
  switch (code) {
    case CODE.slash: {
      const after = text.charCodeAt(start + 1);
      if (after === CODE.star) return endOfComment(text, start + 2);
      const end = after === CODE.slash ? text.indexOf('\n', start) : start;
      return end < 0 ? text.length : end + 1;
    }
    case CODE.quote:
      return endOfString(text, start + 1);
    case CODE.apostrophe:
      return CHARACTER.test(at(CHARACTER, text, start)) ? CHARACTER.lastIndex : start + 1;
    case CODE.hash:
      if (text.charCodeAt(start + 1) !== CODE.bracket) return start + 1;
      return ATTRIBUTE.test(at(ATTRIBUTE, text, start)) ? ATTRIBUTE.lastIndex : start + 1;
    case CODE.r: {
      const after = text.charCodeAt(start + 1);
      if (after !== CODE.quote && after !== CODE.hash) return start + 1;
      if (isInWord(text, start) || !RAW.test(at(RAW, text, start))) return start + 1;
      const close = `"${'#'.repeat(RAW.lastIndex - start - 2)}`;
      const end = text.indexOf(close, RAW.lastIndex);
      return end < 0 ? -1 : end + close.length;
    }
    default:
      return start + 1;
  }
}

/** Whether a letter goes on with a name: not behind the `b` or `c` of a text of bytes. */
function isInWord(text: string, start: number): boolean {
  const before = text.slice(Math.max(0, start - 2), start);
  return /\w$/.test(before) && !/(?:^|\W)[bc]$/.test(before);
}

function at(pattern: RegExp, text: string, start: number): string {
  pattern.lastIndex = start;
  return text;
}

function endOfComment(text: string, start: number): number {
  const signs = /\/\*|\*\//g;
  signs.lastIndex = start;
  for (let depth = 1; depth > 0;) {
    const sign = signs.exec(text);
    if (!sign) return -1;
    depth += sign[0] === '/*' ? 1 : -1;
  }
  return signs.lastIndex;
}

function endOfString(text: string, start: number): number {
  for (let index = start; index < text.length; index++) {
    const code = text.charCodeAt(index);
    if (code === 92) index++;
    else if (code === 34) return index + 1;
  }
  return -1;
}

/** The item that an attribute stands before, if it is a test: up to the brace of a module, or the name of a function. */
function itemOfTest(
  text: string,
  start: number,
  end: number,
): { readonly isModule: boolean; readonly end: number } | null {
  let isTest = isTestAttribute(text.slice(start, end));
  let next = end;
  for (;;) {
    BETWEEN.test(at(BETWEEN, text, next));
    next = Math.max(next, BETWEEN.lastIndex);
    if (!text.startsWith('#[', next)) break;
    if (!ATTRIBUTE.test(at(ATTRIBUTE, text, next))) return null;
    isTest ||= isTestAttribute(text.slice(next, ATTRIBUTE.lastIndex));
    next = ATTRIBUTE.lastIndex;
  }
  if (!isTest || !ITEM.test(at(ITEM, text, next))) return null;
  const isModule = text[ITEM.lastIndex - 1] === '{';
  return { isModule, end: ITEM.lastIndex };
}
