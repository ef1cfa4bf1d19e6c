import type { Identity } from './identity.ts';
import type { TextEdit } from './text.ts';

export type FixKind = 'pin' | 'replace' | 'rename' | 'suppress';

/** What inspection must find at the edited place, or the fix is withheld. */
export type Expectation =
  | {
      readonly kind: 'identity';
      readonly provider: Identity['provider'];
      readonly name: string;
      readonly pin: Identity['pin'] | null;
    }
  | { readonly kind: 'silenced' };

/** A change of text as data. `safe` keeps behaviour (pinning to what runs today); `review` may change it. */
export interface Fix {
  readonly title: string;
  readonly kind: FixKind;
  readonly preferred: boolean;
  readonly safety: 'safe' | 'review';
  readonly edits: readonly TextEdit[];
  readonly expects: Expectation;
}
