import { lengthenFix, pinRevisionFix } from '../fixes/pin.ts';
import type { RevisionTarget } from '../fixes/pin.ts';
import type { CallParameter } from '../model/contract.ts';
import type { HubFacts } from '../model/metadata.ts';
import type { Via } from '../model/reference.ts';
import { fromRevision, lifecycleOf, metadataOf } from './facts-of.ts';
import type { LiveReference, Rule, RuleContext, RuleHit } from './rule.ts';
import { told } from '../model/told.ts';

/** A Hub model loaded without a commit, by a call that could name one. */
export const unpinnedRevision: Rule = {
  id: 'unpinned-revision',
  check: (reference, context) => {
    const { identity, insertion, revisionLiteral } = reference;
    if (identity.provider !== 'huggingface' || identity.pin !== 'floating' || reference.use !== 'call') return null;
    if (!insertion && !revisionLiteral) return null;
    // What is gone has no commit to pin.
    if (lifecycleOf(reference)?.status === 'retired') return null;
    // What is on this machine already does not change.
    if (reference.parameters?.list.some(isLocal)) return null;
    const { revision, name } = identity;
    if (SHORT_COMMIT.test(revision.value ?? '')) return shortened(reference, context);
    const how = fromRevision(revision);
    const commit = isFixed(reference) ? commitOf(reference) : null;
    const fix = commit ? pinRevisionFix(targetOf(reference, context), commit.sha, commit.chosenBy) : null;
    return {
      severity: 'warning',
      message: told`${name} is loaded ${how}; the weights can change between runs. Pin a commit.`,
      fixes: fix ? [fix] : [],
      tags: [],
    };
  },
};

/** A commit by its first digits: the Hub resolves it, and one day it may mean another as well. */
const SHORT_COMMIT = /^[0-9a-f]{7,39}$/;

/** A short commit is written in full where the catalog knows how it goes on, and never exchanged for another one. */
function shortened(reference: LiveReference, context: RuleContext): RuleHit {
  const { name, revision } = reference.identity;
  const short = revision.value ?? '';
  const commit = commitOf(reference);
  const isKnown = commit?.sha.startsWith(short) === true && reference.revisionLiteral !== null;
  const fix = isKnown ? lengthenFix(targetOf(reference, context), commit.sha) : null;
  return {
    severity: 'info',
    message: told`${name} is loaded from the short commit ${short}; write it in full, so that it can mean no other one.`,
    fixes: fix ? [fix] : [],
    tags: [],
  };
}

function commitOf(reference: LiveReference): NonNullable<HubFacts['commit']> | null {
  // A commit of what is not there any more cannot be loaded.
  if (metadataOf(reference)?.lifecycle?.value.status === 'retired') return null;
  return metadataOf(reference)?.hub?.value.commit ?? null;
}

/** Ways on which the id may be another one than the one that is written. */
const OPEN_WAYS: ReadonlySet<Via> = new Set<Via>([
  'environment',
  'environment-default',
  'fallback',
  'conditional',
  'parameter-default',
]);

/** Whether the id is the one that is written: a commit is of one repository. */
function isFixed({ resolution, via }: LiveReference): boolean {
  return resolution === 'known' && !via.some((step) => OPEN_WAYS.has(step));
}

function isLocal({ name, constant }: CallParameter): boolean {
  return name === 'local_files_only' && constant !== null && /^true$/i.test(constant);
}

function targetOf(reference: LiveReference, context: RuleContext): RevisionTarget {
  const { identity, insertion, revisionLiteral } = reference;
  const { provider, name } = identity;
  return { provider, name, insertion, revisionLiteral, quote: quoteOf(reference, context) };
}

/** The quote the id is written with; a template's back tick is no quote for a plain argument. */
function quoteOf({ literal }: LiveReference, context: RuleContext): string {
  const text = context.text(literal.uri) ?? '';
  return text[literal.span.start - 1] === "'" ? "'" : '"';
}
