import type { ParameterExpansionPart, Script, Word, WordPart as Part } from 'unbash';
import type { Span } from '../model/text.ts';
import type { ShellText } from './shell-text.ts';

/** A piece of a word. What quotes and backslashes take off is gone, and every span is exact in the text that was read. */
export type WordPart =
  | {
      readonly kind: 'text';
      readonly text: string;
      /** Where the text is written, without quotes. */
      readonly content: Span;
      /** With the quotes, where they hold nothing else. */
      readonly span: Span;
      /** False where an escape stands for it. */
      readonly verbatim: boolean;
    }
  | {
      readonly kind: 'variable';
      readonly name: string;
      /** `:-` and the like; empty where there is none. */
      readonly operator: string;
      /** What stands behind the operator. */
      readonly operand: ShellWord | null;
      readonly span: Span;
    }
  /** What is only known when it runs: `$(…)`, `$((…))`, `${#x}`, `<(…)`. */
  | { readonly kind: 'computed'; readonly span: Span };

/** One word of a command line (https://pubs.opengroup.org/onlinepubs/9799919799/utilities/V3_chap02.html). */
export interface ShellWord {
  readonly parts: readonly WordPart[];
  readonly span: Span;
}

/** Where words are read from. */
export interface WordSource {
  readonly shell: ShellText;
  /** The document that all places are in. */
  readonly document: string;
  /** How many words and scripts it is in. */
  readonly depth: number;
  /** Told of each script within a word. */
  readonly script: (script: Script, depth: number) => void;
  /** Told of each script between backquotes that holds escapes: the parser gives places in the text without them. */
  readonly escaped: (span: Span, depth: number) => void;
}

/** What stands in more words and scripts than that is only known when it runs: the parser reads each level anew. */
const MAX_DEPTH = 20;

