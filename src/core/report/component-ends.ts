import { platformName } from '../base/platform-names.ts';
import type { ComponentEnd } from '../model/end.ts';
import type { Reference } from '../model/report.ts';

/** The known ends of what references name, soonest first; what is only listed ends for nobody. */
export function componentEnds(references: readonly Reference[]): readonly ComponentEnd[] {
  const ends = new Map<string, ComponentEnd>();
  for (const reference of references) {
    const { component, use } = reference;
    if (component === null || use === 'listed') continue;
    const known = ends.get(component);
    const end = known ? { ...known, places: known.places + 1 } : endOf(reference, component);
    if (end) ends.set(component, end);
  }
  return [...ends.values()].toSorted(
    (a, b) => compare(a.day, b.day) || compare(a.platform, b.platform) || compare(a.name, b.name),
  );
}

function endOf({ identity, metadata }: Reference, component: string): ComponentEnd | null {
  const known = metadata?.kind === 'found' ? metadata.value : null;
  if (!identity || !known?.lifecycle) return null;
  const { value: life, source, url, asOf } = known.lifecycle;
  if (life.retires === null || life.retiresKind === null || life.daysLeft === null) return null;
  const instead = known.replacement?.value;
  return {
    component,
    name: identity.name,
    platform: platformName(identity.provider),
    day: life.retires,
    kind: life.retiresKind,
    status: life.status,
    daysLeft: life.daysLeft,
    isReported: life.confidence === 'low',
    replacement: instead && instead.unfit === null ? instead.id : null,
    source,
    url,
    asOf,
    places: 1,
  };
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
