import type { WireBytes } from '../../protocol/client-requests.ts';

/** Bytes as they came over the wire. */
export function fromWire(bytes: WireBytes): Uint8Array {
  if (typeof bytes !== 'string') return bytes;
  return Uint8Array.from(atob(bytes), (character) => character.charCodeAt(0));
}
