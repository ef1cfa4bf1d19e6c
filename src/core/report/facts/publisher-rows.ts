import type { ModelMetadata } from '../../model/metadata.ts';
import type { FactRow } from './fact-row.ts';

/** Who publishes a repository, where that is worth a word: nobody the catalog knows, or a name like that of somebody else. */
export function publisherRows({ publisher }: ModelMetadata): readonly FactRow[] {
  if (!publisher || publisher.isKnown) return [];
  const { namespace, lookalike } = publisher;
  const value =
    lookalike === null
      ? `${namespace}, not in the catalog`
      : `${namespace}, not in the catalog; looks like ${lookalike}`;
  return [{ name: 'Publisher', value, evidence: null, brief: lookalike !== null }];
}
