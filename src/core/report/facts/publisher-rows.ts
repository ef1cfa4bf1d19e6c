import type { ModelMetadata } from '../../model/metadata.ts';
import type { FactRow } from './fact-row.ts';

/** The publisher of a repository, if noteworthy: not in the catalog, or a name similar to a known one. */
export function publisherRows({ publisher }: ModelMetadata): readonly FactRow[] {
  if (!publisher || publisher.isKnown) return [];
  const { namespace, lookalike } = publisher;
  const value =
    lookalike === null
      ? `${namespace}, not in the catalog`
      : `${namespace}, not in the catalog; looks like ${lookalike}`;
  return [{ name: 'Publisher', value, evidence: null, brief: lookalike !== null }];
}
