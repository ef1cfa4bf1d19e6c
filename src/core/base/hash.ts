/**
 * A 64-bit hash of a text as 16 hex digits: FNV-1a over UTF-16 units in two lanes with different offsets. For ids and
 * fingerprints, not for security. The same text gives the same hash on every machine.
 */
export function hashText(text: string): string {
  let low = 0x811c9dc5;
  let high = 0xc9dc5118;
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i);
    low = Math.imul(low ^ unit, 0x01000193);
    high = Math.imul(high ^ (unit + i), 0x01000193);
  }
  return (high >>> 0).toString(16).padStart(8, '0') + (low >>> 0).toString(16).padStart(8, '0');
}
