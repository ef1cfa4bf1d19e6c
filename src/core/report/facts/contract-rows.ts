import type { ParameterRule } from '../../model/contract.ts';
import type { ModelMetadata } from '../../model/metadata.ts';
import type { KnownContract } from '../../model/model-move.ts';
import type { Sourced } from '../../model/sourced.ts';
import type { FactRow } from './fact-row.ts';

/** What a model is asked for, and what it does with the parameters of its endpoints. */
export function contractRows({ asked }: ModelMetadata, contracts: readonly KnownContract[]): readonly FactRow[] {
  const plain = (name: string, value: string | null): readonly FactRow[] =>
    value === null || value === '' ? [] : [{ name, value, evidence: null, brief: false }];
  return [
    ...plain('Asked by', asked ? asked.kinds.join(', ') : null),
    ...plain('Vector', asked?.width ? widthText(asked.width, asked.widths) : null),
    ...contracts.flatMap(rowsOf),
  ];
}

function widthText(width: number, widths: readonly number[]): string {
  return `${String(width)} numbers${widths.length > 0 ? `, or ${widths.join(', ')} where asked for` : ''}`;
}

function rowsOf({ api, contract }: KnownContract): readonly FactRow[] {
  const { rules, isServed, sources, confidence } = contract;
  const [first] = sources;
  const evidence: Sourced<unknown> | null = first
    ? { value: null, source: sources.map(({ name }) => name).join(' and '), url: first.url, asOf: first.asOf }
    : null;
  const said = confidence === 'low' ? ' (one source says so)' : '';
  const row = (name: string, value: string): readonly FactRow[] =>
    value === '' ? [] : [{ name, value: `${value}${said}`, evidence, brief: false }];
  if (!isServed) return row('Not served', `by ${api}`);
  const told = (kind: ParameterRule['kind'], text: (rule: ParameterRule) => string): string =>
    rules
      .filter((rule) => rule.kind === kind)
      .map(text)
      .join(', ');
  const rows = [
    ...row('Refused', told('refused', refusedText)),
    ...row(
      'Ignored',
      told('ignored', ({ name }) => name),
    ),
    ...row(
      'Renamed',
      told('renamed', (rule) => (rule.kind === 'renamed' ? `${rule.name} → ${rule.to}` : '')),
    ),
    ...row(
      'Only',
      told('values', (rule) => (rule.kind === 'values' ? `${rule.name}: ${rule.taken.join(', ')}` : '')),
    ),
    ...row(
      'At most',
      told('most', (rule) => (rule.kind === 'most' ? `${rule.name} ${String(rule.value)}` : '')),
    ),
    ...row(
      'Not both',
      told('exclusive', (rule) => (rule.kind === 'exclusive' ? `${rule.name} and ${rule.beside}` : '')),
    ),
    ...row(
      'Needed',
      told('needed', (rule) => (rule.kind === 'needed' ? `${rule.name}: ${rule.value} beside ${rule.beside}` : '')),
    ),
    ...row(
      'Check',
      told('changed', ({ name }) => name),
    ),
  ];
  return rows.length === 0
    ? row('Parameters', `${api}: takes all of them, as far as is known`)
    : rows.map((one, index) => (index === 0 ? { ...one, value: `${api}: ${one.value}` } : one));
}

function refusedText(rule: ParameterRule): string {
  return rule.kind === 'refused' && rule.unless
    ? `${rule.name} (unless ${rule.unless.name} is ${rule.unless.value})`
    : rule.name;
}
