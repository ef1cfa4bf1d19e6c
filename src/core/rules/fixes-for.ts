import { replaceFix } from '../fixes/replace.ts';
import type { NamedLiteral } from '../fixes/replace.ts';
import type { Fix } from '../model/fix.ts';
import type { Replacement } from '../model/metadata.ts';
import { runway } from './facts-of.ts';
import type { LiveReference, RuleContext } from './rule.ts';

/** The literal of a reference as fixes take it. */
export function namedLiteral(reference: LiveReference, context: RuleContext): NamedLiteral {
  const { uri, span } = reference.literal;
  return {
    identity: reference.identity,
    literal: reference.literal,
    raw: context.text(uri)?.slice(span.start, span.end) ?? null,
  };
}

/** The replacement as a fix, where there is one that lives. */
export function replacementFixes(
  reference: LiveReference,
  replacement: Replacement | null,
  context: RuleContext,
): readonly Fix[] {
  const fix = replacement ? replaceFix(namedLiteral(reference, context), replacement.id, runway(replacement)) : null;
  return fix ? [fix] : [];
}
