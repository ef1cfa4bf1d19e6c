import type { Expression } from '../model/facts.ts';
import type { Span } from '../model/text.ts';
import type { ShellWord, WordPart } from './shell-words.ts';

/** What words are turned into expressions with. */
export interface WordContext {
  /** What a variable stands for. */
  readonly variable: (name: string, span: Span) => Expression;
  /** A piece of text, where it is not simply that text. */
  readonly text?: (part: Extract<WordPart, { kind: 'text' }>) => readonly Expression[] | null;
}

const MAX_DEPTH = 8;

/** What a word of a shell means: a string, a variable, or text put together. */
export function wordExpression({ parts, span }: ShellWord, context: WordContext, depth = 0): Expression {
  const inner = parts.flatMap((part) => partExpressions(part, context, depth));
  const [only] = inner;
  if (only === undefined) return { kind: 'string', value: '', span, content: span };
  return inner.length === 1 ? only : { kind: 'join', parts: inner, span };
}

function partExpressions(part: WordPart, context: WordContext, depth: number): readonly Expression[] {
  switch (part.kind) {
    case 'text':
      return context.text?.(part) ?? [{ kind: 'string', value: part.text, span: part.span, content: part.content }];
    case 'computed':
      return [{ kind: 'opaque', reason: 'runtime-value', span: part.span }];
    case 'variable':
      return [variableExpression(part, context, depth)];
  }
}

/** `$X`, `${X:-default}`, `${X:=default}`, `${X:+other}`. */
function variableExpression(
  { name, operator, operand, span }: Extract<WordPart, { kind: 'variable' }>,
  context: WordContext,
  depth: number,
): Expression {
  const value = context.variable(name, span);
  if (operand === null || operator.endsWith('?') || depth > MAX_DEPTH) return value;
  const other = wordExpression(operand, context, depth + 1);
  if (operator.endsWith('+')) return { kind: 'fallback', how: 'conditional', options: [other], span };
  if (value.kind === 'environment') return { ...value, fallback: other, span };
  return { kind: 'fallback', how: 'or', options: [value, other], span };
}
