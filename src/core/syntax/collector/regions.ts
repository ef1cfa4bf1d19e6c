import type { ScopeId } from '../../model/facts.ts';
import type { Span } from '../../model/text.ts';
import type { Collection, Place } from './collection.ts';
import { isWithin } from './scopes.ts';

/** The place of code in a region that may not run. */
export function inRegion<P extends Place>(place: P, span: Span): P {
  return { ...place, region: { span, scope: place.scope } };
}

/** The innermost region around a place that may not run when `scope` runs; null where there is none. */
export function branchIn(collection: Collection, { region }: Place, scope: ScopeId): Span | null {
  return region && isWithin(collection, region.scope, scope) ? region.span : null;
}
