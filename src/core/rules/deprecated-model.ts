import { advice, announcer, firmEndOf, lifecycleOf, metadataOf, reported } from './facts-of.ts';
import { replacementFixes } from './fixes-for.ts';
import type { Rule } from './rule.ts';

/** Deprecated, with no announced end. */
export const deprecatedModel: Rule = {
  id: 'deprecated-model',
  check: (reference, context) => {
    const lifecycle = lifecycleOf(reference);
    if (lifecycle?.status !== 'deprecated' || firmEndOf(lifecycle)) return null;
    const { deprecated, retires } = lifecycle;
    const replacement = metadataOf(reference)?.replacement?.value ?? null;
    const known = deprecated !== null && deprecated <= context.today;
    const until =
      retires === null || retires <= context.today
        ? 'no shutdown date has been announced'
        : `it will be served until at least ${retires}`;
    return {
      severity: 'info',
      message: `${reference.identity.name} ${known ? 'was' : 'is'} deprecated by ${announcer(reference, lifecycle)}${known ? ` on ${deprecated}` : ''}${reported(lifecycle)}; ${until}.${advice(replacement, context.today)}`,
      fixes: replacementFixes(reference, replacement, context).map((fix) => ({ ...fix, preferred: false })),
      tags: [],
    };
  },
};
