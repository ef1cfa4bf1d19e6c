import { advice, announcer, firmEndOf, lifecycleOf, metadataOf, reported } from './facts-of.ts';
import { replacementFixes } from './fixes-for.ts';
import type { Rule } from './rule.ts';
import { told } from '../model/told.ts';

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
        ? told`no shutdown date has been announced`
        : told`it will be served until at least ${retires}`;
    const { name } = reference.identity;
    const [who, next] = [announcer(reference, lifecycle), advice(replacement, context.today)];
    return {
      severity: 'info',
      message: known
        ? told`${name} was deprecated by ${who} on ${deprecated}${reported(lifecycle)}; ${until}.${next}`
        : told`${name} is deprecated by ${who}${reported(lifecycle)}; ${until}.${next}`,
      fixes: replacementFixes(reference, replacement, context).map((fix) => ({ ...fix, preferred: false })),
      tags: [],
    };
  },
};
