import { pinRevisionFix } from '../fixes/pin.ts';
import { metadataOf } from './facts-of.ts';
import type { LiveReference, Rule, RuleContext } from './rule.ts';

/** A Hub model loaded without a commit, by a call that could name one. */
export const unpinnedRevision: Rule = {
  id: 'unpinned-revision',
  check: (reference, context) => {
    const { identity, insertion, revisionLiteral } = reference;
    if (identity.provider !== 'huggingface' || identity.pin !== 'floating' || reference.use !== 'call') return null;
    if (!insertion && !revisionLiteral) return null;
    const { revision, name } = identity;
    const how = revision.value === null ? 'without a revision' : `from the ${revision.kind} ${revision.value}`;
    const commit = metadataOf(reference)?.hub?.value.commit ?? null;
    const target = {
      provider: identity.provider,
      name,
      insertion,
      revisionLiteral,
      quote: quoteOf(reference, context),
    };
    const fix = commit ? pinRevisionFix(target, commit.sha, commit.chosenBy) : null;
    return {
      severity: 'warning',
      message: `${name} is loaded ${how}; the weights can change between runs. Pin a commit.`,
      fixes: fix ? [fix] : [],
      tags: [],
    };
  },
};

/** The quote the id is written with; a template's back tick is no quote for a plain argument. */
function quoteOf({ literal }: LiveReference, context: RuleContext): string {
  const text = context.text(literal.uri) ?? '';
  return text[literal.span.start - 1] === "'" ? "'" : '"';
}
