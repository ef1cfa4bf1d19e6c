/** The platforms' own decoder; the core has no types of any host. */
declare const TextDecoder: new (encoding: string) => { decode: (bytes: Uint8Array) => string };

/** Text of bytes; what is no UTF-8 becomes a sign that says so. */
export function decodeUtf8(bytes: Uint8Array): string {
  return new TextDecoder('utf-8').decode(bytes);
}
