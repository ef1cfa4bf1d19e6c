import type { Identity } from '../model/identity.ts';
import type { IdGrammar, SubjectKind } from '../model/reference.ts';
import type { CatalogFacts } from './catalog-facts.ts';
import { identifyModel } from './model-identity.ts';
import { identifyOther } from './other-identity.ts';

/** What the detector knows of the place in which the text stands. */
export interface IdentifyContext {
  readonly grammar: IdGrammar;
  /** Who serves it as far as the detector knows; null where the text decides. */
  readonly provider: string | null;
  readonly subject: SubjectKind;
  /** The text of a revision, version or tag argument beside the id; null where there is none. */
  readonly revision: string | null;
}

/**
 * Reads a text as the id of a component.
 *
 * @returns null where the text is no id of this subject: a local path, a URL, prose, a placeholder, an unfilled template.
 */
export function identify(text: string, context: IdentifyContext, catalog: CatalogFacts): Identity | null {
  return context.subject === 'model' || context.subject === 'embedding-model'
    ? identifyModel(text, context, catalog)
    : identifyOther(text, context);
}
