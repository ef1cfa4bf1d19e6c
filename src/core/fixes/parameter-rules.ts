import type { CallParameter, CallParameters, Contract, ParameterRule } from '../model/contract.ts';

/** Values that a request has by itself: a model that refuses the parameter takes them. */
const DEFAULTS: Readonly<Record<string, number>> = {
  temperature: 1,
  top_p: 1,
  topP: 1,
  n: 1,
  presence_penalty: 0,
  frequency_penalty: 0,
  presencePenalty: 0,
  frequencyPenalty: 0,
  candidateCount: 1,
};

export type NeededRule = Extract<ParameterRule, { kind: 'needed' }>;

/**
 * What a model refuses or names otherwise, of what a call says. Numbers alone are held against a call: a name may stand for
 * nothing, and what a request has by itself is taken.
 */
export function unsupported(parameters: CallParameters, contract: Contract): readonly ParameterRule[] {
  return contract.rules.filter((rule) => {
    const given = parameters.list.find(({ name }) => name === rule.name);
    if (!given || Number.isNaN(numberOf(given))) return false;
    if (rule.kind === 'renamed') return parameters.renames !== true;
    if (rule.kind === 'most') return numberOf(given) > rule.value;
    if (rule.kind === 'exclusive')
      return parameters.list.some((other) => other.name === rule.beside && !Number.isNaN(numberOf(other)));
    if (rule.kind !== 'refused' || isDefault(given)) return false;
    // What depends on a default that is not known is not held against anybody.
    const isSure = !rule.unless || typeof lifting(rule, parameters.list)?.constant === 'string';
    return isSure && applies(rule, given, parameters.list);
  });
}

/** What has to be written beside what a call says, and is not there. */
export function neededBy({ rules }: Contract, { list }: CallParameters): readonly NeededRule[] {
  const has = (wanted: string): boolean => list.some(({ name }) => name === wanted);
  const found = new Map<string, NeededRule>();
  for (const rule of rules)
    if (rule.kind === 'needed' && !has(rule.name) && has(rule.beside)) found.set(rule.name, rule);
  return [...found.values()];
}

/** The parameter that may lift a rule, where the call gives it. */
export function lifting(rule: ParameterRule, list: readonly CallParameter[]): CallParameter | undefined {
  const unless = rule.kind === 'refused' ? rule.unless : undefined;
  return unless && list.find(({ name }) => name === unless.name);
}

/** Whether a rule has something to say of what a call gives. */
export function applies(rule: ParameterRule, parameter: CallParameter, given: readonly CallParameter[]): boolean {
  switch (rule.kind) {
    case 'refused':
      return !rule.unless || lifting(rule, given)?.constant !== rule.unless.value;
    case 'exclusive':
      return given.some(({ name }) => name === rule.beside);
    case 'most':
      return parameter.constant === null || numberOf(parameter) > rule.value;
    case 'values':
      return !rule.taken.includes(parameter.constant ?? '');
    case 'changed':
      return !isNothing(parameter) && !isDefault(parameter);
    case 'needed':
      return given.some(({ name }) => name === rule.beside) && parameter.constant !== rule.value;
    case 'renamed':
    case 'ignored':
      return true;
  }
}

function isDefault(parameter: CallParameter): boolean {
  return numberOf(parameter) === DEFAULTS[parameter.name];
}

function isNothing({ constant }: CallParameter): boolean {
  return constant !== null && /^(?:none|null|undefined|false|nil)$/i.test(constant);
}

/** The number that a parameter gives as it is written; not a number for anything else. */
export function numberOf({ constant }: CallParameter): number {
  // `500L`, `0.2f`, `512u16`: some languages say the kind of a number behind it.
  const digits = /^(-?[\d._]+)(?:[LlFfDdMm]|[ui](?:8|16|32|64|size))?$/.exec(constant ?? '')?.[1];
  return digits === undefined ? Number(constant === '' ? NaN : (constant ?? NaN)) : Number(digits.replaceAll('_', ''));
}
