import type { FileFacts } from '../model/facts.ts';
import { packData } from './pack-data.ts';
import { opened, sealed } from './sealed-bytes.ts';
import { unpackData } from './unpack-data.ts';

/** Changes with the encoding, and where a front end says the same in another way: packed facts of another version are none. */
const PACKED_FACTS_VERSION = 3;

/**
 * Facts as bytes: a fortieth of their size in memory, and unpacked in a fraction of the time that parsing takes.
 * Null where facts are nested deeper than the stack bears.
 */
export function packFacts(facts: FileFacts): Uint8Array | null {
  const body = packData(facts, false);
  return body && sealed(body, PACKED_FACTS_VERSION);
}

/** The facts that were packed, equal in depth; null where the bytes are damaged, cut, or of another version. */
export function unpackFacts(bytes: Uint8Array): FileFacts | null {
  const body = opened(bytes, PACKED_FACTS_VERSION);
  const facts = body && unpackData(body, false);
  return typeof facts === 'object' ? (facts as FileFacts | null) : null;
}
