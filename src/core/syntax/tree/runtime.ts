import { Parser } from 'web-tree-sitter';
import type { Tree } from 'web-tree-sitter';

/**
 * The parts of the runtime that trees are read with. They are the functions that `TreeCursor` of the library calls;
 * the library carries the cursor into the runtime and out again with each of them, which takes six times as long
 * as the call: reading a tree would take longer than parsing it.
 * The cursor is where `setCursor` left it until another function of the library is called.
 */
export interface Runtime {
  readonly _ts_tree_root_node_wasm: (tree: number) => void;
  readonly _ts_tree_cursor_new_wasm: (tree: number) => void;
  readonly _ts_tree_cursor_delete_wasm: (tree: number) => void;
  readonly _ts_tree_cursor_goto_first_child_wasm: (tree: number) => number;
  readonly _ts_tree_cursor_goto_next_sibling_wasm: (tree: number) => number;
  readonly _ts_tree_cursor_goto_parent_wasm: (tree: number) => number;
  readonly _ts_tree_cursor_current_node_type_id_wasm: (tree: number) => number;
  readonly _ts_tree_cursor_current_field_id_wasm: (tree: number) => number;
  readonly _ts_tree_cursor_start_index_wasm: (tree: number) => number;
  readonly _ts_tree_cursor_end_index_wasm: (tree: number) => number;
}

/** The library has one runtime for the whole process, and gives it to nobody who asks later. */
let running: Promise<Runtime> | null = null;

/** Starts the runtime from its bytes, or returns the one that runs. */
export async function startRuntime(wasmBinary: Uint8Array): Promise<Runtime> {
  running ??= initialise(wasmBinary);
  try {
    return await running;
  } catch (error) {
    running = null;
    throw error;
  }
}

/** The object that the runtime is started with becomes the runtime: so Emscripten does it. */
async function initialise(wasmBinary: Uint8Array): Promise<Runtime> {
  // With the bytes given, nothing is to be located; without this the runtime would look for a file beside the bundle.
  const module: object = { wasmBinary, locateFile: () => '' };
  await Parser.init(module);
  return module as Runtime;
}

/** Where the runtime keeps a tree. */
export function addressOf(tree: Tree): number {
  return (tree as unknown as { readonly 0: number })[0];
}
