import type { CallParameter } from '../model/contract.ts';
import type { Insertion } from '../model/insertion.ts';
import type { Span, TextEdit } from '../model/text.ts';
import { escapeFor } from './escape.ts';

/** The edit that gives a parameter another name, in the quotes it has. */
export function renameParameter(uri: string, { nameSpan, value }: CallParameter, to: string, text: string): TextEdit {
  const written = text.slice(nameSpan.start, nameSpan.end);
  const quote = /^["'`]/.exec(written)?.[0] ?? '';
  // `{ max_tokens }` says its name once.
  const isShort = nameSpan.start === value.start && nameSpan.end === value.end;
  return { uri, span: nameSpan, newText: isShort ? `${to}: ${written}` : quote + inCaseOf(written, to) + quote };
}

/** A name of an endpoint in the case that another one is written in: fields of structs begin with capitals. */
function inCaseOf(written: string, name: string): string {
  if (!/^[A-Za-z\d]+$/.test(written) || !/[A-Z]/.test(written)) return name;
  const pascal = name.replace(/(?:^|_)([a-z])/g, (_, letter: string) => letter.toUpperCase());
  return /^[A-Z]/.test(written) ? pascal : pascal.charAt(0).toLowerCase() + pascal.slice(1);
}

/**
 * The edit that writes a text beside a parameter, as that is written: with its quotes and what stands between a name and a
 * value, on a line of its own where the other has one. Null where it is no entry between commas.
 */
export function besideParameter(
  uri: string,
  { nameSpan, value }: CallParameter,
  name: string,
  text: string,
  document: string,
): TextEdit | null {
  const written = document.slice(nameSpan.start, nameSpan.end);
  const between = document.slice(nameSpan.end, value.start);
  const before = /[,({[]([ \t]*|\s*\r?\n[ \t]*)$/.exec(
    document.slice(Math.max(0, nameSpan.start - NEAR), nameSpan.start),
  );
  if (!before || !/^\s*(?::|=>?|to)\s*$/.test(between) || uri.endsWith('.ipynb')) return null;
  if (!/^\s*[,)}\]]/.test(document.slice(value.end, value.end + NEAR))) return null;
  const quote = /^["'`]/.exec(written)?.[0] ?? '';
  const space = /\n/.test(before[1] ?? '') ? (before[1] ?? '').replace(/^[^\n]*?(?=\r?\n)/, '') : ' ';
  const entry = quote + inCaseOf(written, name) + quote + between;
  const mark = quote === '' ? quoteNear(document, nameSpan.start) : quote;
  const at = { start: value.end, end: value.end };
  return { uri, span: at, newText: escapeFor(uri, `,${space}${entry}${mark}${text}${mark}`) };
}

/** The quote that texts before a place have. */
function quoteNear(document: string, offset: number): string {
  const before = document.slice(Math.max(0, offset - NEAR), offset);
  return before.lastIndexOf("'") > before.lastIndexOf('"') ? "'" : '"';
}

/** The edit that writes another constant, in the quotes of the one before. */
export function valueEdit(uri: string, parameter: CallParameter, to: string, text: string): TextEdit {
  const span = parameter.constantSpan ?? parameter.value;
  const written = text.slice(span.start, span.end);
  const quote = /^["'`]/.exec(written)?.[0] ?? '';
  const kind = /^[\d._]+([A-Za-z]\w*)$/.exec(written)?.[1] ?? '';
  return { uri, span, newText: `${quote}${to}${kind}${quote}` };
}

/** The edit that writes a parameter into a call that has none of the name, on a line of its own where the others have theirs. */
export function insertParameter(
  uri: string,
  insertion: Insertion,
  name: string,
  value: string,
  text: string,
): TextEdit {
  const { offset, style, comma } = insertion;
  const written =
    style === 'keyword' ? `${name}=${value}` : style === 'property' ? `${name}: ${value}` : `{ ${name}: ${value} }`;
  const line = text.slice(text.lastIndexOf('\n', offset - 1) + 1, offset);
  const isAlone =
    /^,?[ \t]*\r?\n/.test(text.slice(offset, offset + NEAR)) && !/[({[]/.test(line) && !uri.endsWith('.ipynb');
  const space = isAlone ? `\n${/^[ \t]*/.exec(line)?.[0] ?? ''}` : ' ';
  const joined = comma === 'before' ? `,${space}${written}` : comma === 'after' ? `${written}, ` : ` ${written} `;
  return { uri, span: { start: offset, end: offset }, newText: escapeFor(uri, joined) };
}

/** Takes parameters out with their commas, and their lines where they have lines of their own; those side by side go as one. */
export function removeParameters(uri: string, parameters: readonly CallParameter[], text: string): readonly TextEdit[] {
  const links = parameters.flatMap(({ link }) => (link ? [linkEdit(uri, link, text)] : []));
  const runs: Span[] = [];
  for (const { nameSpan, value } of parameters
    .filter(({ link }) => !link)
    .toSorted((a, b) => a.nameSpan.start - b.nameSpan.start)) {
    const last = runs.at(-1);
    if (last && /^\s*,\s*$/.test(text.slice(last.end, nameSpan.start)))
      runs[runs.length - 1] = { start: last.start, end: value.end };
    else runs.push({ start: nameSpan.start, end: value.end });
  }
  return [...links, ...runs.map((run) => ({ uri, span: withComma(run, text), newText: '' }))];
}

/** Takes a link out of a chain, with its line where it has one. */
function linkEdit(uri: string, { start, end }: Span, text: string): TextEdit {
  const before = text.slice(Math.max(0, start - NEAR), start);
  return { uri, span: { start: start - (before.length - before.trimEnd().length), end }, newText: '' };
}

function withComma({ start, end }: Span, text: string): Span {
  const comma = /^\s*,/.exec(text.slice(end, end + NEAR))?.[0];
  const cellLine = lineOfCell(start, end + (comma?.length ?? 0), text);
  if (cellLine) return cellLine;
  if (comma === undefined) {
    const line = wholeLine(start, end, text);
    if (line) return line;
    const before = /,\s*$/.exec(text.slice(Math.max(0, start - NEAR), start))?.[0] ?? '';
    return { start: start - before.length, end };
  }
  const behind = end + comma.length;
  const lineStart = text.lastIndexOf('\n', start - 1) + 1;
  const rest = /^[ \t]*\r?\n/.exec(text.slice(behind, behind + NEAR))?.[0];
  if (rest !== undefined && text.slice(lineStart, start).trim() === '')
    return { start: lineStart, end: behind + rest.length };
  const blanks = /^[ \t]*/.exec(text.slice(behind, behind + NEAR))?.[0] ?? '';
  return { start, end: behind + blanks.length };
}

/** The line of settings that holds an entry and nothing else, where entries are told apart by lines. */
function wholeLine(start: number, end: number, text: string): Span | null {
  const lineStart = text.lastIndexOf('\n', start - 1) + 1;
  const rest = /^[ \t]*(?:#[^\n]*)?(?:\r?\n|$)/.exec(text.slice(end, end + NEAR))?.[0];
  const isAlone = text.slice(lineStart, start).trim() === '' && rest !== undefined;
  return isAlone && !/,\s*$/.test(text.slice(Math.max(0, lineStart - NEAR), lineStart))
    ? { start: lineStart, end: end + rest.length }
    : null;
}

/** The line of a notebook file that holds the parameter and nothing else: `"    temperature=0,\\n",`. */
function lineOfCell(start: number, end: number, text: string): Span | null {
  const lineStart = text.lastIndexOf('\n', start - 1) + 1;
  const rest = /^\\n",[ \t]*\r?\n/.exec(text.slice(end, end + NEAR))?.[0];
  const isAlone = rest !== undefined && /^[ \t]*"[ \t]*$/.test(text.slice(lineStart, start));
  return isAlone ? { start: lineStart, end: end + rest.length } : null;
}

/** So far away a comma is looked for, in UTF-16 units. */
const NEAR = 200;
