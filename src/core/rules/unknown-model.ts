import { placeName } from '../base/platform-names.ts';
import { renameFix } from '../fixes/replace.ts';
import { hasBlanks, isFineTuned } from './facts-of.ts';
import { namedLiteral } from './fixes-for.ts';
import type { LiveReference, Rule, RuleContext, RuleHit } from './rule.ts';
import { told } from '../model/told.ts';
import { titled } from '../model/spoken.ts';

function blanks(reference: LiveReference, context: RuleContext): RuleHit {
  const { identity, text, literal } = reference;
  const raw = context.text(literal.uri)?.slice(literal.span.start, literal.span.end);
  const { provider, name } = identity;
  return {
    severity: 'warning',
    message: told`${name} is written with a blank at an end; ${placeName(provider)} knows no such id, so requests fail.`,
    fixes:
      raw === text
        ? [
            {
              ...titled(told`Remove the blank`),
              kind: 'rename',
              preferred: true,
              safety: 'safe',
              edits: [{ ...literal, newText: text.trim() }],
              expects: { kind: 'identity', provider, name, pin: null },
            },
          ]
        : [],
    tags: [],
  };
}

/** An id that a platform with a complete list does not have, and that is close to one it has. */
export const unknownModel: Rule = {
  id: 'unknown-model',
  check: (reference, context) => {
    const { metadata, identity } = reference;
    if (hasBlanks(reference)) return blanks(reference, context);
    if (metadata?.kind !== 'absent' || !metadata.complete) return null;
    const [nearest] = metadata.suggestions;
    // Without a similar name, the catalog may simply be older than the model.
    if (nearest === undefined || isFineTuned(reference) || context.platformsOf(identity.lookup).length > 0) return null;
    // A custom server may name its models as it likes, and a convention only guesses who serves.
    if (reference.addressed || reference.detector.startsWith('convention/')) return null;
    return {
      severity: 'warning',
      message: told`${identity.name} is not a known model of ${placeName(identity.provider)}. Did you mean ${nearest}?`,
      fixes: metadata.suggestions.slice(0, 3).flatMap((id) => renameFix(namedLiteral(reference, context), id) ?? []),
      tags: [],
    };
  },
};
