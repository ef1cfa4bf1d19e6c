import { advice, announcer, isDeployment, lifecycleOf, metadataOf, noAdvice, reported } from './facts-of.ts';
import { replacementFixes } from './fixes-for.ts';
import type { LiveReference, Rule, RuleContext } from './rule.ts';
import type { Lifecycle } from '../model/metadata.ts';
import { joined, told } from '../model/told.ts';

/** No longer served on the platform that is called. */
export const retiredModel: Rule = {
  id: 'retired-model',
  check: (reference, context) => {
    const lifecycle = lifecycleOf(reference);
    if (lifecycle?.status !== 'retired') return null;
    const { name, provider } = reference.identity;
    const metadata = metadataOf(reference);
    const replacement = metadata?.replacement?.value ?? null;
    if (provider === 'huggingface') return deletedRepository(reference, lifecycle, context);
    const who = announcer(reference, lifecycle);
    const what =
      lifecycle.retires === null
        ? told`retired by ${who}${reported(lifecycle)}`
        : told`retired by ${who} on ${lifecycle.retires}${reported(lifecycle)}`;
    if (isDeployment(reference)) {
      // Deployments are often named after the model they run, and may have been upgraded since.
      return {
        severity: 'warning',
        message: told`${name} names a deployment; every version of the model with that name was ${what}. Check what the deployment runs.`,
        fixes: [],
        tags: [],
      };
    }
    const next = joined([advice(replacement, context.today), metadata ? noAdvice(metadata) : ''], '');
    return {
      // What one second-hand source says is told, and fails no build.
      severity: lifecycle.confidence === 'low' ? 'warning' : 'error',
      message:
        lifecycle.confidence === 'low'
          ? told`${name} was ${what}; requests may fail.${next}`
          : told`${name} was ${what}; requests fail.${next}`,
      fixes: replacementFixes(reference, replacement, context),
      tags: ['deprecated'],
    };
  },
  // No model is named, and the one that the SDK then asks for is gone.
  look: (observation, { today }) => {
    if (observation.kind !== 'ended' || observation.ending.kind !== 'default') return null;
    const { name, ends } = observation.ending;
    if (ends === null || ends > today) return null;
    return {
      severity: 'warning',
      message: told`No model is named here, and ${observation.version ?? ''} then asks for ${name}, which was retired on ${ends}; requests fail. Name a model.`,
      fixes: [],
      tags: [],
    };
  },
};

/** A repository of the Hub that its owner deleted; where others keep a copy, that is another repository to trust. */
function deletedRepository(
  reference: LiveReference,
  { retires }: Lifecycle,
  context: RuleContext,
): ReturnType<Rule['check']> {
  const replacement = metadataOf(reference)?.replacement?.value ?? null;
  const copy = replacement ? told` ${replacement.id} is a copy that others keep.` : '';
  return {
    severity: 'error',
    message:
      retires === null
        ? told`${reference.identity.name} is gone from the Hugging Face Hub; loading it fails.${copy}`
        : told`${reference.identity.name} has been gone from the Hugging Face Hub since ${retires}; loading it fails.${copy}`,
    fixes: replacementFixes(reference, replacement, context),
    tags: ['deprecated'],
  };
}
