import type { ModelMetadata } from './metadata.ts';

/** A model that a platform serves, as something to choose. */
export interface Offer {
  readonly id: string;
  readonly metadata: ModelMetadata;
  /** It has an end that is announced, or was deprecated without a day. */
  readonly isEnding: boolean;
}
