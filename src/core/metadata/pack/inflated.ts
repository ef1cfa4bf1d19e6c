import { inflateSync } from 'fflate';
import type { Assets } from '../../ports.ts';

/** The asset that holds a file of facts: its text in raw DEFLATE (RFC 1951). */
export function packedName(name: 'advisories' | 'endings'): string {
  return `${name}.json.deflate`;
}

/** The text of such an asset. */
export async function readPacked(assets: Assets, name: 'advisories' | 'endings'): Promise<Uint8Array> {
  return (assets.inflate ?? inflateSync)(await assets.read(packedName(name)));
}
