import type { TextEdit } from '../model/text.ts';

/** So far around a word it is looked for how it is written, in UTF-16 units. */
const NEAR = 400;

/** A word of a command line in its document: what stands before it and behind it. */
interface Word {
  readonly before: string;
  readonly behind: string;
}

/**
 * The edit that writes a flag and its value behind a word of a command line: on the line itself, as items of a list (`"--model",
 * "x"`), or on lines of a block of YAML, as the word is written.
 *
 * @param end where the word ends, without its quote
 */
export function flagEdit(uri: string, text: string, end: number, flag: string, value: string): TextEdit {
  const word = wordAt(text, end);
  const written = inFlow(word, flag, value) ?? inBlock(word, flag, value) ?? onLine(word, flag, value);
  const at = end + written.skip;
  return { uri, span: { start: at, end: at }, newText: written.newText };
}

interface Written {
  /** What is left standing before the insertion: a quote, the rest of a line. */
  readonly skip: number;
  readonly newText: string;
}

function wordAt(text: string, end: number): Word {
  const head = text.slice(Math.max(0, end - NEAR), end);
  let start = head.length;
  while (start > 0 && !/[\s"'`,[\](){}=]/.test(head[start - 1] ?? ' ')) start -= 1;
  return { before: head.slice(0, start), behind: text.slice(end, end + NEAR) };
}

/** `["--model", "x"]`, `['--model=x', '--port']`: each word is an item between quotes. */
function inFlow({ before, behind }: Word, flag: string, value: string): Written | null {
  const opened = /(?:^|[[,(]\s*)(\\?["'`])(-{1,2}\w[\w-]{0,40}=)?$/.exec(before);
  const [, quote = '', joined] = opened ?? [];
  if (!opened || !behind.startsWith(quote) || !/^\s*[,\])]/.test(behind.slice(quote.length))) return null;
  const items = joined === undefined ? [flag, value] : [`${flag}=${value}`];
  return { skip: quote.length, newText: items.map((item) => `, ${quote}${item}${quote}`).join('') };
}

/** `- --model` and `- x` on lines of their own, or `- --model=x`. */
function inBlock({ before, behind }: Word, flag: string, value: string): Written | null {
  const line = before.slice(before.lastIndexOf('\n') + 1);
  const [, dash, quote = '', joined] = /^([ \t]*-[ \t]+)(["']?)(-{1,2}\w[\w-]{0,40}=)?$/.exec(line) ?? [];
  if (dash === undefined) return null;
  const rest = new RegExp(`^${quote}[ \\t]*(?:#[^\\n]*)?(?=\\r?\\n|$)`).exec(behind)?.[0];
  if (rest === undefined) return null;
  const items = joined === undefined ? [flag, value] : [`${flag}=${value}`];
  return { skip: rest.length, newText: items.map((item) => `\n${dash}${quote}${item}${quote}`).join('') };
}

/** Behind the word, and behind its quote where the quotes hold nothing else. */
function onLine({ before, behind }: Word, flag: string, value: string): Written {
  const [, quote = '', joined] = /(["']?)(-{1,2}\w[\w-]{0,40}=)?$/.exec(before) ?? [];
  const isQuoted = quote !== '' && behind.startsWith(quote);
  return { skip: isQuoted ? 1 : 0, newText: ` ${flag}${joined === undefined ? ' ' : '='}${value}` };
}

/**
 * The edit that writes an entry beside another one of settings, on a line of its own, in the form the other one has. Null where
 * that one does not stand on a line of its own.
 *
 * @param end where the other value ends, without its quote
 */
export function entryEdit(uri: string, text: string, end: number, name: string, value: string): TextEdit | null {
  const { before } = wordAt(text, end);
  const line = before.slice(before.lastIndexOf('\n') + 1);
  const [, indent, dash = '', key = '', is, quote = ''] =
    /^([ \t]*)(-[ \t]+)?(["']?)[\w.-]+\3([ \t]*[:=][ \t]*)(["']?)$/.exec(line) ?? [];
  const rest = /^["']?(,?)[ \t]*(?:#[^\n]*)?(?=\r?\n|$)/.exec(text.slice(end, end + NEAR));
  if (indent === undefined || is === undefined || !rest) return null;
  // JSON has commas between entries, and the last one has none.
  const isJson = key !== '' && quote !== '' && is.includes(':') && /\.jsonc?$/.test(uri);
  const at = isJson ? end + quote.length : end + rest[0].length;
  const mark = quote === '' && /^[\d]+(?:e\d+)?$/i.test(value) ? '"' : quote;
  const entry = `\n${indent}${' '.repeat(dash.length)}${key}${name}${key}${is}${mark}${value}${mark}`;
  return { uri, span: { start: at, end: at }, newText: isJson ? `,${entry}` : entry };
}
