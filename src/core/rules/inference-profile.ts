import type { LiveReference, RuleContext } from './rule.ts';
import { told } from '../model/told.ts';
import type { Told } from '../model/told.ts';

/** What a platform wants before an id, and what of it is left to a person. */
export interface ProfileUse {
  readonly prefix: string;
  readonly open: readonly Told[];
}

const NONE: ProfileUse = { prefix: '', open: [] };

/**
 * Newer models answer on Amazon Bedrock through an inference profile alone (`us.`, `eu.`, `global.` before the id): that of the
 * region of the client, where both are known.
 */
export function inferenceProfile(
  { identity, parameters }: LiveReference,
  id: string,
  context: RuleContext,
): ProfileUse {
  if (identity.provider !== 'bedrock') return NONE;
  const places = context.profiles.of(id);
  const [, own] = /(?:^|\/)([a-z]{2,6}(?:-gov)?)\.$/.exec(identity.prefix) ?? [];
  if (own !== undefined)
    return places.includes(own) ? NONE : { prefix: '', open: [told`check whether there is a profile ${own}.${id}`] };
  if (places.length === 0) return identity.prefix === '' ? NONE : { prefix: '', open: [told`check the ARN`] };
  const region = parameters?.region ?? null;
  const place = region === null || identity.prefix !== '' ? null : context.profiles.near(id, region);
  return place === null
    ? { prefix: '', open: [told`check whether the region needs an inference profile`] }
    : { prefix: `${place}.`, open: [] };
}
