import type { ModelMove } from '../../model/model-move.ts';
import type { FactRow } from './fact-row.ts';

/** What a change to the replacement changes; what is the same and what nobody knows stands below. */
export function moveRows(move: ModelMove): readonly FactRow[] {
  const changed = move.changes.map((change): FactRow => ({
    name: capital(change.value.what),
    value: `${change.value.before} → ${change.value.after}`,
    evidence: change,
    brief: false,
  }));
  const list = (name: string, whats: readonly string[]): readonly FactRow[] =>
    whats.length === 0 ? [] : [{ name, value: whats.join(', '), evidence: null, brief: false }];
  return [...changed, ...list('The same', move.same), ...list('Not known', move.unknown)];
}

const SHORT: Readonly<Record<string, string>> = {
  'price per million tokens': 'Price',
  'output limit': 'Output limit',
  'knowledge until': 'Knowledge',
  'numbers in a vector': 'Vector',
};

function capital(what: string): string {
  return SHORT[what] ?? `${what.slice(0, 1).toUpperCase()}${what.slice(1)}`;
}
