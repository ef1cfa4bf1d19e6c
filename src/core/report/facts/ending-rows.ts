import type { ModelMetadata } from '../../model/metadata.ts';
import type { FactRow } from './fact-row.ts';
import { told } from '../../model/told.ts';

/** When an API, a host or a package ends, and what takes its place. */
export function endingRows({ ending }: ModelMetadata): readonly FactRow[] {
  if (!ending) return [];
  const { ends, instead, effect } = ending.value;
  return [
    {
      name: effect === 'deprecated' ? told`Deprecated` : told`Ends`,
      value: ends ?? told`on a day that is not known`,
      evidence: ending,
      brief: true,
    },
    { name: told`Instead`, value: instead, evidence: ending, brief: true },
  ];
}
