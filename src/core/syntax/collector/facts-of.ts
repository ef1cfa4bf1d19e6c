import type { Ecosystem, FileFacts } from '../../model/facts.ts';
import type { SourceText } from '../../model/text.ts';
import { emptyFacts } from '../empty-facts.ts';
import type { Collection } from './collection.ts';

/** What a language says of each of its documents, apart from what was collected. */
type Own = { readonly ecosystem: Ecosystem } & Pick<FileFacts, 'lineComment'> & Partial<FileFacts>;

/** The facts of a document: what was collected of it, and what its language says. */
export function factsOf(
  { scopes, imports, bindings, calls, comparisons }: Collection,
  source: SourceText,
  own: Own,
): FileFacts {
  return { ...emptyFacts(source), scopes, imports, bindings, calls, comparisons, ...own };
}
