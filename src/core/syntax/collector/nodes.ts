import type { Node } from '../tree/node.ts';
import type { NameExpression } from '../../model/facts.ts';
import type { Span } from '../../model/text.ts';
import type { Collection, Place } from './collection.ts';

export function spanOf(node: Node): Span {
  return { start: node.startIndex, end: node.endIndex };
}

/** The empty span at an offset. */
export function emptyAt(offset: number): Span {
  return { start: offset, end: offset };
}

export function sourceOf({ text }: Collection, node: Node): string {
  return text.slice(node.startIndex, node.endIndex);
}

/** The named children that are code, in order. */
export function parts({ rules }: Collection, node: Node): readonly Node[] {
  const { trivia } = rules;
  const named = node.namedChildren;
  // Asked of nearly every node there is, and nearly none has a comment in it.
  for (const { type } of named) if (trivia.has(type)) return named.filter((child) => !trivia.has(child.type));
  return named;
}

/** The name that an identifier stands for. */
export function identifierOf(collection: Collection, node: Node): string {
  const written = sourceOf(collection, node);
  return collection.rules.identifier?.(written) ?? written;
}

/** An identifier as an expression, looked up from a place. */
export function nameOf(collection: Collection, node: Node, { scope }: Place): NameExpression {
  return { kind: 'name', name: identifierOf(collection, node), scope, span: spanOf(node) };
}
