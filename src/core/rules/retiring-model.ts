import { placeName } from '../base/platform-names.ts';
import { advice, announcer, days, firmEndOf, isDeployment, lifecycleOf, metadataOf, reported } from './facts-of.ts';
import { replacementFixes } from './fixes-for.ts';
import type { Rule } from './rule.ts';
import { told } from '../model/told.ts';

/** A firm shutdown or redirect ahead. Dates that only say "not before" do not count. */
export const retiringModel: Rule = {
  id: 'retiring-model',
  check: (reference, context) => {
    const lifecycle = lifecycleOf(reference);
    if (!lifecycle || lifecycle.status === 'retired' || lifecycle.status === 'redirected') return null;
    const end = firmEndOf(lifecycle);
    if (!end) return null;
    const { name, provider } = reference.identity;
    const replacement = metadataOf(reference)?.replacement?.value ?? null;
    const what =
      end.kind === 'redirect'
        ? told`will be redirected to another model on ${placeName(provider)} from ${end.day}`
        : told`will be shut down by ${announcer(reference, lifecycle)} on ${end.day}`;
    const when = told`${what}${reported(lifecycle)}, ${days(end.daysLeft)} left`;
    return {
      severity: end.daysLeft <= context.horizonDays ? 'warning' : 'info',
      message: isDeployment(reference)
        ? told`${name} names a deployment; the last version of the model with that name ${when}. Check what the deployment runs.`
        : told`${name} ${when}.${advice(replacement, context.today)}`,
      fixes: replacementFixes(reference, replacement, context),
      tags: [],
    };
  },
};
