import type { Identity } from '../model/identity.ts';
import type { CatalogFacts } from './catalog-facts.ts';
import type { IdentifyContext } from './identify-context.ts';
import { identifyModel } from './model-identity.ts';
import { identifyOther } from './other-identity.ts';

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
