import type { Node } from '../tree/node.ts';
import { parts, spanOf } from '../collector/nodes.ts';
import { inRegion } from '../collector/regions.ts';
import type { Context, Env } from './context.ts';

const HASH = 35;
/** Directives inside of directives, deeper than this, stay where they are. */
const MAX_DEPTH = 20;

/** A node with the place it runs at: what `#if` encloses may not be compiled at all. */
export interface Placed {
  readonly node: Node;
  readonly env: Env;
}

/** Children of a node, with those inside of `#if`, `#elif` and `#else` in their place. */
export function placed(context: Context, nodes: readonly Node[], env: Env, depth = 0): Placed[] {
  return nodes.flatMap((node) => {
    if (context.text.charCodeAt(node.startIndex) !== HASH || depth > MAX_DEPTH) return [{ node, env }];
    const condition = node.childForFieldName('condition');
    const inner = parts(context, node).filter((part) => part.id !== condition?.id);
    return placed(context, inner, inRegion(env, spanOf(node)), depth + 1);
  });
}
