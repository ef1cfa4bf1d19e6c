import { applyEdits } from '../base/edits.ts';
import { offersOf } from '../metadata/offers.ts';
import type { Offer } from '../model/offer.ts';
import type { Reference } from '../model/report.ts';
import type { Span } from '../model/text.ts';
import type { Logger } from '../ports.ts';
import type { Documents } from '../workspace/documents.ts';
import type { InspectContext } from './inspect-context.ts';
import { reinspection } from './prove-fixes.ts';

/** What may be written at a place. */
export interface Completions {
  /** What is replaced: the id as far as it is written, with what stands before it. */
  readonly span: Span;
  /** What stands before an id and stays (`openai/`). */
  readonly prefix: string;
  readonly platform: string;
  readonly offers: readonly Offer[];
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
    (await inspect([uri], texts))?.references.find((one) => isModelAt(one, uri, offset)) ?? null;
  const written = isEmpty(text, offset) ? null : await at(new Map());
  const reference = written ?? (await at(new Map([[uri, applyEdits(text, [edit])]])));
  if (!reference?.literal || !reference.identity) return null;
  const { provider, prefix } = reference.identity;
  const { catalog, today, horizonDays } = ports.context();
  const { start, end } = reference.literal.span;
  const offers = offersOf(catalog, provider, reference.kind, today, horizonDays);
  return { span: { start, end: written ? end : end - NOBODYS.length }, prefix, platform: provider, offers };
}

function isEmpty(text: string, offset: number): boolean {
  const before = text[offset - 1] ?? '';
  return QUOTES.has(before) && text[offset] === before;
}

function isModelAt({ kind, literal, use }: Reference, uri: string, offset: number): boolean {
  if ((kind !== 'model' && kind !== 'embedding-model') || use === 'listed' || literal?.uri !== uri) return false;
  return literal.span.start <= offset && offset <= literal.span.end;
}
