import type { SourceText } from '../../model/text.ts';
import type { WeightsHeader } from '../../model/weights.ts';
import { readGguf } from './gguf.ts';
import { calledNames, pickledNames } from './pickle.ts';
import { readSafetensors } from './safetensors.ts';
import { decodeUtf8 } from './utf8.ts';

/** Endings of files that hold weights; some also hold other things, so that a name has to say it. */
export const WEIGHTS_FILE =
  /\.(?:gguf|ggml|safetensors|ckpt|pth?|bin|onnx|pkl|pickle|joblib|tflite|keras|h5|mlmodel|llamafile|engine|pte)$/i;

/** How much of a file is looked at: its head says what it is. */
export const WEIGHTS_HEAD = 1024 * 1024;

const EMPTY: WeightsHeader = {
  format: 'unknown', bytes: null, name: null, architecture: null, base: null, license: null, quantization: null, contextLength: null, sha256: null, calls: [], problem: null,
}; // prettier-ignore

const POINTER =
  /^version https:\/\/git-lfs\.github\.com\/spec\/v1\n(?:[^\n]*\n)*?oid sha256:([0-9a-f]{64})\nsize (\d+)/;

/** What a file of weights says of itself, by its first bytes; `size` is that of the whole file. Nothing in it is run. */
export function readWeights(path: string, head: Uint8Array, size: number | null): WeightsHeader {
  const start = decodeUtf8(head.subarray(0, 512));
  const pointer = POINTER.exec(start);
  if (pointer) return { ...EMPTY, format: 'git-lfs-pointer', bytes: Number(pointer[2]), sha256: pointer[1] ?? null };
  const header = { ...EMPTY, bytes: size };
  if (start.startsWith('GGUF')) return { ...header, format: 'gguf', ...readGguf(head) };
  if (/\.safetensors$/i.test(path)) return { ...header, format: 'safetensors', ...readSafetensors(head, size) };
  if (/\.onnx$/i.test(path)) return { ...header, format: 'onnx' };
  if (!/\.(?:ckpt|pth?|bin|pkl|pickle|joblib)$/i.test(path))
    return { ...header, problem: /\.gguf$/i.test(path) ? 'it does not begin as a GGUF file' : null };
  const pickle = start.startsWith('PK') ? pickleInArchive(head) : head;
  const names = pickle && pickledNames(pickle);
  return names ? { ...header, format: 'pickle', calls: calledNames(names) } : header;
}

/** `data.pkl` of an archive that `torch.save` wrote: stored as it is, first of all (https://pytorch.org/docs/stable/notes/serialization.html). */
function pickleInArchive(bytes: Uint8Array): Uint8Array | null {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  for (let at = 0, entries = 0; at + 30 <= bytes.length && entries < 16; entries++) {
    if (view.getUint32(at, true) !== 0x04034b50) return null;
    const method = view.getUint16(at + 8, true);
    const size = view.getUint32(at + 18, true);
    const name = decodeUtf8(bytes.subarray(at + 30, at + 30 + view.getUint16(at + 26, true)));
    const start = at + 30 + view.getUint16(at + 26, true) + view.getUint16(at + 28, true);
    if (name.endsWith('.pkl')) return method === 0 ? bytes.subarray(start) : null;
    if (size === 0) return null;
    at = start + size;
  }
  return null;
}

/**
 * The head of a file of weights as the text of a document, which is how a workspace is read.
 *
 * @param sha256 of the whole file, where it was at hand; a pointer says that of what it points to
 */
export function weightsDocument(
  uri: string,
  head: Uint8Array,
  size: number,
  sha256: string | null = null,
): { readonly kind: 'text'; readonly source: SourceText } {
  const header = readWeights(uri, head, size);
  const text = JSON.stringify({ ...header, sha256: header.sha256 ?? sha256 });
  return { kind: 'text', source: { uri, language: 'json', version: 0, text } };
}
