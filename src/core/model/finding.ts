import type { Place } from './text.ts';
import type { Fix } from './fix.ts';
import type { Spoken } from './spoken.ts';

/** How severe a finding may be, the worst first. */
export const SEVERITIES = ['error', 'warning', 'info', 'hint'] as const;
export type Severity = (typeof SEVERITIES)[number];

/** Sorts what has a severity, the worst first. */
export function bySeverity(a: { readonly severity: Severity }, b: { readonly severity: Severity }): number {
  return SEVERITIES.indexOf(a.severity) - SEVERITIES.indexOf(b.severity);
}

/** Whether a severity is as bad as another one, or worse. */
export function isAtLeast(severity: Severity, from: Severity): boolean {
  return SEVERITIES.indexOf(severity) <= SEVERITIES.indexOf(from);
}

/** Ids are final: see the rule pages in docs/rules. */
export type RuleId =
  | 'retired-model'
  | 'redirected-model'
  | 'retiring-model'
  | 'deprecated-model'
  | 'floating-model'
  | 'unpinned-revision'
  | 'renamed-model'
  | 'license-conflict'
  | 'vulnerable-package'
  | 'unsupported-parameter'
  | 'unknown-model'
  | 'provider-mismatch'
  | 'retired-api'
  | 'ended-package'
  | 'removed-sdk-api'
  | 'incompatible-packages'
  | 'mutable-tag'
  | 'unpinned-dataset'
  | 'unpinned-prompt'
  | 'unpinned-mcp-server'
  | 'insecure-endpoint'
  | 'remote-code'
  | 'unsafe-serialization'
  | 'hardcoded-credential'
  | 'unexplained-suppression'
  | 'unreachable-model'
  | 'dead-choice'
  | 'embedding-mismatch'
  | 'unevaluated-model'
  | 'gated-model'
  | 'noncommercial-license'
  | 'restricted-license'
  | 'missing-license'
  | 'unpinned-package'
  | 'denied-component'
  | 'lock-drift'
  | 'not-locked'
  | 'unused-suppression';

export interface RelatedPlace extends Spoken {
  readonly place: Place;
}

/** One thing that is wrong at one place, with what can be done about it. Its message: the fact, the consequence, what to do. */
export interface Finding extends Spoken {
  readonly rule: RuleId;
  readonly severity: Severity;
  /** Where the id is written: the literal, not the call. */
  readonly place: Place;
  /** `Reference.id` of the first reference that shows it; `''` where it is about no component. */
  readonly reference: string;
  readonly related: readonly RelatedPlace[];
  readonly fixes: readonly Fix[];
  /** `deprecated` strikes the id through in editors. */
  readonly tags: readonly 'deprecated'[];
  /** Hash of rule, detector, identity and snippet, without line numbers: it survives unrelated edits. */
  readonly fingerprint: string;
  /** Whether a policy says how severe it is: nothing else does then. */
  readonly isDecided?: true;
  /** Whether a baseline has it: it is not new, and is not told again. */
  readonly isKnown?: true;
}

/** A finding that a comment in the code silences. */
export interface SuppressedFinding extends Finding {
  /** What the comment gives as its reason; null where it gives none. */
  readonly reason: string | null;
}
