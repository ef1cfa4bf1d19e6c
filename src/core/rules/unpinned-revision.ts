import { lengthenFix, pinRevisionFix } from '../fixes/pin.ts';
import type { RevisionTarget } from '../fixes/pin.ts';
import type { CallParameter } from '../model/contract.ts';
import type { HubFacts } from '../model/metadata.ts';
import type { Via } from '../model/reference.ts';
import { fromRevision, lifecycleOf, metadataOf } from './facts-of.ts';
import type { Place } from '../model/text.ts';
import type { LiveReference, Rule, RuleContext, RuleHit } from './rule.ts';
import { told } from '../model/told.ts';

/** A Hub model loaded without a commit, by a call that could name one. */
export const unpinnedRevision: Rule = {
  id: 'unpinned-revision',
  check: (reference, context) => {
    const { identity } = reference;
    if (identity.provider !== 'huggingface' || identity.pin !== 'floating' || !isLoaded(reference)) return null;
    const target = targetOf(reference, context);
    const isWritable = target.insertion !== null || target.revisionLiteral !== null;
    if (!isWritable) return lackingRevision(reference);
    // What is gone has no commit to pin.
    if (lifecycleOf(reference)?.status === 'retired') return null;
    // What is on this machine already does not change.
    if (reference.parameters?.list.some(isLocal)) return null;
    const { revision, name } = identity;
    if (SHORT_COMMIT.test(revision.value ?? '')) return shortened(reference, context);
    const how = fromRevision(revision);
    const commit = isFixed(reference) ? commitOf(reference) : null;
    const fix = commit ? pinRevisionFix(target, commit.sha, commit.chosenBy) : null;
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

/** Whether it is loaded where it stands: by a call or a command, from an address, or by a tool whose settings can name a commit. */
function isLoaded({ use, insertion, detector }: LiveReference): boolean {
  return use === 'call' || (use === 'config' && (insertion?.style === 'setting' || detector === ADDRESS));
}

const ADDRESS = 'convention/model-address';
/** Programs that load from the Hub and take no commit. */
const TAKES_NONE: Readonly<Record<string, string>> = {
  'llama-cpp/repository': 'llama.cpp',
};

/** Where nothing can say which commit is meant: fetched first, and given as a file, it is always the same. */
function lackingRevision({ detector, identity: { name } }: LiveReference): RuleHit | null {
  const program = TAKES_NONE[detector];
  if (program === undefined) return null;
  return {
    severity: 'info',
    message: told`${name} is loaded without a revision, and ${program} takes none; the weights can change between runs. Fetch it with \`hf download ${name} --revision <commit>\`, or snapshot_download, and give ${program} the file.`,
    fixes: [],
    tags: [],
  };
}

function targetOf(reference: LiveReference, context: RuleContext): RevisionTarget {
  const { identity, insertion } = reference;
  const { provider, name } = identity;
  const revisionLiteral = reference.revisionLiteral ?? branchInAddress(reference, context);
  const text = insertion ? context.text(insertion.uri) : null;
  return { provider, name, insertion, revisionLiteral, text, quote: quoteOf(reference, context) };
}

/** The branch in the address of a file: `…/resolve/main/model.gguf`. */
function branchInAddress({ identity, literal }: LiveReference, context: RuleContext): Place | null {
  const branch = identity.revision.value;
  if (branch === null) return null;
  const raw = context.text(literal.uri)?.slice(literal.span.start, literal.span.end) ?? '';
  const [found, ...others] = [...raw.matchAll(/\/(?:resolve|blob|raw)\/([^/\s]+)\//g)];
  if (found?.[1] !== branch || others.length > 0) return null;
  const start = literal.span.start + found.index + found[0].length - branch.length - 1;
  return { uri: literal.uri, span: { start, end: start + branch.length } };
}

/** The quote the id is written with; a template's back tick is no quote for a plain argument. */
function quoteOf({ literal }: LiveReference, context: RuleContext): string {
  const text = context.text(literal.uri) ?? '';
  return text[literal.span.start - 1] === "'" ? "'" : '"';
}
