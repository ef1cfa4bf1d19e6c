import { hashText } from '../base/hash.ts';
import { suppressFixes } from '../fixes/suppress.ts';
import type { Finding } from '../model/finding.ts';
import type { FileReport } from '../model/report.ts';
import { rules } from './registry.ts';
import type { AcrossHit, RuleContext } from './rule.ts';
import { directiveOver } from './run-rules.ts';
import { inEnglish } from '../model/told.ts';
import { spoken } from '../model/spoken.ts';

/** What rules about a workspace as a whole need of its documents. */
export type AcrossContext = Pick<RuleContext, 'text' | 'suppressions' | 'lineComment'>;

/** What rules say that look at all documents together, by the document in which it stands. */
export function runAcross(
  files: readonly FileReport[],
  context: AcrossContext,
): ReadonlyMap<string, readonly Finding[]> {
  const found = new Map<string, Finding[]>();
  for (const rule of rules) {
    if (!('across' in rule)) continue;
    const seen = new Map<string, number>();
    for (const hit of rule.across(files)) {
      if (directiveOver(rule.id, [hit.place], context)) continue;
      const { uri } = hit.place;
      found.set(uri, [...(found.get(uri) ?? []), findingOf(rule.id, hit, context, seen)]);
    }
  }
  return found;
}

function findingOf(
  rule: Finding['rule'],
  { place, severity, message, related }: AcrossHit,
  { text, lineComment }: AcrossContext,
  seen: Map<string, number>,
): Finding {
  const base = hashText([rule, inEnglish(message)].join('\u0000'));
  const count = seen.get(base) ?? 0;
  seen.set(base, count + 1);
  return {
    ...{ rule, severity, place, ...spoken(message), reference: '', related, tags: [] },
    fixes: suppressFixes(rule, place, text(place.uri), lineComment(place.uri)),
    fingerprint: count === 0 ? base : `${base}-${String(count)}`,
  };
}
