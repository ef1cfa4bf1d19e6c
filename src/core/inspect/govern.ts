import type { Surroundings } from '../detect/surroundings.ts';
import { isLockFile, isOwnFile, policyRank } from '../base/policy-files.ts';
import type { Finding } from '../model/finding.ts';
import type { Lookup, ModelMetadata } from '../model/metadata.ts';
import type { PolicyProblem } from '../model/policy.ts';
import type { Note, Reference } from '../model/report.ts';
import { namesOf } from '../policy/component-names.ts';
import type { Governing, House } from '../policy/house.ts';
import { readLock } from '../policy/lock/read-lock.ts';
import { readPolicy } from '../policy/read-policy.ts';
import { ruleIds } from '../rules/registry.ts';
import type { InspectContext } from './inspect-context.ts';

/** How a document is inspected where policies have a say. */
interface Governed {
  readonly rule: Governing;
  readonly context: InspectContext;
  readonly around: (surroundings: Surroundings) => Surroundings;
}

/** What policies say of a document, and the context that follows from that. What was said for this run comes before. */
export function governing(uri: string, context: InspectContext): Governed {
  const rule = context.house.at(uri);
  const set = context.setAt(uri);
  const horizonDays = (context.fixed.horizonDays ? null : rule.horizonDays) ?? set.horizonDays;
  const includeTests = (context.fixed.includeTests ? null : rule.testsLive) ?? set.includeTests;
  return {
    rule,
    context: withTests(withHorizon(context, horizonDays), includeTests),
    around: (surroundings) =>
      rule.isTest && surroundings.kind === 'live' ? { kind: 'not-live', why: 'test' } : surroundings,
  };
}

function withTests(context: InspectContext, includeTests: boolean): InspectContext {
  return includeTests === context.includeTests ? context : { ...context, includeTests };
}

/** What is known of a component depends on the horizon: a replacement has to outlive it. */
function withHorizon(context: InspectContext, horizonDays: number): InspectContext {
  if (horizonDays === context.horizonDays) return context;
  const known = context.knownWithin.get(horizonDays) ?? new Map<string, Lookup<ModelMetadata> | null>();
  context.knownWithin.set(horizonDays, known);
  return { ...context, horizonDays, known };
}

/** Findings as policies will have them: left out, more or less severe, or known already. */
export function judged<F extends Finding>(
  findings: readonly F[],
  references: readonly Reference[],
  house: House,
): readonly F[] {
  return findings.flatMap((finding) => {
    const rule = house.at(finding.place.uri);
    const level = rule.levelOf(finding.rule);
    if (level === 'off' || rule.isExcluded) return [];
    const named = references.find(({ id }) => id === finding.reference);
    if (named?.identity && rule.ignores(finding.rule, namesOf({ ...named, identity: named.identity }))) return [];
    return [
      {
        ...finding,
        ...(level !== null && { severity: level, isDecided: true as const }),
        ...(rule.isKnown(finding.fingerprint) && { isKnown: true as const }),
      },
    ];
  });
}

/** What is wrong with a policy or a lock file: in its text, and beyond. */
export function notesOnWord(uri: string, text: string | null, context: InspectContext): readonly Note[] {
  const problems = text === null ? [] : problemsIn(uri, text, context);
  const inText = problems.map(({ span, message, said }): Note => {
    return { uri, kind: 'policy', detail: message, ...(said && { said }), place: { uri, span } };
  });
  return [...inText, ...context.wordNotes(uri)];
}

function problemsIn(uri: string, text: string, { isWord }: InspectContext): readonly PolicyProblem[] {
  if (isLockFile(uri)) return readLock(uri, text).problems;
  // A baseline is a report.
  if (isWord(uri) && !isOwnFile(uri) && text.includes('"modelkeel/report@')) return [];
  if (!isWord(uri) && policyRank(uri) === null) return [];
  return readPolicy(uri, text, ruleIds)?.problems ?? [];
}
