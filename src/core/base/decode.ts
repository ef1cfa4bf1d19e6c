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

/** How a text is written as bytes; UTF-16 has a byte order mark, which is part of the text. */
export type Encoding = 'utf-8' | 'utf-16le' | 'utf-16be';

const SNIFFED = 8192;

/** How bytes that are text are to be read. */
export function encodingOf(bytes: Uint8Array): Encoding {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le';
  return bytes[0] === 0xfe && bytes[1] === 0xff ? 'utf-16be' : 'utf-8';
}

/** The bytes of a text; what `decodeText` reads back is the same text. */
export function encodeText(text: string, encoding: Encoding): Uint8Array {
  if (encoding === 'utf-8') return new TextEncoder().encode(text);
  const bytes = new Uint8Array(text.length * 2);
  const view = new DataView(bytes.buffer);
  for (let i = 0; i < text.length; i++) view.setUint16(i * 2, text.charCodeAt(i), encoding === 'utf-16le');
  return bytes;
}

/**
 * Bytes as text: UTF-8, or UTF-16 where a byte order mark says so. A UTF-8 mark is kept as U+FEFF, so that offsets are
 * those of the file; editors that strip it hand over text without it. A NUL byte near the start means binary.
 */
export function decodeText(bytes: Uint8Array): Decoded {
  const encoding = encodingOf(bytes);
  if (encoding === 'utf-8' && bytes.subarray(0, SNIFFED).includes(0)) return { kind: 'binary' };
  try {
    const text = new TextDecoder(encoding, { fatal: true, ignoreBOM: true }).decode(bytes);
    return { kind: 'text', text };
  } catch {
    return { kind: 'invalid-encoding', detail: `not valid ${encoding.toUpperCase()}` };
  }
}
