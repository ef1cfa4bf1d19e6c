import type { FileFacts } from '../model/facts.ts';
import type { Candidate } from '../model/reference.ts';
import { endpointByAddress } from './conventions/endpoints.ts';
import type { ServedAt } from './conventions/endpoints.ts';
import { modelByName } from './conventions/model-names.ts';
import type { Likely } from './conventions/model-names.ts';
import { matchCalls } from './match.ts';
import type { MatchContext } from './match.ts';
import { visitValues } from './strings.ts';

/** What detection asks of other rooms. */
export interface DetectContext extends MatchContext {
  readonly likely: Likely;
  readonly servedAt: ServedAt;
}

/** Everything in a document that names a component: what SDK tables explain first, then what names and addresses tell. */
export function detect(facts: FileFacts, context: DetectContext): readonly Candidate[] {
  const matched = matchCalls(facts, context).flatMap(({ candidates }) => candidates);
  const taken = new Set(matched.map(({ site }) => site.start));
  const rest: Candidate[] = [];
  visitValues(facts, (found) => {
    if (taken.has(found.value.span.start)) return;
    const candidate = endpointByAddress(facts, found, context.servedAt) ?? modelByName(facts, found, context.likely);
    if (candidate) {
      taken.add(found.value.span.start);
      rest.push(candidate);
    }
  });
  return [...matched, ...rest];
}
