import type { Expression } from './facts.ts';

/** The name of a constant as it is written, with that of its owner (`Provider.OPENAI`), to tell keys apart; undefined for all else. */
export function constantName(expression: Expression): string | undefined {
  if (expression.kind === 'name') return expression.name;
  if (expression.kind !== 'member') return undefined;
  const { object, property } = expression;
  if (property === 'value' || property === 'name') return constantName(object) ?? property;
  if (object.kind === 'name') return `${object.name}.${property}`;
  return object.kind === 'member' ? `${object.property}.${property}` : property;
}
