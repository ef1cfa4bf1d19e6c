import { replaceFix } from '../fixes/replace.ts';
import type { NamedLiteral } from '../fixes/replace.ts';
import type { Fix } from '../model/fix.ts';
import type { Replacement } from '../model/metadata.ts';
import { isDeployment, isFineTuned, runway } from './facts-of.ts';
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

/**
 * The replacement as a fix, where there is one that lives and where writing another id is all it takes: a deployment has
 * to be made first, a fine-tuned model trained.
 */
export function replacementFixes(
  reference: LiveReference,
  replacement: Replacement | null,
  context: RuleContext,
): readonly Fix[] {
  if (!replacement || isDeployment(reference) || isFineTuned(reference)) return [];
  const fix = replaceFix(namedLiteral(reference, context), replacement.id, runway(replacement, context.today));
  return fix ? [fix] : [];
}
