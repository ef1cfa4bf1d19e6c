import { setFlagsFromString } from 'node:v8';

/** Versions of V8 in which the flag is known to do what is said here. */
const KNOWN: ReadonlySet<string> = new Set(['11', '12']);
/** The only function that may be optimised: there is none of this number; and all may be. */
const NO_FUNCTION = 99_999_999;
const ANY_FUNCTION = -1;

function optimiseOnly(number: number): void {
  const major = process.versions.v8.split('.')[0] ?? '';
  if (KNOWN.has(major)) setFlagsFromString(`--wasm-tier-up-filter=${String(number)}`);
}

/**
 * WebAssembly that is compiled from now on stays as it is compiled first. The lexer of a grammar is one function of up to
 * 140 kB: to optimise it takes half a second of CPU, and saves a tenth of that in a folder of a few hundred files.
 */
export function holdWasmTiers(): void {
  optimiseOnly(NO_FUNCTION);
}

/** For what reads much: functions that are run often are optimised again. */
export function releaseWasmTiers(): void {
  optimiseOnly(ANY_FUNCTION);
}
