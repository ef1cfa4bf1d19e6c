import type { Ending } from './ending.ts';
import type { Place } from './text.ts';

/** What stands in a document and names no component, and may be a risk. `detector` and `name` tell it from others of its kind. */
export type Observation = EndedUse | PairInUse;

/** Something that ends is used: an API, a host, a call that the version in use does not have, a default. */
export interface EndedUse {
  readonly kind: 'ended';
  readonly ending: Ending;
  /** What is written there: `beta.threads`, `openai.ChatCompletion`, `https://…`. */
  readonly name: string;
  readonly place: Place;
  /** The whole call; null where nothing is called. */
  readonly call: Place | null;
  /** Of a call that a version does not have: `openai 1.1.1`, `every version of openai that >=1.1.1 allows`. */
  readonly version: string | null;
}

/** Two packages of one manifest that do not work together. */
export interface PairInUse {
  readonly kind: 'pair';
  readonly ending: Ending;
  readonly name: string;
  readonly place: Place;
  /** Both, with what is asked for or in use. */
  readonly versions: readonly [string, string];
}
