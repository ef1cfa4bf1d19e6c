import type { Contract, ParameterRule } from '../model/contract.ts';

/** What a model does with the parameters of a request, a line for each. */
export function contractLines({ rules, isServed }: Contract): readonly string[] {
  if (!isServed) return ['this endpoint does not answer for it'];
  if (rules.length === 0) return ['no parameter is known to be refused'];
  return rules.map(ruleText);
}

function ruleText(rule: ParameterRule): string {
  const { name } = rule;
  switch (rule.kind) {
    case 'refused':
      return `${name} is refused${rule.unless ? `, unless ${rule.unless.name} is ${rule.unless.value}` : ''}`;
    case 'ignored':
      return `${name} has no effect`;
    case 'renamed':
      return `${name} is called ${rule.to}`;
    case 'changed':
      return `${name} takes another form, or is refused`;
    case 'exclusive':
      return `${name} is refused beside ${rule.beside}`;
    case 'most':
      return `${name} is at most ${String(rule.value)}`;
    case 'values':
      return `${name} is one of ${rule.taken.join(', ')}`;
    case 'needed':
      return `${name} has to be ${rule.value} beside ${rule.beside}`;
  }
}
