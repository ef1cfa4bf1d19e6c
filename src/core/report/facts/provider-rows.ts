import type { ModelMetadata } from '../../model/metadata.ts';
import type { FactRow } from './fact-row.ts';
import { told } from '../../model/told.ts';

const NAMES = {
  training: told`Training`,
  retention: told`Retention`,
  regions: told`Regions`,
  terms: told`Terms`,
} as const;

/** What the platform does with the data it is sent. Old facts are marked as old, never stated as current. */
export function providerRows({ provider }: ModelMetadata): readonly FactRow[] {
  return provider.map((fact) => {
    const { topic, value, days, isOld } = fact.value;
    const said = isOld ? told`seen ${fact.asOf}, ${days} days ago: check it (it said: ${value})` : value;
    return { name: NAMES[topic], value: said, evidence: fact, brief: false };
  });
}
