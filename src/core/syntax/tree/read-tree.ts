import type { Node as ParsedNode, Tree } from 'web-tree-sitter';
import { FAULT } from './flat-tree.ts';
import type { FlatTree } from './flat-tree.ts';
import type { GrammarNames } from './grammar-names.ts';
import { addressOf } from './runtime.ts';
import type { Runtime } from './runtime.ts';

/** Reads a tree of the parser once, from its first node to its last. */
export function readTree(runtime: Runtime, tree: Tree, names: GrammarNames, text: string): FlatTree {
  const root = tree.rootNode;
  const count = root.descendantCount;
  const flat = {
    text,
    names,
    types: new Uint16Array(count),
    fields: new Uint16Array(count),
    starts: new Uint32Array(count),
    ends: new Uint32Array(count),
    parents: new Uint32Array(count),
    afters: new Uint32Array(count),
  };
  fill(flat, runtime, addressOf(tree));
  return { ...flat, faults: root.hasError ? faultsOf(root, flat.afters) : null };
}

function fill(flat: Omit<FlatTree, 'faults'>, runtime: Runtime, tree: number): void {
  const { types, fields, starts, ends, parents, afters } = flat;
  runtime._ts_tree_root_node_wasm(tree);
  runtime._ts_tree_cursor_new_wasm(tree);
  let parent = 0;
  let id = 0;
  for (;;) {
    types[id] = runtime._ts_tree_cursor_current_node_type_id_wasm(tree);
    fields[id] = runtime._ts_tree_cursor_current_field_id_wasm(tree);
    starts[id] = runtime._ts_tree_cursor_start_index_wasm(tree);
    ends[id] = runtime._ts_tree_cursor_end_index_wasm(tree);
    parents[id] = parent;
    if (runtime._ts_tree_cursor_goto_first_child_wasm(tree) !== 0) {
      parent = id++;
      continue;
    }
    afters[id] = ++id;
    while (runtime._ts_tree_cursor_goto_next_sibling_wasm(tree) === 0) {
      if (runtime._ts_tree_cursor_goto_parent_wasm(tree) === 0) {
        runtime._ts_tree_cursor_delete_wasm(tree);
        return;
      }
      afters[parent] = id;
      parent = parents[parent] ?? 0;
    }
  }
}

/** Marks what is broken. Goes only where something is, so that here the slow way of the library will do. */
function faultsOf(root: ParsedNode, afters: Uint32Array): Uint8Array {
  const faults = new Uint8Array(afters.length);
  const open: { readonly node: ParsedNode; readonly id: number }[] = [{ node: root, id: 0 }];
  for (let next = open.pop(); next; next = open.pop()) {
    faults[next.id] = FAULT.broken | (next.node.isMissing ? FAULT.missing : 0);
    let id = next.id + 1;
    for (const node of next.node.children) {
      if (node.hasError) open.push({ node, id });
      id = afters[id] ?? 0;
    }
  }
  return faults;
}
