/** SHA-256 as the core asks for it. Most runs need none, and loading Node's cryptography is a tenth of a short run. */
export async function digest(bytes: Uint8Array): Promise<string> {
  const { sha256Of } = await import('./sha256.ts');
  return sha256Of(bytes);
}
