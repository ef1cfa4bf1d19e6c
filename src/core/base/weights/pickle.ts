import { decodeUtf8 } from './utf8.ts';

/**
 * Bytes that stand behind an opcode of fixed size, by opcode
 * (https://github.com/python/cpython/blob/main/Lib/pickletools.py). Those that are not here have none.
 */
const FIXED: Readonly<Record<number, number>> = {
  0x80: 1, 0x95: 8, 0x4b: 1, 0x4d: 2, 0x4a: 4, 0x68: 1, 0x6a: 4, 0x71: 1, 0x72: 4, 0x47: 8, 0x82: 1, 0x83: 2, 0x84: 4,
}; // prettier-ignore
/** Opcodes with a length of so many bytes in front of their data. */
const COUNTED: Readonly<Record<number, number>> = {
  0x55: 1, 0x54: 4, 0x43: 1, 0x42: 4, 0x8e: 8, 0x8c: 1, 0x58: 4, 0x8d: 8, 0x8a: 1, 0x8b: 4, 0x96: 8,
}; // prettier-ignore
const TEXTS: ReadonlySet<number> = new Set([0x8c, 0x58, 0x8d]);
/** Opcodes whose data ends with its line. */
const LINES: ReadonlySet<number> = new Set([0x49, 0x4c, 0x46, 0x53, 0x56, 0x67, 0x70, 0x50]);
const GLOBAL = 0x63;
const INST = 0x69;
const STACK_GLOBAL = 0x93;
const STOP = 0x2e;
const MAX_OPCODES = 200_000;
const MAX_CALLS = 64;

/** Where what builds arrays, tensors and plain values comes from; of `builtins` only what makes values. */
const BUILDS =
  /^(?:torch|numpy|collections|_codecs|copyreg|copy_reg|sklearn|scipy|pandas|joblib|xgboost|lightgbm|transformers|ultralytics|pytorch_lightning|lightning|omegaconf|argparse|pathlib|datetime|decimal|typing)(?:\.|$)/;
const PLAIN =
  /^(?:builtins|__builtin__)\.(?:set|frozenset|dict|list|tuple|int|float|bool|str|bytes|bytearray|complex|object|slice|range)$/;

/** Functions that a pickle names, without running it; null where the bytes are no pickle. */
export function pickledNames(bytes: Uint8Array): readonly string[] | null {
  const names = new Set<string>();
  const texts: string[] = [];
  let at = 0;
  for (let count = 0; count < MAX_OPCODES && at < bytes.length; count++) {
    const opcode = bytes[at] ?? STOP;
    at++;
    if (opcode === STOP) return [...names];
    if (opcode === GLOBAL || opcode === INST) {
      const module = line(bytes, at);
      const name = module && line(bytes, module.next);
      if (!module || !name) break;
      names.add(`${module.text}.${name.text}`);
      at = name.next;
    } else if (LINES.has(opcode)) {
      const one = line(bytes, at);
      if (!one) break;
      at = one.next;
    } else if (COUNTED[opcode] !== undefined) {
      const size = lengthAt(bytes, at, COUNTED[opcode] ?? 1);
      at += COUNTED[opcode] ?? 1;
      if (TEXTS.has(opcode) && size < 512) texts.push(decodeUtf8(bytes.subarray(at, at + size)));
      at += size;
    } else {
      if (opcode === STACK_GLOBAL) names.add(texts.slice(-2).join('.'));
      at += FIXED[opcode] ?? 0;
    }
  }
  return names.size > 0 || texts.length > 0 ? [...names] : null;
}

/** Names of a pickle that do more than build values. */
export function calledNames(names: readonly string[]): readonly string[] {
  return names.filter((name) => !BUILDS.test(name) && !PLAIN.test(name)).slice(0, MAX_CALLS);
}

function line(bytes: Uint8Array, at: number): { readonly text: string; readonly next: number } | null {
  const end = bytes.indexOf(0x0a, at);
  return end < 0 || end - at > 1024 ? null : { text: decodeUtf8(bytes.subarray(at, end)), next: end + 1 };
}

function lengthAt(bytes: Uint8Array, at: number, size: number): number {
  let length = 0;
  for (let index = Math.min(size, 6) - 1; index >= 0; index--) length = length * 256 + (bytes[at + index] ?? 0);
  return length;
}
