import type { Node as ParsedNode, Tree } from 'web-tree-sitter';
import { FAULT } from './flat-tree.ts';
import type { FlatTree, Top } from './flat-tree.ts';
import type { GrammarNames } from './grammar-names.ts';
import { createReuse } from './reuse.ts';
import type { Before, Reuse } from './reuse.ts';
import { addressOf } from './runtime.ts';
import type { Runtime } from './runtime.ts';

/**
 * Levels of a tree that are read. Front ends and evaluation call themselves for what is in a node, some of them several
 * times, on a stack of one megabyte.
 */
const MAX_DEPTH = 500;
/** Nodes of the largest tree that is read: sixty megabytes. */
const MAX_NODES = 3_000_000;
/**
 * For what the runtime takes long over: to tell the field of a node it climbs all levels that no node is made of, and some
 * grammars make one for each step of a chain. Looked at now and then.
 */
const MAX_MILLISECONDS = 5_000;
const NOW_AND_THEN = 1_023;

/** How much of a tree is read. */
export interface TreeLimits {
  readonly maxDepth?: number;
  readonly maxNodes?: number;
  /** Of a document that is being edited: the version before, null for its first. Absent for what is read once. */
  readonly before?: Before | null;
}

/**
 * Reads a tree of the parser once, from its first node to its last. A node that lies too deep is read without what is in
 * it; of a tree that is too large, or takes too long, nothing is read (null).
 */
export function readTree(
  runtime: Runtime,
  tree: Tree,
  names: GrammarNames,
  text: string,
  { maxDepth = MAX_DEPTH, maxNodes = MAX_NODES, before }: TreeLimits = {},
): FlatTree | null {
  const root = tree.rootNode;
  const count = root.descendantCount;
  if (count > maxNodes) return null;
  const lists = {
    text,
    names,
    types: new Uint16Array(count),
    fields: new Uint16Array(count),
    starts: new Uint32Array(count),
    ends: new Uint32Array(count),
    parents: new Uint32Array(count),
    afters: new Uint32Array(count),
  };
  const tops: Top[] = [];
  const reuse = before === undefined ? null : createReuse(lists, tops, runtime, before);
  const filled = fill(lists, runtime, addressOf(tree), maxDepth, reuse);
  if (!filled) return null;
  const { rows, cut } = filled;
  const flat = cut > 0 ? shortened(lists, rows) : lists;
  return { ...flat, cut, tops: cut > 0 ? [] : tops, faults: root.hasError ? faultsOf(root, flat.afters) : null };
}

type Lists = Omit<FlatTree, 'faults' | 'cut' | 'tops'>;

/** Fills the lists; tells how many rows that took, and how many nodes lie too deep to be gone into. Null where it took too long. */
function fill(
  lists: Lists,
  runtime: Runtime,
  tree: number,
  maxDepth: number,
  reuse: Reuse | null,
): { readonly rows: number; readonly cut: number } | null {
  const { types, fields, starts, ends, parents, afters } = lists;
  runtime._ts_tree_root_node_wasm(tree);
  runtime._ts_tree_cursor_new_wasm(tree);
  let parent = 0;
  let id = 0;
  let depth = 1;
  let cut = 0;
  const end = Date.now() + MAX_MILLISECONDS;
  for (;;) {
    if ((id & NOW_AND_THEN) === 0 && Date.now() > end) {
      runtime._ts_tree_cursor_delete_wasm(tree);
      return null;
    }
    const copied = depth === 2 && reuse ? reuse(tree, id) : 0;
    if (copied > 0) id += copied;
    else {
      types[id] = runtime._ts_tree_cursor_current_node_type_id_wasm(tree);
      fields[id] = runtime._ts_tree_cursor_current_field_id_wasm(tree);
      starts[id] = runtime._ts_tree_cursor_start_index_wasm(tree);
      ends[id] = runtime._ts_tree_cursor_end_index_wasm(tree);
      parents[id] = parent;
      if (runtime._ts_tree_cursor_goto_first_child_wasm(tree) !== 0) {
        if (depth < maxDepth) {
          depth++;
          parent = id++;
          continue;
        }
        runtime._ts_tree_cursor_goto_parent_wasm(tree);
        cut++;
      }
      afters[id] = ++id;
    }
    while (runtime._ts_tree_cursor_goto_next_sibling_wasm(tree) === 0) {
      if (runtime._ts_tree_cursor_goto_parent_wasm(tree) === 0) {
        runtime._ts_tree_cursor_delete_wasm(tree);
        return { rows: id, cut };
      }
      depth--;
      afters[parent] = id;
      parent = parents[parent] ?? 0;
    }
  }
}

/** Copies, so that the longer lists can go. */
function shortened({ text, names, types, fields, starts, ends, parents, afters }: Lists, rows: number): Lists {
  return {
    text,
    names,
    types: types.slice(0, rows),
    fields: fields.slice(0, rows),
    starts: starts.slice(0, rows),
    ends: ends.slice(0, rows),
    parents: parents.slice(0, rows),
    afters: afters.slice(0, rows),
  };
}

/** Marks what is broken. Goes only where something is, so that here the slow way of the library will do. */
function faultsOf(root: ParsedNode, afters: Uint32Array): Uint8Array {
  const faults = new Uint8Array(afters.length);
  const open: { readonly node: ParsedNode; readonly id: number }[] = [{ node: root, id: 0 }];
  for (let next = open.pop(); next; next = open.pop()) {
    faults[next.id] = FAULT.broken | (next.node.isMissing ? FAULT.missing : 0);
    let id = next.id + 1;
    if (id === afters[next.id]) continue;
    for (const node of next.node.children) {
      if (node.hasError) open.push({ node, id });
      id = afters[id] ?? 0;
    }
  }
  return faults;
}
