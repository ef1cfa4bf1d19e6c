import { providerName } from '../base/platform-names.ts';
import { advice, days, lifecycleOf, metadataOf, reported } from './facts-of.ts';
import { replacementFixes } from './fixes-for.ts';
import type { Rule } from './rule.ts';

/** A firm shutdown or redirect ahead. Dates that only say "not before" are no shutdown. */
export const retiringModel: Rule = {
  id: 'retiring-model',
  check: (reference, context) => {
    const lifecycle = lifecycleOf(reference);
    if (!lifecycle || lifecycle.status === 'retired' || lifecycle.status === 'redirected') return null;
    const { retires, retiresKind, daysLeft } = lifecycle;
    if (retires === null || daysLeft === null || daysLeft < 0 || retiresKind === 'earliest' || retiresKind === null)
      return null;
    const replacement = metadataOf(reference)?.replacement?.value ?? null;
    const by = providerName(reference.identity.provider);
    const what =
      retiresKind === 'redirect'
        ? `is answered by another model on ${by} from ${retires} on`
        : `is shut down by ${by} on ${retires}`;
    return {
      severity: daysLeft <= context.horizonDays ? 'warning' : 'info',
      message: `${reference.identity.name} ${what}${reported(lifecycle)}, ${days(daysLeft)} left.${advice(replacement)}`,
      fixes: replacementFixes(reference, replacement, context),
      tags: [],
    };
  },
};
