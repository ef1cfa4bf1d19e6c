import { applyEdits } from '../base/edits.ts';
import type { Catalog } from '../metadata/catalog.ts';
import { offersOf } from '../metadata/offers.ts';
import type { Offer } from '../model/offer.ts';
import type { Reference } from '../model/report.ts';
import type { Span } from '../model/text.ts';
import type { Logger } from '../ports.ts';
import type { Documents } from '../workspace/documents.ts';
import type { InspectContext } from './inspect-context.ts';
import { reinspection } from './prove-fixes.ts';
import type { HubFacts } from '../model/metadata.ts';
import { isServedWhere } from '../rules/replacement-fits.ts';
import type { LiveReference } from '../rules/rule.ts';
import { governing } from './govern.ts';
import { ruleContext } from './make-report.ts';

/** What may be written at a place. */
export type Completions = OfferedIds | OfferedCommits;

interface OfferedIds {
  readonly kind: 'ids';
  /** What is replaced: the id as far as it is written, with what stands before it. */
  readonly span: Span;
  /** What stands before an id and stays (`openai/`). */
  readonly prefix: string;
  readonly platform: string;
  readonly offers: readonly Offer[];
}

/** Where the revision of a repository stands. */
interface OfferedCommits {
  readonly kind: 'commits';
  readonly span: Span;
  /** The repository. */
  readonly name: string;
  readonly commits: readonly NonNullable<HubFacts['commit']>[];
}

interface CompletePorts {
  readonly documents: Documents;
  readonly context: () => InspectContext;
}

/** What no id is: written where nothing, or half an id, stands, to see whether a model would be named there. */
const NOBODYS = 'x';

const QUOTES: ReadonlySet<string> = new Set(['"', "'", '`']);

/**
 * The models that may be written where the cursor is; null where no model is named. The document is inspected as it would be with
 * something more at the cursor: so every place that detection knows is one where ids are offered.
 *
 * @param offset of the cursor, in UTF-16 units
 */
export async function complete(
  uri: string,
  offset: number,
  ports: CompletePorts,
  logger: Logger,
  signal: AbortSignal,
): Promise<Completions | null> {
  const text = ports.documents.get(uri)?.text ?? null;
  if (text === null) return null;
  const edit = { uri, span: { start: offset, end: offset }, newText: NOBODYS };
  const inspect = reinspection(ports, logger, signal);
  const at = async (texts: ReadonlyMap<string, string>): Promise<Reference | null> =>
    (await inspect([uri], texts))?.references.find(
      (one) => isModelAt(one, uri, offset) || isRevisionAt(one, uri, offset),
    ) ?? null;
  const written = isEmpty(text, offset) ? null : await at(new Map());
  const reference = written ?? (await at(new Map([[uri, applyEdits(text, [edit])]])));
  if (!reference?.literal || !reference.identity) return null;
  const spanOf = ({ start, end }: Span): Span => ({ start, end: written ? end : end - NOBODYS.length });
  const { revisionLiteral } = reference;
  if (revisionLiteral && isRevisionAt(reference, uri, offset))
    return commitsFor(reference, spanOf(revisionLiteral.span));
  const { prefix } = reference.identity;
  const { context } = governing(uri, ports.context());
  const provider = platformMeant(reference, written !== null, context.catalog);
  if (provider === null) return null;
  const rules = { ...ruleContext(context, ports.documents), beside: () => [] };
  const isAnswered = ({ id }: Offer): boolean => !isNamed(reference) || isServedWhere(reference, id, rules);
  const offers = offersOf(context.catalog, provider, reference.kind, context.today, context.horizonDays);
  return {
    ...{ kind: 'ids', span: spanOf(reference.literal.span), prefix, platform: provider },
    offers: offers.filter(isAnswered),
  };
}

/**
 * The platform in use; where only a name says that a model stands here (`OPENAI_MODEL`), the one that the name holds, or that
 * serves ids which begin as what is written.
 */
function platformMeant({ identity, label, text }: Reference, isWritten: boolean, catalog: Catalog): string | null {
  if (!identity) return null;
  const { provider, prefix } = identity;
  if (catalog.platforms.includes(provider)) return provider;
  const name = label.toLowerCase();
  const named = catalog.platforms.find((platform) => name.includes(platform));
  if (named !== undefined) return named;
  const whole = (text ?? '').slice(prefix.length);
  const begun = isWritten ? whole : whole.slice(0, -NOBODYS.length);
  if (begun.length < 3) return null;
  const like = catalog.platforms.flatMap((platform) => catalog.ids(platform).find((id) => id.startsWith(begun)) ?? []);
  return like[0] === undefined ? null : (catalog.platformsOf(like[0])[0] ?? null);
}

function isNamed(reference: Reference): reference is LiveReference {
  return reference.identity !== null && reference.literal !== null && reference.text !== null;
}

/** The commits that are known of the repository; null where none is. */
function commitsFor({ identity, metadata }: Reference, span: Span): OfferedCommits | null {
  const known = metadata?.kind === 'found' ? metadata.value : null;
  const commit = known?.hub?.value.commit ?? null;
  // A commit of what is not there any more cannot be loaded.
  if (!identity || !commit || known?.lifecycle?.value.status === 'retired') return null;
  return { kind: 'commits', span, name: identity.name, commits: [commit] };
}

function isRevisionAt({ revisionLiteral, identity }: Reference, uri: string, offset: number): boolean {
  if (revisionLiteral?.uri !== uri || identity?.provider !== 'huggingface') return false;
  return revisionLiteral.span.start <= offset && offset <= revisionLiteral.span.end;
}

function isEmpty(text: string, offset: number): boolean {
  const before = text[offset - 1] ?? '';
  return QUOTES.has(before) && text[offset] === before;
}

function isModelAt({ kind, literal, use }: Reference, uri: string, offset: number): boolean {
  if ((kind !== 'model' && kind !== 'embedding-model') || use === 'listed' || literal?.uri !== uri) return false;
  return literal.span.start <= offset && offset <= literal.span.end;
}
