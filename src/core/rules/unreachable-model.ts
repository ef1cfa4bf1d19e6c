import type { Fix } from '../model/fix.ts';
import { lifecycleOf } from './facts-of.ts';
import type { LiveReference, Rule, RuleContext } from './rule.ts';
import { told } from '../model/told.ts';
import { titled } from '../model/spoken.ts';

/** A model that the platform does not serve in the way it is asked for: on Bedrock, without the inference profile it needs. */
export const unreachableModel: Rule = {
  id: 'unreachable-model',
  check: (reference, context) => {
    const { identity, resolution } = reference;
    if (identity.provider !== 'bedrock' || identity.prefix !== '' || resolution !== 'known') return null;
    // That it is gone is told instead.
    if (!context.profiles.isOnly(identity.lookup) || lifecycleOf(reference)?.status === 'retired') return null;
    const places = context.profiles.of(identity.lookup);
    const such = places.slice(0, 3).map((place) => `${place}.${identity.lookup}`);
    return {
      severity: 'warning',
      message: told`Bedrock serves ${identity.lookup} through an inference profile only; requests with the bare id are refused.${such.length === 0 ? '' : told` Name the profile of your region: ${such.join(', ')}.`}`,
      fixes: profileFixes(reference, context),
      tags: [],
    };
  },
};

/** The profile of the region that the client is made for. */
function profileFixes({ identity, literal, parameters, text }: LiveReference, context: RuleContext): readonly Fix[] {
  const region = parameters?.region ?? null;
  const place = region === null ? null : context.profiles.near(identity.lookup, region);
  if (place === null || !text.startsWith(identity.name)) return [];
  const { start } = literal.span;
  return [
    {
      ...titled(told`Use the inference profile ${`${place}.${identity.lookup}`}`),
      kind: 'adapt',
      preferred: true,
      safety: 'review',
      edits: [{ uri: literal.uri, span: { start, end: start }, newText: `${place}.` }],
      expects: { kind: 'gone' },
    },
  ];
}
