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

/**
 * How a text is written as bytes; UTF-16 has a byte order mark, which is part of the text. Windows-1252 is what is no UTF-8:
 * nearly all of that are texts of western Europe from before, and what matters here is ASCII in each of them.
 */
export type Encoding = 'utf-8' | 'utf-16le' | 'utf-16be' | 'windows-1252';

const SNIFFED = 8192;

/** How bytes that are text are to be read. */
export function encodingOf(bytes: Uint8Array): Encoding {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le';
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be';
  return decodedAs(bytes, 'utf-8') === null ? 'windows-1252' : 'utf-8';
}

function decodedAs(bytes: Uint8Array, encoding: Exclude<Encoding, 'windows-1252'>): string | null {
  try {
    return new TextDecoder(encoding, { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return null;
  }
}

/**
 * The characters of the bytes from 0x80 to 0x9F (https://encoding.spec.whatwg.org/index-windows-1252.txt). Decoders of some
 * versions of Node take them for control characters.
 */
const MOVED = '€\x81‚ƒ„…†‡ˆ‰Š‹Œ\x8DŽ\x8F\x90‘’“”•–—˜™š›œ\x9DžŸ';
const FIRST_MOVED = 0x80;
const PIECE = 8192;

function decodeWindows(bytes: Uint8Array): string {
  let text = '';
  for (let at = 0; at < bytes.length; at += PIECE) text += String.fromCharCode(...bytes.subarray(at, at + PIECE));
  return text.replace(/[\x80-\x9F]/g, (char) => MOVED[char.charCodeAt(0) - FIRST_MOVED] ?? char);
}

/** Control characters of a text that nobody can read: a compressed file, a font. */
const CONTROL = /[\0-\x08\x0e-\x1a\x1c-\x1f]/;

function encodeWindows(text: string): Uint8Array {
  return Uint8Array.from(text, (char) => {
    const at = MOVED.indexOf(char);
    const code = at >= 0 ? FIRST_MOVED + at : char.charCodeAt(0);
    if (code > 0xff) throw new RangeError('a character that Windows-1252 does not have');
    return code;
  });
}

/** The bytes of a text; what `decodeText` reads back is the same text. */
export function encodeText(text: string, encoding: Encoding): Uint8Array {
  if (encoding === 'utf-8') return new TextEncoder().encode(text);
  if (encoding === 'windows-1252') return encodeWindows(text);
  const bytes = new Uint8Array(text.length * 2);
  const view = new DataView(bytes.buffer);
  for (let i = 0; i < text.length; i++) view.setUint16(i * 2, text.charCodeAt(i), encoding === 'utf-16le');
  return bytes;
}

/**
 * Bytes as text: UTF-8, or UTF-16 where a byte order mark says so, else Windows-1252. A UTF-8 mark is kept as U+FEFF, so that
 * offsets are those of the file; editors that strip it hand over text without it. A NUL byte near the start means binary.
 */
export function decodeText(bytes: Uint8Array): Decoded {
  const marked =
    bytes[0] === 0xff && bytes[1] === 0xfe ? 'utf-16le' : bytes[0] === 0xfe && bytes[1] === 0xff ? 'utf-16be' : null;
  if (marked === null && bytes.subarray(0, SNIFFED).includes(0)) return { kind: 'binary' };
  const text = decodedAs(bytes, marked ?? 'utf-8');
  if (text !== null) return { kind: 'text', text };
  const western = marked === null ? decodeWindows(bytes) : null;
  if (western !== null && !CONTROL.test(western)) return { kind: 'text', text: western };
  return { kind: 'invalid-encoding', detail: `not valid ${(marked ?? 'utf-8').toUpperCase()}` };
}
