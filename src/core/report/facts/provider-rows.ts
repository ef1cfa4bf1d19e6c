import type { ModelMetadata } from '../../model/metadata.ts';
import type { FactRow } from './fact-row.ts';

const NAMES = { training: 'Training', retention: 'Retention', regions: 'Regions', terms: 'Terms' } as const;

/** What the platform does with the data it is sent. Old facts are marked as old, never stated as current. */
export function providerRows({ provider }: ModelMetadata): readonly FactRow[] {
  return provider.map((fact) => {
    const { topic, value, days, isOld } = fact.value;
    const told = isOld ? `seen ${fact.asOf}, ${String(days)} days ago: check it (it said: ${value})` : value;
    return { name: NAMES[topic], value: told, evidence: fact, brief: false };
  });
}
