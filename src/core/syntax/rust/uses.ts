import type { Node } from '../tree/node.ts';
import { parts } from '../collector/nodes.ts';
import { importOf, pathOf } from './paths.ts';
import type { Context } from './context.ts';

/** `use a::{b, c as d, e::*};` (https://doc.rust-lang.org/reference/items/use-declarations.html). */
export function useTree(context: Context, node: Node, before: readonly string[]): void {
  switch (node.type) {
    case 'use_list':
      for (const part of parts(context, node)) useTree(context, part, before);
      return;
    case 'scoped_use_list': {
      const [path, list] = [node.childForFieldName('path'), node.childForFieldName('list')];
      const inner = [...before, ...((path ? pathOf(path) : null) ?? [])];
      if (list) useTree(context, list, inner);
      return;
    }
    case 'use_wildcard': {
      const [path] = parts(context, node);
      const module = [...before, ...((path ? pathOf(path) : null) ?? [])].join('::');
      importOf(context, module, null, null, node, true);
      return;
    }
    case 'use_as_clause': {
      const [path, alias] = [node.childForFieldName('path'), node.childForFieldName('alias')];
      if (path && alias) bind(context, [...before, ...(pathOf(path) ?? [])], alias.text, node);
      return;
    }
    default:
      bind(context, [...before, ...(pathOf(node) ?? [])], null, node);
  }
}

function bind(context: Context, path: readonly string[], alias: string | null, node: Node): void {
  // `use a::{self, b}`: the module itself.
  const named = path.at(-1) === 'self' && path.length > 1 ? path.slice(0, -1) : path;
  const last = named.at(-1);
  if (last === undefined || alias === '_') return;
  if (named.length === 1) importOf(context, last, '*', alias ?? last, node);
  else importOf(context, named.slice(0, -1).join('::'), last, alias ?? last, node);
}
