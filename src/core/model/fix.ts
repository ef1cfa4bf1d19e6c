import type { Identity } from './identity.ts';
import type { TextEdit } from './text.ts';
import type { Told } from './told.ts';

export type FixKind = 'pin' | 'replace' | 'rename' | 'adapt' | 'lock' | 'suppress';

/** What inspection must find at the edited place, or the fix is withheld. */
export type Expectation =
  | {
      readonly kind: 'identity';
      readonly provider: Identity['provider'];
      readonly name: string;
      readonly pin: Identity['pin'] | null;
      /** Those of the edits that write no id: parameters of the same call. */
      readonly beside?: readonly TextEdit[];
    }
  /** The finding is gone, and no error came in its place: for what is no id. */
  | { readonly kind: 'gone' }
  | { readonly kind: 'silenced' };

/** What stands behind `--` in a suppression until a person writes why. */
export const REASON_PLACEHOLDER = 'say why';

/** A change of text as data. `safe` keeps behaviour (pinning to what runs today); `review` may change it. */
export interface Fix {
  /** English: what programs, and questions about fixes, go by. */
  readonly title: string;
  /** The title for people, in whatever language. */
  readonly said?: Told;
  readonly kind: FixKind;
  readonly preferred: boolean;
  readonly safety: 'safe' | 'review';
  readonly edits: readonly TextEdit[];
  readonly expects: Expectation;
  /** Nothing was seen that uses what is written here: a setting, or a name alone. */
  readonly isSetting?: boolean;
  /** Of a package that is raised further than versions promise to fit: what changed between them, a person looks up. */
  readonly leap?: { readonly from: string; readonly to: string };
  /** Of a change of model: what goes with it, and what it leaves to a person. The title is made of these. */
  readonly migration?: Migration;
}

/** What is said of a change of model. */
export interface MigrationWords<T> {
  /** The title without what follows. */
  readonly base: T;
  /** Done in the same edit: `max_tokens → max_completion_tokens`, `without temperature`. */
  readonly changes: readonly T[];
  /** What could not be shown to work: `check temperature`. */
  readonly open: readonly T[];
}

/** What a change of model takes besides the id. */
export interface Migration extends MigrationWords<string> {
  /** The same for people, in whatever language. */
  readonly said: MigrationWords<Told>;
  /** Whether a call was seen that uses the id; a setting alone shows none. */
  readonly isSeen: boolean;
  /** Whether it is given to something that asks a model, of which nothing else was seen: other calls tell nothing of that one. */
  readonly isUnseenCall?: true;
  /** What the move changes besides, by facts that are known of both models. */
  readonly moves: readonly ModelChange[];
  /** What the model before takes and this one does not: `pdf`. Of no matter where the workspace sends none. */
  readonly lost?: readonly string[];
}

/** One fact of a model, before and after. */
export interface ModelChange {
  readonly what: 'price per million tokens' | 'context' | 'output limit' | 'input' | 'output';
  readonly before: string;
  readonly after: string;
}

/**
 * A suppression with a person's reason in the place of the placeholder; without a reason, the placeholder goes. Line
 * breaks and what would end a comment are taken out; in a notebook file the reason is written as JSON has it.
 */
export function withReason(fix: Fix, reason: string): Fix {
  const words = reason
    .replace(/\*\/|[\r\n]+/g, ' ')
    .replace(/ {2,}/g, ' ')
    .trim();
  const edits = fix.edits.map((edit) => {
    const written = edit.uri.endsWith('.ipynb') ? JSON.stringify(words).slice(1, -1) : words;
    const found = ` -- ${REASON_PLACEHOLDER}`;
    return { ...edit, newText: edit.newText.replace(found, () => (words === '' ? '' : ` -- ${written}`)) };
  });
  return { ...fix, edits };
}
