import type { ModelMetadata } from '../../model/metadata.ts';
import type { FactRow } from './fact-row.ts';
import { told } from '../../model/told.ts';

/** The publisher of a repository, if noteworthy: not in the catalog, or a name similar to a known one. */
export function publisherRows({ publisher }: ModelMetadata): readonly FactRow[] {
  if (!publisher || publisher.isKnown) return [];
  const { namespace, lookalike } = publisher;
  const value =
    lookalike === null
      ? told`${namespace}, not in the catalog`
      : told`${namespace}, not in the catalog; looks like ${lookalike}`;
  return [{ name: told`Publisher`, value, evidence: null, brief: lookalike !== null }];
}
