import type { Contract, ParameterRule } from '../model/contract.ts';
import { told } from '../model/told.ts';
import type { Text } from '../model/told.ts';

/** What a model does with the parameters of a request, a line for each. */
export function contractLines({ rules, isServed }: Contract): readonly Text[] {
  if (!isServed) return [told`this endpoint does not answer for it`];
  if (rules.length === 0) return [told`no parameter is known to be refused`];
  return rules.map(ruleText);
}

function ruleText(rule: ParameterRule): Text {
  const { name } = rule;
  switch (rule.kind) {
    case 'refused':
      return told`${name} is refused${rule.unless ? told`, unless ${rule.unless.name} is ${rule.unless.value}` : ''}`;
    case 'ignored':
      return told`${name} has no effect`;
    case 'renamed':
      return told`${name} is called ${rule.to}`;
    case 'changed':
      return told`${name} takes another form, or is refused`;
    case 'exclusive':
      return told`${name} is refused beside ${rule.beside}`;
    case 'most':
      return told`${name} is at most ${rule.value}`;
    case 'values':
      return told`${name} is one of ${rule.taken.join(', ')}`;
    case 'needed':
      return told`${name} has to be ${rule.value} beside ${rule.beside}`;
  }
}
