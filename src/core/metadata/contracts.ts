import type { Contract, WireApi } from '../model/contract.ts';
import { anthropicFamilies } from './contracts/anthropic.ts';
import type { Family } from './contracts/family.ts';
import { googleFamilies } from './contracts/google.ts';
import { openaiFamilies, openaiMediaFamilies } from './contracts/openai.ts';
import { otherFamilies } from './contracts/others.ts';
import { OPENAI } from './contracts/sources.ts';

/**
 * What families of models are known to do with the parameters of a request. Families that take everything stand here as well:
 * that nothing is known of a model is told apart from that it refuses nothing.
 */
export const FAMILIES: readonly Family[] = [
  ...openaiFamilies,
  ...openaiMediaFamilies,
  ...anthropicFamilies,
  ...googleFamilies,
  ...otherFamilies,
];

/** What a model of a platform is known to do with the parameters of an endpoint; null where nothing is known. */
export function contractOf(platform: string, name: string, api: WireApi): Contract | null {
  const family = FAMILIES.find(
    ({ apis, platforms, ids }) => isOf(apis, api) && isOf(platforms, platform) && ids.test(name),
  );
  if (!family) return null;
  const { rules, sources, isServed = true, reasoning, endsWithUser } = family;
  const isOfficial = sources.some(({ name: source }) => source === OPENAI.name || source.startsWith('OpenRouter'));
  return {
    ...{ rules, isServed, sources, confidence: sources.length > 1 || isOfficial ? 'high' : 'low' },
    ...(reasoning ? { reasoning } : {}),
    ...(endsWithUser ? { endsWithUser } : {}),
  };
}

function isOf<T>(list: readonly T[], one: T): boolean {
  return list.includes(one);
}
