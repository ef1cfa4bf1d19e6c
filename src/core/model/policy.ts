import type { RuleId, Severity } from './finding.ts';
import type { Spoken } from './spoken.ts';

/** What a policy may say of a rule. */
export type RuleLevel = Severity | 'off';

/** What one policy file says, checked: what it does not say is absent. `policy/policy-shape.ts` says what each key means. */
export interface Policy {
  readonly extends?: string | readonly string[];
  readonly horizonDays?: number;
  readonly include?: readonly string[];
  readonly exclude?: readonly string[];
  readonly tests?: { readonly paths?: readonly string[]; readonly live?: boolean };
  readonly rules?: Readonly<Partial<Record<RuleId, RuleLevel | RulePolicy>>>;
  readonly allow?: Terms;
  readonly deny?: Terms;
  readonly baseline?: string;
}

/** A rule with options. */
export interface RulePolicy {
  readonly severity?: RuleLevel;
  /** Components that the rule says nothing of. */
  readonly ignore?: readonly string[];
  /** Of `denied-component`: what becomes of what nothing is known of, where there is a list of what is allowed. */
  readonly unknown?: 'allow' | 'deny';
}

/** Lists of what is allowed or denied, each by another property of a component. */
export interface Terms {
  readonly providers?: readonly Term[];
  readonly models?: readonly Term[];
  readonly publishers?: readonly Term[];
  readonly licenses?: readonly Term[];
  readonly hosts?: readonly Term[];
  readonly components?: readonly Term[];
}

/** A pattern, and why it is listed. */
export type Term = string | { readonly match: string; readonly reason?: string };

/** One file as it applies: to all documents of a folder and below. */
export interface PolicyLayer {
  /** Core uri of the folder, without a slash at its end. */
  readonly folder: string;
  /** Core uri of the file that says it. */
  readonly source: string;
  /** Its name below the root, for messages. */
  readonly name: string;
  readonly policy: Policy;
  /** Fingerprints of what is known already. */
  readonly baseline: readonly string[];
}

/** What is wrong with a file of the house, and where. */
export interface PolicyProblem extends Spoken {
  readonly span: { readonly start: number; readonly end: number };
}
