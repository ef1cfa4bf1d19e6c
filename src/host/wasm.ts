import { setFlagsFromString } from 'node:v8';
import type { Wasm } from '../core/ports.ts';

/** What the types of Node lack. */
interface Host {
  readonly WebAssembly: {
    readonly Module: new (bytes: Uint8Array) => WebAssembly.Module;
    readonly Instance: new (module: WebAssembly.Module, imports: object) => object;
  };
}

/** What each version of V8 has; others are left as they are. */
const BUDGETS: Readonly<Record<string, number>> = { 11: 1_800_000, 12: 13_000_000 };
const LARGER_BUDGET = 100_000_000;

function setBudget(budget: number): void {
  setFlagsFromString(`--wasm-tiering-budget=${budget}`);
}

/**
 * WebAssembly on the thread that waits for it. V8 optimises a function after so little work that the lexers of grammars, which
 * are the largest functions there are, are optimised for a file of a few lines, which takes longer than all else. The flag is
 * read while a module is made and is put back, since compiled code is kept by flags.
 */
export function createWasm(): Wasm {
  const { WebAssembly } = globalThis as unknown as Host;
  const usual = BUDGETS[process.versions.v8.split('.')[0] ?? ''];
  return {
    compile: (bytes) => {
      if (usual !== undefined) setBudget(LARGER_BUDGET);
      try {
        return new WebAssembly.Module(bytes);
      } finally {
        if (usual !== undefined) setBudget(usual);
      }
    },
    start: (module, imports) => new WebAssembly.Instance(module, imports),
  };
}
