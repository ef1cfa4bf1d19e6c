import type { Catalog } from '../metadata/catalog.ts';
import type { Identity } from '../model/identity.ts';

/** Platforms behind which any other may stand, or whose ids are names that people give. */
const ANY: ReadonlySet<string> = new Set(['unknown', 'openai-compatible', 'openrouter', 'litellm', 'gateway']);

/**
 * Of several values that may reach a client, those that its platform may know: a default of one provider and the client of
 * another meet in no run. Where values of several platforms come together, those that the client's own knows win; where it
 * knows none, those go that others have.
 */
export function fittingChoices<T extends { readonly identity: Identity }>(
  choices: readonly T[],
  provider: string | null,
  catalog: Pick<Catalog, 'serves' | 'platformsOf'>,
): readonly T[] {
  if (choices.length < 2 || provider === null || ANY.has(provider)) return choices;
  const isOurs = ({ identity }: T): boolean => identity.provider === provider;
  if (!choices.some((choice) => isOurs(choice) && isForeign(choice.identity, catalog))) return choices;
  const known = choices.filter((choice) => !isOurs(choice) || isServed(choice.identity, catalog));
  return known.length > 0 ? known : choices.filter(({ identity }) => !isForeign(identity, catalog));
}

function isServed({ provider, lookup }: Identity, { serves }: Pick<Catalog, 'serves'>): boolean {
  // Azure serves what OpenAI does, under its names or others.
  if (provider === 'azure-openai' && serves('openai', lookup)) return true;
  return serves(provider, lookup) || (provider === 'huggingface' && lookup.includes('/'));
}

function isForeign(identity: Identity, catalog: Pick<Catalog, 'serves' | 'platformsOf'>): boolean {
  return !isServed(identity, catalog) && catalog.platformsOf(identity.lookup).length > 0;
}
