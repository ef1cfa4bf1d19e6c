import { createHash } from 'node:crypto';

/** SHA-256 in lower-case hex. */
export function sha256Of(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}

/** The same, as the core asks for it: other hosts compute it elsewhere. */
export const digest = (bytes: Uint8Array): Promise<string> => Promise.resolve(sha256Of(bytes));
