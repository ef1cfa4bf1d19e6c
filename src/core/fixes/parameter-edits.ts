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
  return { uri, span: nameSpan, newText: isShort ? `${to}: ${written}` : `${quote}${to}${quote}` };
}

/** The edit that writes another constant, in the quotes of the one before. */
export function valueEdit(uri: string, { value }: CallParameter, to: string, text: string): TextEdit {
  const quote = /^["'`]/.exec(text.slice(value.start, value.end))?.[0] ?? '';
  return { uri, span: value, newText: `${quote}${to}${quote}` };
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
  const runs: Span[] = [];
  for (const { nameSpan, value } of parameters.toSorted((a, b) => a.nameSpan.start - b.nameSpan.start)) {
    const last = runs.at(-1);
    if (last && /^\s*,\s*$/.test(text.slice(last.end, nameSpan.start)))
      runs[runs.length - 1] = { start: last.start, end: value.end };
    else runs.push({ start: nameSpan.start, end: value.end });
  }
  return runs.map((run) => ({ uri, span: withComma(run, text), newText: '' }));
}

function withComma({ start, end }: Span, text: string): Span {
  const comma = /^\s*,/.exec(text.slice(end, end + NEAR))?.[0];
  const cellLine = lineOfCell(start, end + (comma?.length ?? 0), text);
  if (cellLine) return cellLine;
  if (comma === undefined) {
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

/** The line of a notebook file that holds the parameter and nothing else: `"    temperature=0,\\n",`. */
function lineOfCell(start: number, end: number, text: string): Span | null {
  const lineStart = text.lastIndexOf('\n', start - 1) + 1;
  const rest = /^\\n",[ \t]*\r?\n/.exec(text.slice(end, end + NEAR))?.[0];
  const isAlone = rest !== undefined && /^[ \t]*"[ \t]*$/.test(text.slice(lineStart, start));
  return isAlone ? { start: lineStart, end: end + rest.length } : null;
}

/** So far away a comma is looked for, in UTF-16 units. */
const NEAR = 200;
