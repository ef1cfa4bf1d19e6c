import type { IdGrammar, SubjectKind } from '../model/reference.ts';

/** What the detector knows of the place in which the text stands. */
export interface IdentifyContext {
  readonly grammar: IdGrammar;
  /** Who serves it as far as the detector knows; null where the text decides. */
  readonly provider: string | null;
  /** Who serves what would be the Hub's by the look of its id; absent where nothing speaks against the Hub. */
  readonly hostedBy?: string;
  readonly subject: SubjectKind;
  /** The text of a revision, version or tag argument beside the id; null where there is none. */
  readonly revision: string | null;
}
