import type { WireBytes } from '../protocol/client-requests.ts';

/** How bytes travel to a server and back. */
export interface Wire {
  readonly pack: (bytes: Uint8Array) => WireBytes;
  readonly unpack: (bytes: WireBytes) => Uint8Array;
}

/** A page and its worker hand bytes over as they are. */
export const BYTES: Wire = { pack: (bytes) => bytes, unpack: fromWire };

/** Messages to a process are text. */
export const BASE64: Wire = { pack: toBase64, unpack: fromWire };

/** Characters that one call may take as arguments. */
const AT_ONCE = 8192;

function toBase64(bytes: Uint8Array): string {
  let text = '';
  for (let at = 0; at < bytes.length; at += AT_ONCE) text += String.fromCharCode(...bytes.subarray(at, at + AT_ONCE));
  return btoa(text);
}

function fromWire(bytes: WireBytes): Uint8Array {
  return typeof bytes === 'string' ? Uint8Array.from(atob(bytes), (character) => character.charCodeAt(0)) : bytes;
}
