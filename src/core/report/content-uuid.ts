import { hashText } from '../base/hash.ts';

/** A UUID of version 8, which is free to be made of anything (RFC 9562): here, of the content. */
export function uuidOf(text: string): string {
  const hex = hashText(text) + hashText(`${text}\u0000`);
  const variant = ((parseInt(hex[16] ?? '0', 16) & 0x3) | 0x8).toString(16);
  const groups = [hex.slice(0, 8), hex.slice(8, 12), `8${hex.slice(13, 16)}`, `${variant}${hex.slice(17, 20)}`];
  return [...groups, hex.slice(20, 32)].join('-');
}
