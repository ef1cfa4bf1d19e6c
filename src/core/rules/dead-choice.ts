import { providerName } from '../base/platform-names.ts';
import type { Reference } from '../model/report.ts';
import { lifecycleOf } from './facts-of.ts';
import type { LiveReference, Rule, RuleContext } from './rule.ts';
import { told } from '../model/told.ts';

/** Models that are gone, where they are still offered to choose from; told once for a document, at the first of them. */
export const deadChoice: Rule = {
  id: 'dead-choice',
  listed: true,
  check: (reference, context) => {
    if (!isDeadChoice(reference)) return null;
    const all = deadChoices(reference, context);
    if (all[0]?.literal?.span.start !== reference.literal.span.start) return null;
    const names = [
      ...new Set(
        all.flatMap(({ identity }) => (identity ? [`${identity.name} (${providerName(identity.provider)})`] : [])),
      ),
    ];
    const list = names.slice(0, SHOWN).join(', ');
    const shown = names.length > SHOWN ? told`${list} and ${names.length - SHOWN} more` : list;
    return {
      severity: 'hint',
      message:
        names.length === 1
          ? told`A model that is offered here is gone: ${shown}. Whoever chooses it gets an error.`
          : told`${names.length} models that are offered here are gone: ${shown}. Whoever chooses one of them gets an error.`,
      fixes: [],
      tags: [],
    };
  },
};

const SHOWN = 4;

/** By the references of a document, which each of them asks for. */
const known = new WeakMap<readonly Reference[], readonly Reference[]>();

function deadChoices({ literal }: LiveReference, { beside }: RuleContext): readonly Reference[] {
  const all = beside(literal.uri);
  const before = known.get(all);
  if (before) return before;
  const dead = all.filter(isDeadChoice).toSorted((a, b) => (a.literal?.span.start ?? 0) - (b.literal?.span.start ?? 0));
  known.set(all, dead);
  return dead;
}

/** What is kept to look something up: what it cost, held, or was called. */
const LOOKED_UP =
  /pric|cost|limit|token|context|window|encod|rate|legacy|deprecat|retired|old|block|unsupported|alias|map|example/i;

function isDeadChoice(reference: Reference): boolean {
  const { use, useReason, kind, identity } = reference;
  if (use !== 'listed' || (kind !== 'model' && kind !== 'embedding-model') || !identity) return false;
  if (!useReason.startsWith('one of') || LOOKED_UP.test(useReason)) return false;
  const life = lifecycleOf(reference);
  return life?.status === 'retired' && life.confidence !== 'low';
}
