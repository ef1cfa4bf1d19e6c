import type { ShellWord, WordPart } from '../base/shell-words.ts';
import { readScript } from '../base/shell-script.ts';
import type { CommandFact, Expression, StringExpression } from '../model/facts.ts';
import { partsOf as readParts } from './string-parts.ts';
import type { PartReader } from './string-parts.ts';

/** Scripts longer than this are data. */
const MAX_SCRIPT = 20_000;
const MAX_DEPTH = 3;
/** Stands for a part of a text that is only known when it runs. */
const HOLE = '\uE000';

/** `sh -c`, `bash -lc`, `/bin/sh -ec`: the next word is a script. */
const SHELL = /(?:^|\/)(?:ba|da|z|a)?sh$/;
const SCRIPT_FLAG = /^-[a-z]*c$/;

/**
 * The command lines of a setting: a list of words, or a string that a shell reads. `before` is the entry point that is given
 * beside it, `image` the one whose own entry point gets the words.
 */
export function commandsOf(
  value: Expression,
  before: Expression | null,
  image: Expression | null,
): readonly CommandFact[] {
  const entry = before ? (wordLists(before)[0] ?? []) : [];
  const lists = wordLists(value);
  return lists.flatMap((words, index) =>
    index === 0
      ? opened([...entry, ...words], entry.length > 0 ? null : image, value, 0)
      : opened(words, null, value, 0),
  );
}

function wordLists(value: Expression): readonly (readonly Expression[])[] {
  if (value.kind === 'list') return [value.items];
  return value.kind === 'string' || value.kind === 'join' ? scriptIn(value) : [[value]];
}

/** Goes into the script that a shell is handed. */
function opened(
  words: readonly Expression[],
  image: Expression | null,
  { span }: Expression,
  depth: number,
): readonly CommandFact[] {
  const flag = words.findIndex((word) => word.kind === 'string' && SCRIPT_FLAG.test(word.value));
  const shell = words.slice(0, Math.max(flag, 0)).some((word) => word.kind === 'string' && SHELL.test(word.value));
  const script = words[flag + 1];
  if (shell && depth < MAX_DEPTH && (script?.kind === 'string' || script?.kind === 'join'))
    return scriptIn(script).flatMap((inner) => opened(inner, null, script, depth + 1));
  return words.length === 0 ? [] : [{ words, image, span }];
}

/** A text that a shell reads, and where its pieces come from. */
interface Piece {
  readonly start: number;
  readonly length: number;
  readonly expression: Expression;
  /** Of a text that is written out. */
  readonly part: PartReader | null;
}

/** The commands of a script, each as its words. */
function scriptIn(value: StringExpression | Extract<Expression, { kind: 'join' }>): readonly (readonly Expression[])[] {
  const pieces: Piece[] = [];
  let text = '';
  for (const part of value.kind === 'join' ? value.parts : [value]) {
    const piece = part.kind === 'string' ? part.value : HOLE;
    const reader = part.kind === 'string' ? readParts(part) : null;
    pieces.push({ start: text.length, length: piece.length, expression: part, part: reader });
    text += piece;
  }
  if (text.length > MAX_SCRIPT) return [];
  const { commands } = readScript(text, { start: 0, end: text.length });
  return commands.map(({ words }) => words.flatMap((word) => wordOf(word, pieces) ?? []));
}

function wordOf({ parts }: ShellWord, pieces: readonly Piece[]): Expression | null {
  const expressions = parts.flatMap((part) => partsOf(part, pieces));
  const [first] = expressions;
  if (!first || expressions.length === 1) return first ?? null;
  const last = expressions.at(-1) ?? first;
  return { kind: 'join', parts: expressions, span: { start: first.span.start, end: last.span.end } };
}

function partsOf(part: WordPart, pieces: readonly Piece[]): readonly Expression[] {
  const { start, end } = part.kind === 'text' ? part.content : part.span;
  const within = pieces.filter((piece) => piece.start < end && start < piece.start + piece.length);
  const span = within[0]?.expression.span ?? { start: 0, end: 0 };
  if (part.kind === 'computed') return [{ kind: 'opaque', reason: 'runtime-value', span }];
  if (part.kind === 'variable') {
    const fallback = part.operand && /^:?[-=]$/.test(part.operator) ? wordOf(part.operand, pieces) : null;
    return [{ kind: 'environment', variable: part.name, fallback, span }];
  }
  return within.flatMap(({ expression, part: read, start: from, length }): readonly Expression[] => {
    if (!read) return [expression];
    const first = Math.max(start, from);
    const literal = read(first - from, Math.min(end, from + length) - first);
    if (!literal) return [];
    return [part.verbatim ? literal : { ...literal, value: part.text }];
  });
}
