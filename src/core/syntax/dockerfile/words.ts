import { parse } from 'unbash';
import { shellText } from '../../base/shell-text.ts';
import { shellWord } from '../../base/shell-words.ts';
import type { ShellWord } from '../../base/shell-words.ts';
import type { StringExpression } from '../../model/facts.ts';
import type { Span } from '../../model/text.ts';

/** Signs that the shell knows and the words of an instruction do not. */
const SIGNS = /[;&|<>()`]|(?<![^\s])#/g;
/** Makes what follows the operands of a command. */
const PROGRAM = '_ ';

/** The words of an instruction, which has the quotes, the backslashes and the variables of a shell, and nothing else of it. */
export function readWords(
  document: string,
  span: Span,
): { readonly words: readonly ShellWord[]; readonly errors: number } {
  const shell = shellText(document, span, { inDockerfile: true });
  const shift = PROGRAM.length;
  const source = {
    document,
    shell: {
      text: PROGRAM + shell.text.replace(SIGNS, '%'),
      span: (start: number, end: number) => shell.span(start - shift, end - shift),
      pieces: (start: number, end: number) => shell.pieces(start - shift, end - shift),
    },
    depth: 0,
    script: () => undefined,
    escaped: () => undefined,
  };
  const { commands, errors = [] } = parse(source.shell.text);
  const words = commands.flatMap(({ command }) =>
    command.type === 'Command'
      ? command.suffix.flatMap((word) => (word.type === 'Word' ? shellWord(source, word) : []))
      : [],
  );
  return { words, errors: errors.length };
}

/** `["ollama", "serve"]`, as JSON; null for what is not a list of texts. */
export function listIn(document: string, { start, end }: Span): readonly StringExpression[] | null {
  const raw = document.slice(start, end);
  if (!/^[\s\\]*\[/.test(raw)) return null;
  // A line goes on behind a backslash, and comments may stand there.
  const text = raw.replace(/\\[ \t]*\r?\n(?:[ \t]*(?:#[^\n]*|\r)?\n)*/g, (gap) => ' '.repeat(gap.length));
  const items = parsed(text);
  if (!Array.isArray(items) || !items.every((item) => typeof item === 'string')) return null;
  const literals = [...text.matchAll(/"(?:\\.|[^"\\])*"/g)];
  return items.map((value, index) => {
    const from = start + (literals[index]?.index ?? 0);
    const to = from + (literals[index]?.[0].length ?? 0);
    return { kind: 'string', value, span: { start: from, end: to }, content: { start: from + 1, end: to - 1 } };
  });
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
