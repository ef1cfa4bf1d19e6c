import type { EarlierFact, ModelMetadata } from '../../model/metadata.ts';
import type { Sourced } from '../../model/sourced.ts';
import type { FactRow } from './fact-row.ts';

/** Lifecycle dates and the replacement. The sentence above them says what they mean today. */
export function lifecycleRows({ lifecycle, replacement, history }: ModelMetadata): readonly FactRow[] {
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
    const { unfit } = replacement.value;
    // A suggestion that cannot take its place is shown, and is no advice.
    rows.push(
      unfit === null
        ? { name: 'Replacement', value: hops.join(' → '), evidence: replacement, brief: false }
        : { name: 'Suggested', value: `${hops.join(' → ')}, ${unfit}`, evidence: replacement, brief: false },
    );
  }
  return [...rows, ...history.map(earlierRow)];
}

const NAMES = { released: 'Released', deprecated: 'Deprecated', retires: 'Retires' } as const;

/** A date announced earlier, or a model that an alias pointed to. */
function earlierRow(fact: Sourced<EarlierFact>): FactRow {
  const { field, value, since, until } = fact.value;
  const row = { evidence: fact, brief: false };
  if (field !== 'target') return { ...row, name: NAMES[field], value: `moved from ${value}, seen ${fact.asOf}` };
  const from = since === null ? '' : ` from ${since}`;
  return until === null && since !== null
    ? { ...row, name: 'Points to', value: `${value} since ${since}` }
    : { ...row, name: 'Pointed to', value: `${value}${from}${until === null ? '' : ` until ${until}`}` };
}
