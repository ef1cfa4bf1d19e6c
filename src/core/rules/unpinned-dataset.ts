import { pinRevisionFix } from '../fixes/pin.ts';
import { fromRevision, metadataOf } from './facts-of.ts';
import type { LiveReference, Rule } from './rule.ts';
import { told } from '../model/told.ts';

/** A data set of the Hub loaded without a commit, by a call that could name one. */
export const unpinnedDataset: Rule = {
  id: 'unpinned-dataset',
  subjects: ['dataset'],
  check: (reference, context) => {
    const { identity, insertion, revisionLiteral, literal } = reference;
    if (identity.provider !== 'huggingface' || identity.pin !== 'floating' || !isLoaded(reference)) return null;
    if (!insertion && !revisionLiteral) return null;
    const { revision, name } = identity;
    const how = fromRevision(revision);
    const commit = metadataOf(reference)?.hub?.value.commit ?? null;
    const quote = context.text(literal.uri)?.[literal.span.start - 1] === "'" ? "'" : '"';
    const text = insertion ? context.text(insertion.uri) : null;
    const target = { provider: identity.provider, name, insertion, revisionLiteral, text, quote };
    const fix = commit ? pinRevisionFix(target, commit.sha, commit.chosenBy) : null;
    return {
      severity: 'warning',
      message: told`${name} is loaded ${how}; its rows can change between runs, and with them what is trained or measured. Pin a commit.`,
      fixes: fix ? [fix] : [],
      tags: [],
    };
  },
};

/** By a call or a command, or by a tool whose settings can name a commit. */
function isLoaded({ use, insertion }: LiveReference): boolean {
  return use === 'call' || (use === 'config' && insertion?.style === 'setting');
}
