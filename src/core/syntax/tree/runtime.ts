import { Parser } from 'web-tree-sitter';
import type { Tree } from 'web-tree-sitter';
import type { Wasm } from '../../ports.ts';

/**
 * The parts of the runtime that trees are read with. They are the functions that `TreeCursor` of the library calls;
 * the library carries the cursor into the runtime and out again with each of them, which takes six times as long
 * as the call: reading a tree would take longer than parsing it.
 * The cursor is where `setCursor` left it until another function of the library is called.
 */
export interface Runtime {
  /** Gives the address of the buffer in which functions take and give what is no number: also the cursor. */
  readonly _ts_init: () => number;
  readonly _ts_tree_cursor_current_node_wasm: (tree: number) => void;
  /** Its memory; another object after it has grown. */
  readonly HEAPU32: Uint32Array;
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

/** What is used of it: the core is compiled without the types of any host. */
declare const WebAssembly: {
  readonly Memory: new (pages: { readonly initial: number; readonly maximum: number }) => object;
  readonly instantiate: (
    bytes: Uint8Array,
    imports: object,
  ) => Promise<{ readonly instance: object; readonly module: object }>;
};

/** What lives in the memory of a runtime. */
interface Held {
  readonly delete: () => void;
}

/** A runtime, until it breaks. */
export interface Session {
  readonly runtime: Runtime;
  readonly isBroken: () => boolean;
  /** All that is made with the library is held until it is deleted. */
  readonly hold: (held: Held) => void;
  readonly release: (held: Held) => void;
  /** Nothing that was made with this runtime may be used any more. */
  readonly abandon: () => void;
}

/**
 * Pages of 64 KB that the runtime may take. What needs more is no code: such a text ends the runtime, which takes
 * seconds for each gigabyte that is to be filled first.
 */
const MAX_PAGES = 8_192;
const FIRST_PAGES = 512;

/** The library has one runtime for the whole process, and gives it to nobody who asks later. */
let running: Promise<Session> | null = null;
let makeRoom: (() => Promise<void>) | null = null;

/** Starts the runtime from its bytes, or returns the one that runs. One that broke is followed by a new one. */
export async function startRuntime(wasmBinary: Uint8Array, wasm?: Wasm): Promise<Session> {
  running ??= initialise(wasmBinary, wasm);
  try {
    return await running;
  } catch (error) {
    running = null;
    throw error;
  }
}

async function initialise(wasmBinary: Uint8Array, wasm: Wasm | undefined): Promise<Session> {
  await makeRoom?.();
  makeRoom = prepareRoom(wasmBinary);
  const runtime = { ...options(wasmBinary), ...(wasm && startedBy(wasm, wasmBinary)) };
  // The object that the runtime is started with becomes the runtime: so Emscripten does it.
  await Parser.init(runtime);
  return sessionOf(runtime as unknown as Runtime);
}

/** The host starts the runtime itself. */
function startedBy(wasm: Wasm, wasmBinary: Uint8Array): object {
  return {
    instantiateWasm: (imports: object, receive: Start['receive']) => {
      const module = wasm.compile(wasmBinary);
      receive(wasm.start(module, imports), module);
    },
  };
}

function options(wasmBinary: Uint8Array): object {
  return {
    wasmBinary,
    wasmMemory: new WebAssembly.Memory({ initial: FIRST_PAGES, maximum: MAX_PAGES }),
    // With the bytes given, nothing is to be located; without this the runtime would look for a file beside the bundle.
    locateFile: () => '',
    // What broke is told as a note of its file.
    printErr: () => undefined,
  };
}

/**
 * The library keeps the first runtime that it starts for good: `module ??= await start(options)`. A start that began
 * when there was none yet and ends later puts what it gives in the place of the one that is there, so one is begun
 * ahead of each runtime and held back until the runtime breaks. It gives nothing: then the next one can be started.
 */
function prepareRoom(wasmBinary: Uint8Array): () => Promise<void> {
  let begin: (start: Start) => void = () => undefined;
  const begun = new Promise<Start>((resolve) => {
    begin = resolve;
  });
  const done = Parser.init({
    ...options(wasmBinary),
    instantiateWasm: (imports: object, receive: Start['receive']) => {
      begin({ imports, receive });
    },
    then: (resolve: (value: null) => void) => {
      resolve(null);
    },
  }).catch(() => undefined); // The library goes on to use what it was given: nothing.
  return async () => {
    const { imports, receive } = await begun;
    const { instance, module } = await WebAssembly.instantiate(new Uint8Array(wasmBinary), imports);
    receive(instance, module);
    await done;
  };
}

/** A start that waits for an instance. */
interface Start {
  readonly imports: object;
  readonly receive: (instance: object, module: object) => void;
}

function sessionOf(runtime: Runtime): Session {
  const all = new Set<Held>();
  let broken = false;
  return {
    runtime,
    isBroken: () => broken,
    hold: (held) => void all.add(held),
    release: (held) => void all.delete(held),
    abandon: () => {
      if (broken) return;
      broken = true;
      running = null;
      // Deleting takes things off the list of what is to be freed when it is garbage: that would end the process, or
      // free what the next runtime has there.
      silence(runtime);
      for (const held of all) held.delete();
      all.clear();
    },
  };
}

/** Makes freeing do nothing. */
function silence(runtime: object): void {
  const nothing = (): void => undefined;
  Object.assign(runtime, { _free: nothing, _ts_parser_delete: nothing, _ts_tree_delete: nothing });
}

/** Where the runtime keeps a tree. */
export function addressOf(tree: Tree): number {
  return (tree as unknown as { readonly 0: number })[0];
}
