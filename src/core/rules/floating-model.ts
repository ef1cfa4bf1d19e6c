import { pinAliasFix } from '../fixes/pin.ts';
import type { Lifecycle } from '../model/metadata.ts';
import { lifecycleOf, metadataOf } from './facts-of.ts';
import { namedLiteral } from './fixes-for.ts';
import type { Rule, RuleContext } from './rule.ts';

/** An alias whose target is known and may move. Ids that have no pinned form say nothing: there is nothing to do. */
export const floatingModel: Rule = {
  id: 'floating-model',
  check: (reference, context) => {
    const metadata = metadataOf(reference);
    const pin = metadata?.pin?.value;
    if (pin?.state !== 'floating' || pin.target === null || reference.identity.pin !== 'floating') return null;
    const own = lifecycleOf(reference);
    if (own?.status === 'retired' || own?.status === 'redirected' || endsWithin(own, context)) return null;
    const { name, provider } = reference.identity;
    const target = context.find(provider, pin.target);
    const dies = target.kind === 'found' ? whyNotToPin(target.value.lifecycle?.value ?? null, own, pin.target) : null;
    const fix = dies === null ? pinAliasFix(namedLiteral(reference, context), pin.target) : null;
    return {
      severity: 'info',
      message: `${name} is an alias; today it means ${pin.target} and may move without a code change.${dies ?? ''}`,
      fixes: fix ? [fix] : [],
      tags: [],
    };
  },
};

/** A firm end within the horizon: replacing comes before pinning. */
function endsWithin(lifecycle: Lifecycle | null, { horizonDays }: RuleContext): boolean {
  if (lifecycle?.daysLeft == null || lifecycle.retiresKind === 'earliest') return false;
  return lifecycle.daysLeft <= horizonDays;
}

/** Why a pin would make things worse: the snapshot is dead, or dies before the alias does. */
function whyNotToPin(snapshot: Lifecycle | null, alias: Lifecycle | null, target: string): string | null {
  if (!snapshot) return null;
  if (snapshot.status === 'retired' || snapshot.status === 'redirected')
    return ` No pin is offered: ${target} is already ${snapshot.status}.`;
  if (snapshot.retires === null || snapshot.retiresKind === 'earliest') return null;
  const sooner = alias?.retires == null || snapshot.retires < alias.retires;
  return sooner ? ` No pin is offered: ${target} shuts down on ${snapshot.retires}, before the alias.` : null;
}
