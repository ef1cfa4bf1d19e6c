import type { FileFacts } from '../../model/facts.ts';
import type { Candidate } from '../../model/reference.ts';
import { onlyShows } from '../call-purposes.ts';
import { inExample, listedIn } from '../listed.ts';
import { idInAddress } from '../model-addresses.ts';
import type { ValueInContext } from '../strings.ts';
import { flatten, mayName } from '../word-parts.ts';

/** Finds ids inside of addresses: requests whose path names the model, and files of weights on the Hub. */
export function modelByAddress(facts: FileFacts, { value, contexts }: ValueInContext): Candidate | null {
  if (value.kind !== 'string' && value.kind !== 'join') return null;
  const flat = flatten(value);
  if (!flat.text.includes('/')) return null;
  const found = idInAddress(flat.text);
  const id = found ? flat.slice(found.start, found.end) : null;
  if (!found || !id || !mayName(id) || inExample(contexts)) return null;
  if (contexts.some((context) => context.kind === 'argument' && onlyShows(context.call))) return null;
  const listed = listedIn(contexts);
  const called = contexts.some((context) => context.kind === 'argument');
  return {
    detector: 'convention/model-address',
    subject: found.subject,
    use: listed !== null ? 'listed' : called ? 'call' : 'config',
    useReason: listed ?? 'part of the address of a model',
    provider: found.provider,
    client: null,
    grammar: found.grammar,
    uri: facts.uri,
    site: id.span,
    value: id,
    revision: found.revision && flat.slice(found.revision.start, found.revision.end),
    insertion: null,
    confidence: id.kind === 'string' ? 'sure' : 'likely',
    label: 'address',
  };
}
