import { metadataOf } from './facts-of.ts';
import type { LiveReference, Rule, RuleContext } from './rule.ts';
import { told } from '../model/told.ts';

/** A package that nobody mends any more. It is told where the package is asked for; in code only where no manifest asks. */
export const endedPackage: Rule = {
  id: 'ended-package',
  subjects: ['package'],
  check: (reference, { beside, hasManifest, today }) => {
    const known = metadataOf(reference)?.package;
    if (!known?.ended) return null;
    const { day, instead } = known.ended.value;
    // Of a project with manifests, one row tells for all of its files.
    const isRow = reference.label === 'dependency';
    if (!isRow && (hasManifest(reference.site.uri, reference.provider) || !isFirst(reference, beside))) return null;
    const name = reference.component?.slice(reference.component.indexOf(':') + 1) ?? reference.identity.name;
    const when =
      day !== null && day > today
        ? told`Support for ${name} ends on ${day}`
        : day === null
          ? told`Support for ${name} ended`
          : told`Support for ${name} ended on ${day}`;
    return {
      severity: 'warning',
      message: told`${when}; faults in it are not mended any more, and new models do not come to it. Use ${instead}.`,
      fixes: [],
      tags: ['deprecated'],
    };
  },
};

function isFirst({ site, component }: LiveReference, beside: RuleContext['beside']): boolean {
  const first = beside(site.uri).find((one) => one.kind === 'package' && one.component === component);
  return first === undefined || first.site.span.start === site.span.start;
}
