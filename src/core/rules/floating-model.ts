import { isNamedLatest } from '../fixes/named-after.ts';
import { pinAliasFix } from '../fixes/pin.ts';
import type { Fix } from '../model/fix.ts';
import type { Lifecycle, ModelMetadata } from '../model/metadata.ts';
import { daysSince, firmEndOf, hasBlanks, lifecycleOf, metadataOf } from './facts-of.ts';
import { namedLiteral } from './fixes-for.ts';
import type { LiveReference, Rule } from './rule.ts';
import { told } from '../model/told.ts';
import type { Text } from '../model/told.ts';

/** An alias whose target is known and may move. Ids that have no pinned form say nothing: there is nothing to do. */
export const floatingModel: Rule = {
  id: 'floating-model',
  check: (reference, context) => {
    const fact = metadataOf(reference)?.pin;
    const pin = fact?.value;
    if (!fact || pin?.state !== 'floating' || pin.target === null || reference.identity.pin !== 'floating') return null;
    // Such a request fails; what its id may mean tomorrow is no matter.
    if (hasBlanks(reference)) return null;
    const own = lifecycleOf(reference);
    // Where a model ends, its end is told, and a pin would end with it.
    if (own && (isOver(own) || own.status === 'deprecated' || firmEndOf(own) !== null)) return null;
    const { name, provider } = reference.identity;
    const target = context.find(provider, pin.target);
    const whyNot = target.kind === 'found' ? whyNotToPin(target.value, pin.target) : null;
    const isFresh = isRecent(fact.asOf, context.today);
    const isSeen = target.kind === 'found' && isRecent(target.value.lifecycle?.value.seen?.day ?? '', context.today);
    const safety = isFresh && isSeen ? 'safe' : 'review';
    const fix = whyNot === null ? pinAliasFix(namedLiteral(reference, context), pin.target, safety) : null;
    const points = isFresh
      ? told`it points to ${pin.target} today and may move`
      : told`it pointed to ${pin.target} on ${fact.asOf} and may move`;
    return {
      severity: 'info',
      message: told`${name} is an alias; ${points} without a code change.${whyNot ?? ''}`,
      fixes: fix ? [asUsed(fix, reference, context.text(reference.literal.uri))] : [],
      tags: [],
    };
  },
};

/** What a program holds an enumeration against may come from elsewhere; what no call was seen to take, may be looked up. */
function asUsed(fix: Fix, { via, use, detector, literal }: LiveReference, text: string | null): Fix {
  const isSetting = use !== 'call' || detector.startsWith('convention/');
  // Programs look models up by what their own settings call them.
  const isOwnSetting = isSetting && /\.(?:json[c5]?|ya?ml|toml|xml)$/i.test(literal.uri);
  // A function of the application's own may ask a relay, which has names of its own.
  const mayBeElsewhere = use === 'call' && detector.startsWith('convention/') && ADDRESS.test(text ?? '');
  const isHeld =
    via.includes('enum') ||
    isOwnSetting ||
    mayBeElsewhere ||
    (text !== null && isNamedLatest(text, literal.span.start));
  return isHeld ? { ...fix, preferred: false, safety: 'review', isSetting } : { ...fix, isSetting };
}

/** Names of what may send requests to another host than that of the lab. */
const ADDRESS = /base_?ur[li]|api_?base|api_?ur[li]|endpoint/i;

/** Days for which it is taken for certain what an alias means, and that its target is served. */
const CERTAIN_FOR_DAYS = 30;

function isRecent(day: string, today: string): boolean {
  return daysSince(day, today) <= CERTAIN_FOR_DAYS;
}

function isOver({ status }: Lifecycle): boolean {
  return status === 'retired' || status === 'redirected';
}

/** Why a pin would make things worse, or would be none: the target is retired, ends before the alias does, or can itself move. */
function whyNotToPin({ lifecycle, pin }: ModelMetadata, target: string): Text | null {
  if (pin && pin.value.state !== 'pinned') return told` No pin is offered: ${target} is not a snapshot.`;
  const own = lifecycle?.value;
  if (!own) return null;
  if (isOver(own))
    return own.status === 'retired'
      ? told` No pin is offered: ${target} is already retired.`
      : told` No pin is offered: ${target} is already redirected.`;
  const end = firmEndOf(own);
  if (end) return told` No pin is offered: ${target} shuts down on ${end.day}, before the alias.`;
  return own.status === 'deprecated' ? told` No pin is offered: ${target} is deprecated and the alias is not.` : null;
}
