import type { HubCard, HubRepository } from './hub.ts';
import type { Fetched } from './online.ts';

/** What one source says of a component now. */
export interface LiveSection {
  readonly kind: 'hub';
  readonly repository: Fetched<HubRepository>;
  /** null where there is no repository to have one. */
  readonly card: Fetched<HubCard> | null;
}
