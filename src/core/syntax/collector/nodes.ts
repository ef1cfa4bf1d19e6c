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

/** The source of a node; cheaper than `node.text`, which copies out of the parser's memory. */
export function sourceOf({ text }: Collection, node: Node): string {
  return text.slice(node.startIndex, node.endIndex);
}

/** The named children that are code, in order. */
export function parts({ text, rules }: Collection, node: Node): Node[] {
  const found: Node[] = [];
  for (const child of node.namedChildren) if (!rules.skips(child, text)) found.push(child);
  return found;
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

const SLASH = 47;
const ASTERISK = 42;

/**
 * Whether a node is a comment of the kind `//` or `/*`, told by its text: asking a node for its type crosses into the
 * parser's memory, and this is asked of every node.
 */
export function startsWithComment(text: string, start: number): boolean {
  if (text.charCodeAt(start) !== SLASH) return false;
  const next = text.charCodeAt(start + 1);
  return next === SLASH || next === ASTERISK;
}
