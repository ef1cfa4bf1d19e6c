import type { Ecosystem, FileFacts } from '../../model/facts.ts';
import type { SourceText } from '../../model/text.ts';
import { emptyFacts } from '../empty-facts.ts';
import type { Node } from '../tree/node.ts';
import type { Collection } from './collection.ts';
import { conditionsIn } from './conditions.ts';

/** What a language says of each of its documents, apart from what was collected. */
type Own = { readonly ecosystem: Ecosystem | null } & Pick<FileFacts, 'lineComment'> & Partial<FileFacts>;

/** The facts of a document: what was collected of it, and what its language says. */
export function factsOf(
  { scopes, imports, bindings, calls, comparisons }: Collection,
  root: Node,
  source: SourceText,
  own: Own,
): FileFacts {
  const conditions = conditionsIn(root, source.text);
  return { ...emptyFacts(source), scopes, imports, bindings, calls, comparisons, conditions, ...own };
}
