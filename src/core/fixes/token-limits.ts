import type { CallParameter, CallParameters, Contract } from '../model/contract.ts';
import { numberOf } from './parameter-rules.ts';
import type { NeededRule } from './parameter-rules.ts';
import { told } from '../model/told.ts';
import type { Text, Told } from '../model/told.ts';

const LIMITS: ReadonlySet<string> = new Set([
  'max_tokens',
  'max_completion_tokens',
  'max_output_tokens',
  'maxOutputTokens',
  'maxTokens',
]);
/** Models think this much before they answer, or more: with less there may be no answer. */
const ENOUGH = 4_096;

interface Asked {
  readonly contract: Contract | null;
  readonly outputLimit: number | null;
  readonly before?: Contract | null;
  readonly lacks?: (name: string, value?: string) => Text | null;
}

/** The most that a model gives, where a call asks for more; null where it does not. */
export function lowered(parameter: CallParameter, { outputLimit }: Asked): number | null {
  return outputLimit !== null && LIMITS.has(parameter.name) && numberOf(parameter) > outputLimit ? outputLimit : null;
}

/** Whether the model that is to be asked thinks where the one before answered at once. */
function thinksNow({ contract, before }: Asked): boolean {
  // Nothing is moved where the model stays.
  return contract?.reasoning !== undefined && before !== undefined && before?.reasoning === undefined;
}

/** A limit that leaves little to think, or nobody knows how much. */
function isTight(parameter: CallParameter): boolean {
  const count = numberOf(parameter);
  return LIMITS.has(parameter.name) && !isNothing(parameter) && !(count >= ENOUGH);
}

function isNothing({ constant }: CallParameter): boolean {
  return constant !== null && /^(?:none|null|undefined|nil|not_given)$/i.test(constant);
}

/**
 * What is written so that a call goes on being answered at once: where it limits tokens closely, or gives sampling that the
 * model takes only then. Nothing where the model cannot be told so.
 */
export function toldNotToReason({ list }: CallParameters, asked: Asked): readonly NeededRule[] {
  const off = asked.contract?.reasoning?.off;
  if (!off || !thinksNow(asked) || list.some(({ name }) => name === off.name)) return [];
  // Without it the call can still be made: with more room, and without sampling.
  if ((asked.lacks?.(off.name, off.value) ?? null) !== null) return [];
  const lifts = (name: string): boolean =>
    asked.contract?.rules.some(
      (rule) => rule.kind === 'refused' && rule.name === name && rule.unless?.value === off.value,
    ) === true;
  const beside = list.find((one) => isTight(one) || lifts(one.name));
  return beside ? [{ kind: 'needed', ...off, beside: beside.name }] : [];
}

/** What a limit has to become so that an answer fits behind what is thought; null where it may stay. */
export function leftForReasoning(
  parameter: CallParameter,
  given: readonly CallParameter[],
  asked: Asked,
): { readonly tokens: number | null; readonly why: Told } | null {
  const { contract, outputLimit } = asked;
  if (!thinksNow(asked) || !isTight(parameter)) return null;
  const off = contract?.reasoning?.off;
  if (off && given.some(({ name, constant }) => name === off.name && constant === off.value)) return null;
  const why = told`check ${parameter.name}: what the model thinks counts against it`;
  const room = contract?.reasoning?.room ?? null;
  if (room === null || parameter.constant === null) return { tokens: null, why };
  return { tokens: outputLimit === null ? room : Math.min(room, outputLimit), why };
}
