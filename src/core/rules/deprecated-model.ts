import { providerName } from '../base/platform-names.ts';
import { advice, lifecycleOf, metadataOf, reported } from './facts-of.ts';
import { replacementFixes } from './fixes-for.ts';
import type { Rule } from './rule.ts';

/** Deprecated, and nobody has said yet when it ends. */
export const deprecatedModel: Rule = {
  id: 'deprecated-model',
  check: (reference, context) => {
    const lifecycle = lifecycleOf(reference);
    if (lifecycle?.status !== 'deprecated') return null;
    if (lifecycle.retires !== null && lifecycle.retiresKind !== 'earliest') return null;
    const replacement = metadataOf(reference)?.replacement?.value ?? null;
    const since =
      lifecycle.deprecated === null || lifecycle.deprecated > context.today ? '' : ` since ${lifecycle.deprecated}`;
    const until =
      lifecycle.retires === null
        ? 'no shutdown date is announced yet'
        : `it is served until at least ${lifecycle.retires}`;
    return {
      severity: 'info',
      message: `${reference.identity.name} is deprecated by ${providerName(reference.identity.provider)}${since}${reported(lifecycle)}; ${until}.${advice(replacement)}`,
      fixes: replacementFixes(reference, replacement, context).map((fix) => ({ ...fix, preferred: false })),
      tags: [],
    };
  },
};