/** What a backslash may stand before: anything in a bare word, little between quotes, less in a here-document. */
const ESCAPES = { bare: /\\([\s\S])/g, quoted: /\\(["\\$`\n])/g, here: /\\([\\$`\n])/g } as const;
type Writing = keyof typeof ESCAPES;

/** A word of the parser with places in the document. */
export function shellWord(source: WordSource, word: Word): ShellWord {
  return { parts: wordParts(source, word), span: source.shell.span(word.pos, word.end) };
}

/** The text of a here-document whose delimiter is not quoted. */
export function hereWord(source: WordSource, body: Range & { readonly parts: readonly Part[] | undefined }): ShellWord {
  const parts: WordPart[] = [];
  addAll(source, body, body.parts ?? [], 'here', parts);
  return { parts, span: source.shell.span(body.pos, body.end) };
}

/** Text that stands for itself. */
export function plainWord({ document, shell }: WordSource, { pos, end }: Range): ShellWord {
  const span = shell.span(pos, end);
  const text = document.slice(span.start, span.end);
  return { parts: [{ kind: 'text', text, content: span, span, verbatim: true }], span };
}

/** Text in front of a word belongs to it: `NAME=` where that is no assignment. */
export function prefixedWord(source: WordSource, start: number, word: Word): ShellWord {
  const parts: WordPart[] = [];
  addText(source, start, word.pos, 'bare', parts);
  for (const part of wordParts(source, word)) push(parts, part);
  return { parts, span: source.shell.span(start, word.end) };
}

/** The text of a word that is written out; null where something is put into it. */
export function plainText({ parts }: ShellWord): string | null {
  let text = '';
  for (const part of parts) {
    if (part.kind !== 'text') return null;
    text += part.text;
  }
  return text;
}

interface Range {
  readonly pos: number;
  readonly end: number;
}

function wordParts(source: WordSource, word: Word): readonly WordPart[] {
  const parts: WordPart[] = [];
  if (word.parts) for (const part of word.parts) add(source, part, 'bare', parts);
  else addText(source, word.pos, word.end, 'bare', parts);
  return parts;
}

/** Adds parts and the text that stands between them. */
function addAll(
  source: WordSource,
  { pos, end }: Range,
  inner: readonly Part[],
  writing: Writing,
  to: WordPart[],
): void {
  let at = pos;
  for (const part of inner) {
    addText(source, at, part.pos, writing, to);
    add(source, part, writing, to);
    at = part.end;
  }
  addText(source, at, end, writing, to);
}

function add(source: WordSource, part: Part, writing: Writing, to: WordPart[]): void {
  const { shell } = source;
  switch (part.type) {
    case 'Literal':
      addText(source, part.pos, part.end, writing, to);
      return;
    case 'Glob':
    case 'ExtendedGlob':
    case 'BraceExpansion':
      addAll(source, part, part.parts ?? [], writing, to);
      return;
    case 'SingleQuoted':
      addQuoted(source, part, plainWord(source, inside(source, part)).parts, to);
      return;
    case 'AnsiCQuoted':
      // Escapes of its own.
      if (part.text.includes('\\')) to.push({ kind: 'computed', span: shell.span(part.pos, part.end) });
      else addQuoted(source, part, plainWord(source, inside(source, part)).parts, to);
      return;
    case 'DoubleQuoted':
    case 'LocaleString': {
      const inner: WordPart[] = [];
      addAll(source, inside(source, part), part.parts, 'quoted', inner);
      addQuoted(source, part, inner, to);
      return;
    }
    case 'SimpleExpansion': {
      const name = part.text.slice(1);
      to.push({ kind: 'variable', name, operator: '', operand: null, span: shell.span(part.pos, part.end) });
      return;
    }
    case 'ParameterExpansion':
      to.push(parameter(source, part));
      return;
    case 'CommandExpansion':
    case 'ProcessSubstitution':
      if (source.depth < MAX_DEPTH && part.script) {
        if (part.script.source === undefined) source.script(part.script, source.depth + 1);
        else source.escaped(shell.span(part.pos + 1, part.end - 1), source.depth + 1);
      }
      to.push({ kind: 'computed', span: shell.span(part.pos, part.end) });
      return;
    case 'ArithmeticExpansion':
      to.push({ kind: 'computed', span: shell.span(part.pos, part.end) });
      return;
  }
}

/** What stands between quotes, the last of which may be missing. */
function inside({ shell }: WordSource, { pos, end }: Range): Range {
  const open = /^\$?["']/.exec(shell.text.slice(pos, pos + 2))?.[0] ?? '';
  const from = pos + open.length;
  const closed = end > from && shell.text.charAt(end - 1) === open.slice(-1);
  return { pos: from, end: closed ? end - 1 : end };
}

/** A text that is alone between quotes has them in its span. */
function addQuoted({ shell }: WordSource, part: Range, inner: readonly WordPart[], to: WordPart[]): void {
  const span = shell.span(part.pos, part.end);
  const [only] = inner;
  const content = { start: Math.min(span.start + 1, span.end), end: Math.max(span.end - 1, span.start) };
  if (inner.length === 0)
    to.push({ kind: 'text', text: '', content: { start: content.start, end: content.start }, span, verbatim: true });
  else if (inner.length === 1 && only?.kind === 'text') to.push({ ...only, span });
  else to.push(...inner);
}

function addText(source: WordSource, start: number, end: number, writing: Writing, to: WordPart[]): void {
  const { shell } = source;
  const text = shell.text.slice(start, end);
  let at = start;
  for (const { 0: escape, 1: char = '', index } of text.includes('\\') ? text.matchAll(ESCAPES[writing]) : []) {
    addVerbatim(source, at, start + index, to);
    at = start + index + escape.length;
    const span = shell.span(start + index, at);
    // Behind it, a line goes on.
    if (char !== '\n') to.push({ kind: 'text', text: char, content: span, span, verbatim: false });
  }
  addVerbatim(source, at, end, to);
}

function addVerbatim({ shell, document }: WordSource, start: number, end: number, to: WordPart[]): void {
  if (start >= end) return;
  for (const span of shell.pieces(start, end))
    push(to, { kind: 'text', text: document.slice(span.start, span.end), content: span, span, verbatim: true });
}

/** Bare text right behind bare text is one piece. */
function push(parts: WordPart[], part: WordPart): void {
  const last = parts.at(-1);
  if (isBare(last) && isBare(part) && last.span.end === part.span.start) {
    const span = { start: last.span.start, end: part.span.end };
    parts[parts.length - 1] = { ...last, text: last.text + part.text, content: span, span };
  } else parts.push(part);
}

function isBare(part: WordPart | undefined): part is Extract<WordPart, { kind: 'text' }> {
  return part?.kind === 'text' && part.verbatim && part.span === part.content;
}

/** `${NAME}`, `${NAME:-default}`, `${NAME[@]}`; anything cleverer is computed. */
function parameter(source: WordSource, part: ParameterExpansionPart): WordPart {
  const { parameter: name, prefix, index, operation } = part;
  const span = source.shell.span(part.pos, part.end);
  const whole = index === undefined || /^[@*\d]*$/.test(index.text);
  if (prefix !== undefined || name === '' || !whole || source.depth >= MAX_DEPTH) return { kind: 'computed', span };
  if (operation === undefined) return { kind: 'variable', name, operator: '', operand: null, span };
  if (operation.type !== 'Default') return { kind: 'computed', span };
  const operand = shellWord({ ...source, depth: source.depth + 1 }, operation.operand);
  return { kind: 'variable', name, operator: operation.operator, operand, span };
}
