import type { EarlierFact, Lifecycle, ModelMetadata } from '../../model/metadata.ts';
import type { Sourced } from '../../model/sourced.ts';
import type { FactRow } from './fact-row.ts';

/** Lifecycle dates and the replacement. The sentence above them says what they mean today. */
export function lifecycleRows({ lifecycle, replacement, unreplaced, history }: ModelMetadata): readonly FactRow[] {
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
    rows.push(...listedRow(lifecycle));
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
  if (!replacement && unreplaced)
    rows.push({ name: 'No replacement', value: unreplaced.value, evidence: unreplaced, brief: false });
  return [...rows, ...history.map(earlierRow)];
}

/** The last list that held it, which is another source than that of its dates. */
function listedRow(lifecycle: Sourced<Lifecycle>): readonly FactRow[] {
  const { seen, gone } = lifecycle.value;
  const rows: FactRow[] = [];
  const row = (name: string, value: string, evidence: Sourced<unknown>): void => {
    rows.push({ name, value, evidence, brief: false });
  };
  if (seen) {
    const url = seen.source === lifecycle.source ? lifecycle.url : null;
    row('Listed', `last on ${seen.day}`, { value: seen.day, source: seen.source, url, asOf: seen.day });
  }
  if (gone !== null) row('Not listed', `since ${gone}`, lifecycle);
  return rows;
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
