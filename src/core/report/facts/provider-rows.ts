import type { ModelMetadata } from '../../model/metadata.ts';
import type { FactRow } from './fact-row.ts';

const NAMES = { training: 'Training', retention: 'Retention', regions: 'Regions', terms: 'Terms' } as const;

/** What the platform does with what it is sent. What was seen long ago is told as that, never as what holds today. */
export function providerRows({ provider }: ModelMetadata): readonly FactRow[] {
  return provider.map((fact) => {
    const { topic, value, days, isOld } = fact.value;
    const told = isOld ? `seen ${fact.asOf}, ${String(days)} days ago: check it (it said: ${value})` : value;
    return { name: NAMES[topic], value: told, evidence: fact, brief: false };
  });
}
