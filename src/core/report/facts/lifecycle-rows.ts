import type { ModelMetadata } from '../../model/metadata.ts';
import type { FactRow } from './fact-row.ts';

/** The days of a life, and what to change to. The sentence above them has said what they mean today. */
export function lifecycleRows({ lifecycle, replacement }: ModelMetadata): readonly FactRow[] {
  const rows: FactRow[] = [];
  if (lifecycle) {
    const { released, deprecated, retires, retiresKind } = lifecycle.value;
    const add = (name: string, value: string, brief = false): void => {
      rows.push({ name, value, evidence: lifecycle, brief });
    };
    if (released !== null) add('Released', released, true);
    if (deprecated !== null) add('Deprecated', deprecated);
    if (retires !== null)
      add(
        retiresKind === 'redirect' ? 'Redirected' : 'Retires',
        `${retires}${retiresKind === 'earliest' ? ' at the earliest' : ''}`,
      );
    if (rows.length === 0) add('Status', lifecycle.value.status);
  }
  if (replacement) {
    const hops = replacement.value.hops.map(({ id, retires }) => (retires === null ? id : `${id} (until ${retires})`));
    rows.push({ name: 'Replace by', value: hops.join(' → '), evidence: replacement, brief: false });
  }
  return rows;
}
