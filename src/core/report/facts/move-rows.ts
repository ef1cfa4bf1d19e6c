import type { ModelMove } from '../../model/model-move.ts';
import type { FactRow } from './fact-row.ts';
import { becomes, joined, told } from '../../model/told.ts';
import type { Text, Told } from '../../model/told.ts';

/** What a change to the replacement changes; what is the same and what nobody knows stands below. */
export function moveRows(move: ModelMove): readonly FactRow[] {
  const changed = move.changes.map((change): FactRow => ({
    name: factName(change.value.what),
    value: becomes(valueWords(change.value.before), valueWords(change.value.after)),
    evidence: change,
    brief: false,
  }));
  const list = (name: Text, whats: readonly string[]): readonly FactRow[] =>
    whats.length === 0 ? [] : [{ name, value: joined(whats.map(factWords)), evidence: null, brief: false }];
  return [...changed, ...list(told`The same`, move.same), ...list(told`Not known`, move.unknown)];
}

/** Facts by the names that programs know, for people. */
const NAMES: Readonly<Record<string, Told>> = {
  'price per million tokens': told`price per million tokens`,
  context: told`context`,
  'output limit': told`output limit`,
  input: told`input`,
  output: told`output`,
  'knowledge until': told`knowledge until`,
  'numbers in a vector': told`numbers in a vector`,
  tier: told`tier`,
  'asked by': told`asked by`,
  refused: told`refused`,
  efforts: told`efforts`,
};

/** The same, where they stand before a value. */
const SHORT: Readonly<Record<string, Told>> = {
  'price per million tokens': told`Price`,
  context: told`Context`,
  'output limit': told`Output limit`,
  input: told`Input`,
  output: told`Output`,
  'knowledge until': told`Knowledge`,
  'numbers in a vector': told`Vector`,
  tier: told`Tier`,
  'asked by': told`Asked by`,
  refused: told`Refused`,
  efforts: told`Efforts`,
};

/** What stands where there is no value. */
const VALUES: Readonly<Record<string, Told>> = {
  none: told`none`,
  'none known': told`none known`,
  'none named': told`none named`,
  'not served here': told`not served here`,
};

/** What a fact is called in a sentence: `output limit`. */
export function factWords(what: string): Text {
  return named(what, NAMES) ?? what;
}

function factName(what: string): Text {
  return named(what, SHORT) ?? what.slice(0, 1).toUpperCase() + what.slice(1);
}

/** By its name, or that before the endpoint that it is of: `refused (responses)`. */
function named(what: string, names: Readonly<Record<string, Told>>): Text | null {
  const [, name = what, behind = ''] = /^([^(]+?)( \(.*)$/.exec(what) ?? [];
  const found = names[name];
  return found ? joined([found, behind], '') : null;
}

function valueWords(value: string): Text {
  return VALUES[value] ?? value;
}
