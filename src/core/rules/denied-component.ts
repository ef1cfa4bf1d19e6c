import type { Terms } from '../model/policy.ts';
import type { SubjectKind } from '../model/reference.ts';
import { listedNames } from '../policy/component-names.ts';
import { termOf } from '../policy/house.ts';
import type { Governing, NamedTerms } from '../policy/house.ts';
import { matchesPattern } from '../policy/patterns.ts';
import { isFirstOf } from './first-of.ts';
import type { LiveReference, Rule } from './rule.ts';
import { told } from '../model/told.ts';
import type { Told } from '../model/told.ts';

const ALL: readonly SubjectKind[] = [
  'model',
  'embedding-model',
  'dataset',
  'package',
  'endpoint',
  'container-image',
  'mcp-server',
  'prompt',
  'weights-file',
];

/** In the order in which they are told: who before what. */
const LISTS: readonly (keyof Terms)[] = ['providers', 'hosts', 'publishers', 'models', 'components', 'licenses'];

/** A component that the policy of its folder denies, or does not allow. */
export const deniedComponent: Rule = {
  id: 'denied-component',
  subjects: ALL,
  check: (reference, context) => {
    const rule = context.governing(reference.literal.uri);
    if (rule.deny.length === 0 && rule.allow.length === 0) return null;
    const why = deniedBy(reference, rule.deny) ?? notAllowedBy(reference, rule);
    // Of a package, imports say nothing more.
    if (why === null || (reference.kind === 'package' && !isFirstOf(reference, context))) return null;
    return {
      severity: 'error',
      message: told`${reference.identity.name} must not be used here: ${why}.`,
      fixes: [],
      tags: [],
    };
  },
};

function deniedBy(reference: LiveReference, all: readonly NamedTerms[]): Told | null {
  for (const { terms, name } of all)
    for (const list of LISTS) {
      const listed = listedNames(list, reference);
      const hit = listed && terms[list]?.map(termOf).find(({ match }) => isMeant(match, listed.names));
      if (listed && hit)
        return hit.reason === null
          ? told`${name} denies ${listed.what}`
          : told`${name} denies ${listed.what} (${hit.reason})`;
    }
  return null;
}

/** Each list has to hold it. What nothing is known of is only denied where the policy says so. */
function notAllowedBy(reference: LiveReference, { allow, unknown }: Governing): Told | null {
  for (const { terms, name } of allow)
    for (const list of LISTS) {
      const allowed = terms[list];
      const listed = allowed && listedNames(list, reference);
      if (!listed) continue;
      if (listed.names.length === 0) {
        if (unknown('denied-component') === 'deny')
          return told`${name} allows only what is known, and ${listed.what} is not`;
      } else if (!allowed.map(termOf).some(({ match }) => isMeant(match, listed.names)))
        return told`${listed.what} is not among those that ${name} allows`;
    }
  return null;
}

function isMeant(pattern: string, names: readonly string[]): boolean {
  return names.some((name) => matchesPattern(pattern, name));
}
