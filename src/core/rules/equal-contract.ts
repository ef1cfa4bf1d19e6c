import type { Contract } from '../model/contract.ts';
import { lostInputs, metadataAt, WORD_ENDPOINTS } from './replacement-fits.ts';
import { metadataOf } from './facts-of.ts';
import type { LiveReference, RuleContext } from './rule.ts';

/**
 * Whether another model of the same family takes every request that the one before takes, as far as it is known of both: then
 * its id may be written wherever the old one stands, also where no call is seen. What is not known of either is no.
 */
export function takesTheSame(reference: LiveReference, id: string, context: RuleContext): boolean {
  const { identity, kind } = reference;
  const [own, other] = [metadataOf(reference), metadataAt(identity.provider, id, context)];
  if (kind !== 'model' || familyOf(identity.name) !== familyOf(id) || !isAskedForWords(own, other)) return false;
  const [old, now] = [own?.traits?.value, other?.traits?.value];
  const isRoomy = atLeast(now?.contextWindow, old?.contextWindow) && atLeast(now?.outputLimit, old?.outputLimit);
  if (!isRoomy || lostInputs(own, other).length > 0) return false;
  return (
    isSameAt(identity.provider, identity.name, id, context) &&
    isSameAtLab(identity.provider, identity.name, id, context)
  );
}

/** `grok` of `grok-4`, `x-ai/grok` of `x-ai/grok-4.3`: what is called alike was made alike. */
function familyOf(id: string): string {
  return /^(?:[\w.-]+\/)?[a-z]+/i.exec(id)?.[0]?.toLowerCase() ?? id;
}

type Known = ReturnType<typeof metadataOf>;

function isAskedForWords(own: Known, other: Known): boolean {
  const [before, after] = [own?.asked?.kinds ?? [], other?.asked?.kinds ?? []];
  const isKnown = (kinds: readonly string[]): boolean => kinds.length > 0;
  return isKnown(before) && before.every((one) => /^(?:chat|messages|responses)$/.test(one) && after.includes(one));
}

function atLeast(now: number | null | undefined, old: number | null | undefined): boolean {
  return typeof now === 'number' && typeof old === 'number' && now >= old;
}

function isSameAt(platform: string, own: string, other: string, { contract }: RuleContext): boolean {
  const known = WORD_ENDPOINTS.map(
    (api) => [contract(platform, own, api), contract(platform, other, api)] as const,
  ).filter(([before, after]) => before !== null || after !== null);
  return known.length > 0 && known.every(([before, after]) => before && after && takes(after, before));
}

/** A platform that takes out what a model refuses takes out nothing of what it thinks. */
function isSameAtLab(platform: string, own: string, other: string, context: RuleContext): boolean {
  if (platform !== 'openrouter') return true;
  const [before, now] = [context.labIdOf(platform, own), context.labIdOf(platform, other)];
  if (!before || !now) return false;
  const isKnown = WORD_ENDPOINTS.some((api) => context.contract(now.lab, now.id, api) !== null);
  return (
    isKnown &&
    WORD_ENDPOINTS.every((api) => {
      const after = context.contract(now.lab, now.id, api);
      return !after?.reasoning || context.contract(before.lab, before.id, api)?.reasoning !== undefined;
    })
  );
}

/** Whether a model refuses, ignores and wants nothing that the other one does not. */
function takes(now: Contract, old: Contract): boolean {
  if (!now.isServed || (now.endsWithUser && !old.endsWithUser)) return false;
  if (now.reasoning && JSON.stringify(now.reasoning) !== JSON.stringify(old.reasoning)) return false;
  return now.rules.every((rule) => old.rules.some((other) => JSON.stringify(other) === JSON.stringify(rule)));
}
