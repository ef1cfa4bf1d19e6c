import type { Fix, ModelChange } from './fix.ts';
import type { Offer } from './offer.ts';
import type { SubjectKind } from './reference.ts';
import type { Place } from './text.ts';
import type { Told } from './told.ts';

/** A model that may be chosen in the place of another one, and what that takes. */
export interface MigrationChoice {
  readonly offer: Offer;
  /** Whether its platform, or who tells of ends, names it as the replacement. */
  readonly isAdvised: boolean;
  /** What is changed in the calls with it. */
  readonly changes: readonly Told[];
  /** What is left to a person. */
  readonly open: readonly Told[];
  readonly moves: readonly ModelChange[];
  /** How many of the places where the model is written can be changed. */
  readonly places: number;
}

/** What comes of a choice: the fixes that hold, and the places that have to be changed by hand. */
export interface Migrated {
  readonly fixes: readonly Fix[];
  readonly left: readonly Place[];
}

/** Whether there is a list of others to choose from. */
export function isMigratable(kind: SubjectKind, provider: string | undefined): boolean {
  return (kind === 'model' || kind === 'embedding-model') && provider !== undefined;
}
