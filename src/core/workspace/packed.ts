import type { FileFacts } from '../model/facts.ts';
import { declaredBy } from '../resolve/declarations.ts';
import type { Declared } from '../resolve/declarations.ts';
import { packFacts } from './packed-facts.ts';

/** Facts as they go from thread to thread and to the disk, with what is asked of them while they stay packed. */
export interface PackedFacts {
  readonly bytes: Uint8Array;
  readonly kept: KeptFacts;
  readonly declared: Declared | null;
}

/** What stays known of facts that are not in use. */
export type KeptFacts = Pick<FileFacts, 'suppressions' | 'lineComment'>;

/** Null where facts are nested too deeply to be packed. */
export function packedOf(facts: FileFacts): PackedFacts | null {
  const bytes = packFacts(facts);
  return bytes && { bytes, kept: keptOf(facts), declared: declaredBy(facts) };
}

export function keptOf({ suppressions, lineComment }: FileFacts): KeptFacts {
  return { suppressions, lineComment };
}
