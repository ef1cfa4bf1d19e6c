import type { Ending } from './ending.ts';
import type { Place, TextEdit } from './text.ts';

/** What stands in a document and names no component, and may be a risk. `detector` and `name` tell it from others of its kind. */
export type Observation =
  EndedUse | PairInUse | RemoteCode | PickleLoad | KeyInText | BareSuppression | IdleSuppression;

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

/** Code of the repository that is loaded runs. */
export interface RemoteCode {
  readonly kind: 'remote-code';
  readonly name: string;
  readonly place: Place;
  /** What the model that is meant stands in. */
  readonly around: Place;
  /** Whether a revision is given. */
  readonly revised: boolean;
}

/** A pickle is loaded, or fetched to be. */
export interface PickleLoad {
  readonly kind: 'pickle';
  readonly name: string;
  readonly place: Place;
  readonly how: 'unchecked' | 'allowed' | 'downloaded' | 'address';
  readonly edit: TextEdit | null;
}

/** A key of a provider. */
export interface KeyInText {
  readonly kind: 'key';
  /** Whose it is. */
  readonly name: string;
  readonly place: Place;
  /** How it begins. */
  readonly shown: string;
}

/** A comment that silences without a reason. */
export interface BareSuppression {
  readonly kind: 'suppression';
  readonly name: string;
  readonly place: Place;
}

/** A comment that silences nothing. */
export interface IdleSuppression {
  readonly kind: 'idle-suppression';
  readonly name: string;
  readonly place: Place;
  /** What it names and is no rule. */
  readonly unknown: readonly string[];
  /** Takes the comment out; null where more stands in it. */
  readonly edit: TextEdit | null;
}
