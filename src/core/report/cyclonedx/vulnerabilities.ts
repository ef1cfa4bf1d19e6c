import type { AdvisoryHit } from '../../model/registries.ts';
import type { Sourced } from '../../model/sourced.ts';
import type { InventoryItem } from '../inventory.ts';
import { property } from './properties.ts';

const SEVERITIES = { critical: 'critical', high: 'high', moderate: 'medium', low: 'low' } as const;

/** The advisories that affect packages of the list, each once, with all that it affects. */
export function vulnerabilitiesOf(items: readonly InventoryItem[]): readonly object[] {
  const byId = new Map<string, { readonly fact: Sourced<AdvisoryHit>; readonly affected: InventoryItem[] }>();
  for (const item of items) {
    const metadata = item.component.metadata?.kind === 'found' ? item.component.metadata.value : null;
    for (const fact of metadata?.package?.advisories ?? []) {
      const known = byId.get(fact.value.id);
      if (known) known.affected.push(item);
      else byId.set(fact.value.id, { fact, affected: [item] });
    }
  }
  return [...byId.values()]
    .toSorted((a, b) => (a.fact.value.id < b.fact.value.id ? -1 : 1))
    .map(({ fact, affected }) => vulnerabilityJson(fact, affected));
}

function vulnerabilityJson(
  { value, source, url, asOf }: Sourced<AdvisoryHit>,
  items: readonly InventoryItem[],
): object {
  const from = { name: source, ...(url !== null && { url }) };
  return {
    'bom-ref': `vulnerability:${value.id}`,
    id: value.id,
    source: from,
    ...(value.aliases.length > 0 && { references: value.aliases.map((id) => ({ id, source: from })) }),
    ratings: [{ severity: value.severity === null ? 'unknown' : SEVERITIES[value.severity], method: 'other' }],
    description: value.summary,
    recommendation: value.fixed === null ? 'No fixed version is known.' : `Raise it to ${value.fixed} or later.`,
    affects: items.map(({ ref, version }) => ({
      ref,
      ...(version !== null && { versions: [{ version, status: 'affected' }] }),
    })),
    properties: [
      property('affected', value.affected),
      property('seen', asOf),
      ...(value.via === null ? [] : [property('via', value.via)]),
    ],
  };
}
