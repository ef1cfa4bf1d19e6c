import type { EarlierFact, Lifecycle, ModelMetadata } from '../../model/metadata.ts';
import type { Sourced } from '../../model/sourced.ts';
import type { FactRow } from './fact-row.ts';
import { joined, told } from '../../model/told.ts';
import type { Text, Told } from '../../model/told.ts';

/** Lifecycle dates and the replacement. The sentence above them says what they mean today. */
export function lifecycleRows({ lifecycle, replacement, unreplaced, history }: ModelMetadata): readonly FactRow[] {
  const rows: FactRow[] = [];
  if (lifecycle) {
    const { released, deprecated, retires, retiresKind } = lifecycle.value;
    const add = (name: Text, value: Text, brief = false): void => {
      rows.push({ name, value, evidence: lifecycle, brief });
    };
    if (released !== null) add(told`Released`, released, true);
    if (deprecated !== null) add(told`Deprecated`, deprecated);
    if (retires !== null)
      add(
        retiresKind === 'redirect' ? told`Redirected` : told`Retires`,
        retiresKind === 'earliest' ? told`${retires} at the earliest` : retires,
      );
    if (rows.length === 0) add(told`Status`, STATUS[lifecycle.value.status]);
    rows.push(...listedRow(lifecycle));
  }
  if (replacement) {
    const { hops: stops, retiresKind: lastKind } = replacement.value;
    const hops = stops.map(({ id, retires }, at) => {
      if (retires === null) return id;
      // Of the last one, a day before which it does not end is no end.
      const isPromise = at === stops.length - 1 && lastKind === 'earliest';
      return isPromise ? told`${id} (until at least ${retires})` : told`${id} (until ${retires})`;
    });
    const { unfit } = replacement.value;
    // A suggestion that cannot take its place is shown, and is no advice.
    rows.push(
      unfit === null
        ? { name: told`Replacement`, value: joined(hops, ' → '), evidence: replacement, brief: false }
        : { name: told`Suggested`, value: joined([joined(hops, ' → '), unfit]), evidence: replacement, brief: false },
    );
  }
  if (!replacement && unreplaced)
    rows.push({ name: told`No replacement`, value: unreplaced.value, evidence: unreplaced, brief: false });
  return [...rows, ...history.map(earlierRow)];
}

/** The last list that held it, which is another source than that of its dates. */
function listedRow(lifecycle: Sourced<Lifecycle>): readonly FactRow[] {
  const { seen, gone } = lifecycle.value;
  const rows: FactRow[] = [];
  const row = (name: Text, value: Text, evidence: Sourced<unknown>): void => {
    rows.push({ name, value, evidence, brief: false });
  };
  if (seen) {
    const url = seen.source === lifecycle.source ? lifecycle.url : null;
    row(told`Listed`, told`last on ${seen.day}`, { value: seen.day, source: seen.source, url, asOf: seen.day });
  }
  if (gone !== null) row(told`Not listed`, told`since ${gone}`, lifecycle);
  return rows;
}

const STATUS: Readonly<Record<Lifecycle['status'], Told>> = {
  preview: told`preview`,
  active: told`active`,
  deprecated: told`deprecated`,
  retired: told`retired`,
  redirected: told`redirected`,
  unconfirmed: told`unconfirmed`,
};

const NAMES = { released: told`Released`, deprecated: told`Deprecated`, retires: told`Retires` } as const;

/** A date announced earlier, or a model that an alias pointed to. */
function earlierRow(fact: Sourced<EarlierFact>): FactRow {
  const { field, value, since, until } = fact.value;
  const row = { evidence: fact, brief: false };
  if (field !== 'target') return { ...row, name: NAMES[field], value: told`moved from ${value}, seen ${fact.asOf}` };
  const from = since === null ? '' : told` from ${since}`;
  return until === null && since !== null
    ? { ...row, name: told`Points to`, value: told`${value} since ${since}` }
    : { ...row, name: told`Pointed to`, value: told`${value}${from}${until === null ? '' : told` until ${until}`}` };
}
