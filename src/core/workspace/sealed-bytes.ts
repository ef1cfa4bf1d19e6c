const HEAD = 8;

/** Puts a version and a sum in front, so that nothing else is ever read as this. */
export function sealed(body: Uint8Array, version: number): Uint8Array {
  const bytes = new Uint8Array(HEAD + body.length);
  const head = new DataView(bytes.buffer);
  head.setUint32(0, version);
  head.setUint32(4, sumOf(body));
  bytes.set(body, HEAD);
  return bytes;
}

/** What was sealed; null where the bytes are damaged, cut, or of another version. */
export function opened(bytes: Uint8Array, version: number): Uint8Array | null {
  if (bytes.length < HEAD) return null;
  const head = new DataView(bytes.buffer, bytes.byteOffset, HEAD);
  const body = bytes.subarray(HEAD);
  return head.getUint32(0) === version && head.getUint32(4) === sumOf(body) ? body : null;
}

/** FNV-1a over words (http://www.isthe.com/chongo/tech/comp/fnv/): against damage, not against an enemy. */
function sumOf(bytes: Uint8Array): number {
  let sum = 0x811c9dc5 ^ bytes.length;
  const whole = bytes.length >> 2;
  const isAligned = bytes.byteOffset % 4 === 0;
  const words = new Uint32Array(
    isAligned ? bytes.buffer : Uint8Array.from(bytes).buffer,
    isAligned ? bytes.byteOffset : 0,
    whole,
  );
  for (let index = 0; index < whole; index++) sum = Math.imul(sum ^ (words[index] ?? 0), 0x01000193);
  for (const byte of bytes.subarray(whole * 4)) sum = Math.imul(sum ^ byte, 0x01000193);
  return sum >>> 0;
}
