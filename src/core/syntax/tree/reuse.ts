import type { FlatTree, Top } from './flat-tree.ts';
import type { Runtime } from './runtime.ts';

/** The tree of the version before, and the one edit since. */
export interface Before {
  readonly flat: FlatTree;
  readonly edit: { readonly startIndex: number; readonly oldEndIndex: number; readonly newEndIndex: number };
}

/** Copies the rows of the node at the cursor where it did not change; how many, or 0. */
export type Reuse = (tree: number, id: number) => number;

/** Numbers of the buffer that hold the cursor between two calls. */
const CURSOR = 4;

/**
 * Finds nodes right below the root that are those of the version before. The parser shares what it did not parse again:
 * while both trees are there, what lies at the same address, and beside the edit, is the same.
 */
export function createReuse(
  lists: Omit<FlatTree, 'faults' | 'cut' | 'tops'>,
  tops: Top[],
  runtime: Runtime,
  before: Before | null,
): Reuse {
  const buffer = runtime._ts_init() >> 2;
  const former = new Map(before?.flat.tops.map(({ row, address }) => [address, row]));
  return (tree, id) => {
    const address = addressAtCursor(runtime, tree, buffer);
    if (address === 0) return 0;
    tops.push({ row: id, address });
    const row = former.get(address);
    if (!before || row === undefined) return 0;
    const start = runtime._ts_tree_cursor_start_index_wasm(tree);
    if (movedBy(before, row) !== start - (before.flat.starts[row] ?? 0)) return 0;
    return copyRows(before.flat, row, lists, id, start);
  };
}

/** Where the parser keeps the node at the cursor; 0 for what is so small that it has no place of its own. */
function addressAtCursor(runtime: Runtime, tree: number, buffer: number): number {
  const cursor = runtime.HEAPU32.slice(buffer, buffer + CURSOR);
  runtime._ts_tree_cursor_current_node_wasm(tree);
  const { HEAPU32: memory } = runtime;
  const address = memory[(memory[buffer] ?? 0) >>> 2] ?? 0;
  memory.set(cursor, buffer);
  return (address & 1) === 1 ? 0 : address;
}

/** How far a node of the version before was moved by the edit; null where the edit is in it, or touches it. */
function movedBy({ flat, edit }: Before, row: number): number | null {
  if ((flat.ends[row] ?? 0) < edit.startIndex) return 0;
  return (flat.starts[row] ?? 0) > edit.oldEndIndex ? edit.newEndIndex - edit.oldEndIndex : null;
}

function copyRows(
  from: FlatTree,
  row: number,
  to: Parameters<typeof createReuse>[0],
  id: number,
  start: number,
): number {
  const end = from.afters[row] ?? row;
  to.types.set(from.types.subarray(row, end), id);
  to.fields.set(from.fields.subarray(row, end), id);
  const offset = start - (from.starts[row] ?? 0);
  const rows = id - row;
  for (let one = row; one < end; one++) {
    to.starts[one + rows] = (from.starts[one] ?? 0) + offset;
    to.ends[one + rows] = (from.ends[one] ?? 0) + offset;
    to.parents[one + rows] = (from.parents[one] ?? 0) + rows;
    to.afters[one + rows] = (from.afters[one] ?? 0) + rows;
  }
  to.parents[id] = 0;
  return end - row;
}
