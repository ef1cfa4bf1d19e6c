import { decodeUtf8 } from './utf8.ts';
import type { WeightsHeader } from '../../model/weights.ts';

/** Sizes of the values of fixed size, by type (https://github.com/ggml-org/ggml/blob/master/docs/gguf.md). */
const SIZES: Readonly<Record<number, number>> = { 0: 1, 1: 1, 2: 2, 3: 2, 4: 4, 5: 4, 6: 4, 7: 1, 10: 8, 11: 8, 12: 8 };
const STRING = 8;
const ARRAY = 9;
/** Names of `general.file_type` by number. */
const FILE_TYPES: readonly (string | null)[] = [
  'F32', 'F16', 'Q4_0', 'Q4_1', null, null, null, 'Q8_0', 'Q5_0', 'Q5_1', 'Q2_K', 'Q3_K_S', 'Q3_K_M', 'Q3_K_L', 'Q4_K_S', 'Q4_K_M', 'Q5_K_S', 'Q5_K_M', 'Q6_K', 'IQ2_XXS', 'IQ2_XS', 'Q2_K_S', 'IQ3_XS',
  'IQ3_XXS', 'IQ1_S', 'IQ4_NL', 'IQ3_S', 'IQ3_M', 'IQ2_S', 'IQ2_M', 'IQ4_XS', 'IQ1_M', 'BF16',
]; // prettier-ignore
const MAX_KEYS = 4096;
const MAX_TEXT = 4096;

type Value = string | number | null;

/** Thrown where the bytes at hand end. */
class End extends Error {}

/** The key-values at the head of a GGUF file, as far as the bytes go. */
export function readGguf(bytes: Uint8Array): Partial<WeightsHeader> {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const values = new Map<string, Value>();
  let problem: string | null = null;
  try {
    readPairs(view, bytes, values);
  } catch (error) {
    if (!(error instanceof End)) throw error;
    problem = values.size === 0 ? error.message : null;
  }
  const text = (key: string): string | null => {
    const value = values.get(key);
    return typeof value === 'string' && value !== '' ? value : null;
  };
  const architecture = text('general.architecture');
  const length = values.get(`${architecture ?? ''}.context_length`);
  const type = values.get('general.file_type');
  return {
    name: text('general.name'),
    architecture,
    base: repository(text('general.base_model.0.repo_url')) ?? text('general.base_model.0.name'),
    license: text('general.license'),
    quantization: typeof type === 'number' ? (FILE_TYPES[type] ?? null) : null,
    contextLength: typeof length === 'number' ? length : null,
    problem,
  };
}

function repository(address: string | null): string | null {
  return /^https:\/\/huggingface\.co\/([\w.-]+\/[\w.-]+)\/?$/.exec(address ?? '')?.[1] ?? null;
}

function readPairs(view: DataView, bytes: Uint8Array, into: Map<string, Value>): void {
  let at = 4;
  const take = (size: number): number => {
    if (size < 0 || at + size > bytes.length) throw new End('the head of the file is not whole');
    at += size;
    return at - size;
  };
  const integer = (): number => Number(view.getBigUint64(take(8), true));
  const string = (): string => {
    const length = integer();
    const start = take(length);
    return decodeUtf8(bytes.subarray(start, start + Math.min(length, MAX_TEXT)));
  };
  const version = view.getUint32(take(4), true);
  if (version < 2 || version > 3) throw new End(`version ${String(version)} of GGUF is not known`);
  integer();
  const count = integer();
  for (let pair = 0; pair < count && pair < MAX_KEYS; pair++) {
    const key = string();
    const type = view.getUint32(take(4), true);
    if (type === STRING) into.set(key, string());
    else if (type === ARRAY) skipArray(view, take, integer);
    else into.set(key, number(view, take(SIZES[type] ?? bytes.length + 1), type));
  }
}

/** Arrays hold vocabularies: nothing that is told. */
function skipArray(view: DataView, take: (size: number) => number, integer: () => number): void {
  const type = view.getUint32(take(4), true);
  const length = integer();
  const size = SIZES[type];
  if (size !== undefined) take(size * length);
  else if (type === STRING) for (let item = 0; item < length; item++) take(integer());
  else throw new End('an array of arrays');
}

function number(view: DataView, at: number, type: number): Value {
  if (type === 4) return view.getUint32(at, true);
  if (type === 5) return view.getInt32(at, true);
  if (type === 10) return Number(view.getBigUint64(at, true));
  if (type === 11) return Number(view.getBigInt64(at, true));
  return null;
}
