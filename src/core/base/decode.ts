/** What bytes turned out to be. */
export type Decoded =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'binary' }
  | { readonly kind: 'invalid-encoding'; readonly detail: string };

interface Decoder {
  decode(input: Uint8Array): string;
}
declare const TextDecoder: new (
  label: string,
  options: { readonly fatal: boolean; readonly ignoreBOM: boolean },
) => Decoder;

const SNIFFED = 8192;

/**
 * Bytes as text: UTF-8, or UTF-16 where a byte order mark says so. A UTF-8 mark is kept as U+FEFF, so that offsets are
 * those of the file; editors that strip it hand over text without it. A NUL byte near the start means binary.
 */
export function decodeText(bytes: Uint8Array): Decoded {
  const wide =
    bytes[0] === 0xff && bytes[1] === 0xfe ? 'utf-16le' : bytes[0] === 0xfe && bytes[1] === 0xff ? 'utf-16be' : null;
  if (wide === null && bytes.subarray(0, SNIFFED).includes(0)) return { kind: 'binary' };
  try {
    const text = new TextDecoder(wide ?? 'utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
    return { kind: 'text', text };
  } catch {
    return { kind: 'invalid-encoding', detail: `not valid ${wide === null ? 'UTF-8' : wide.toUpperCase()}` };
  }
}
