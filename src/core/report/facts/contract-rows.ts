import type { ParameterRule } from '../../model/contract.ts';
import type { ModelMetadata } from '../../model/metadata.ts';
import type { KnownContract } from '../../model/model-move.ts';
import type { Sourced } from '../../model/sourced.ts';
import type { FactRow } from './fact-row.ts';
import { becomes, joined, told } from '../../model/told.ts';
import type { Text } from '../../model/told.ts';

/** What a model is asked for, and what it does with the parameters of its endpoints. */
export function contractRows({ asked }: ModelMetadata, contracts: readonly KnownContract[]): readonly FactRow[] {
  const plain = (name: Text, value: Text | null): readonly FactRow[] =>
    value === null || value === '' ? [] : [{ name, value, evidence: null, brief: false }];
  return [
    ...plain(told`Asked by`, asked ? asked.kinds.join(', ') : null),
    ...plain(told`Vector`, asked?.width ? widthText(asked.width, asked.widths) : null),
    ...contracts.flatMap(rowsOf),
  ];
}

function widthText(width: number, widths: readonly number[]): Text {
  return told`${width} numbers${widths.length > 0 ? told`, or ${widths.join(', ')} where asked for` : ''}`;
}

function rowsOf({ api, contract }: KnownContract): readonly FactRow[] {
  const { rules, isServed, sources, confidence } = contract;
  const [first] = sources;
  const evidence: Sourced<unknown> | null = first
    ? { value: null, source: sources.map(({ name }) => name).join(' and '), url: first.url, asOf: first.asOf }
    : null;
  const said = confidence === 'low' ? told` (one source says so)` : '';
  const row = (name: Text, value: Text): readonly FactRow[] =>
    value === '' ? [] : [{ name, value: told`${value}${said}`, evidence, brief: false }];
  if (!isServed) return row(told`Not served`, told`by ${api}`);
  const of = (kind: ParameterRule['kind'], text: (rule: ParameterRule) => Text): Text =>
    joined(rules.filter((rule) => rule.kind === kind).map(text));
  const rows = [
    ...row(told`Refused`, of('refused', refusedText)),
    ...row(
      told`Ignored`,
      of('ignored', ({ name }) => name),
    ),
    ...row(
      told`Renamed`,
      of('renamed', (rule) => (rule.kind === 'renamed' ? becomes(rule.name, rule.to) : '')),
    ),
    ...row(
      told`Only`,
      of('values', (rule) => (rule.kind === 'values' ? told`${rule.name}: ${rule.taken.join(', ')}` : '')),
    ),
    ...row(
      told`At most`,
      of('most', (rule) => (rule.kind === 'most' ? told`${rule.name} ${rule.value}` : '')),
    ),
    ...row(
      told`Not both`,
      of('exclusive', (rule) => (rule.kind === 'exclusive' ? told`${rule.name} and ${rule.beside}` : '')),
    ),
    ...row(
      told`Needed`,
      of('needed', (rule) => (rule.kind === 'needed' ? told`${rule.name}: ${rule.value} beside ${rule.beside}` : '')),
    ),
    ...row(
      told`Check`,
      of('changed', ({ name }) => name),
    ),
  ];
  return rows.length === 0
    ? row(told`Parameters`, told`${api}: takes all of them, as far as is known`)
    : rows.map((one, index) => (index === 0 ? { ...one, value: told`${api}: ${one.value}` } : one));
}

function refusedText(rule: ParameterRule): Text {
  return rule.kind === 'refused' && rule.unless
    ? told`${rule.name} (unless ${rule.unless.name} is ${rule.unless.value})`
    : rule.name;
}
