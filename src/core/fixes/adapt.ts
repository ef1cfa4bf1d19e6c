import type { CallParameter, CallParameters, Contract, ParameterRule } from '../model/contract.ts';
import type { TextEdit } from '../model/text.ts';
import { besideParameter, insertParameter, removeParameters, renameParameter, valueEdit } from './parameter-edits.ts';
import { applies, lifting, neededBy } from './parameter-rules.ts';
import type { NeededRule } from './parameter-rules.ts';
import { leftForReasoning, lowered, toldNotToReason } from './token-limits.ts';
import { becomes, distinctTexts, told } from '../model/told.ts';
import type { Text, Told } from '../model/told.ts';

/** What a call has to change where it asks a model with this contract. */
export interface Adaptation {
  readonly edits: readonly TextEdit[];
  /** In words: `max_tokens → max_completion_tokens`. */
  readonly changes: readonly Told[];
  /** What cannot be decided here, in words: `check temperature`. */
  readonly open: readonly Told[];
  /** Where no call is seen, and none needs to be. */
  readonly isUnseen?: true;
}

/** What is known of the model that is to be asked. */
export interface Asked {
  readonly contract: Contract | null;
  /** Tokens; null where not known. */
  readonly outputLimit: number | null;
  /** What is known of the model that is asked so far; absent where it stays. */
  readonly before?: Contract | null;
  /** Why the SDK in use cannot be given a parameter, or not with this value (`openai 1.58.0 knows it`); null where it can. */
  readonly lacks?: (name: string, value?: string) => Text | null;
  /** Whether it takes all that the one before takes, so that what is not seen makes no difference. */
  readonly isEqual?: boolean;
}

/** Texts of documents: parameters of one call may stand in several. */
export type TextOf = (uri: string) => string | null;

/** What follows for one parameter. */
interface Step {
  readonly edits?: readonly TextEdit[];
  /** Taken out, all at once: commas between them go once. */
  readonly removed?: CallParameter;
  readonly change?: Told;
  readonly open?: Told;
  /** Of a parameter that other calls take as well. */
  readonly isShared?: boolean;
}

/** Parameters that models differ in: what becomes of them has to be known. */
const CRITICAL =
  /^(?:temperature|top_?[pk]|max_?(?:output_?|completion_?)?tokens|n|logprobs|top_?logprobs|logit_?bias|(?:presence|frequency)_?penalty|thinking\w*|reasoning(?:_?effort)?|modalities|audio|dimensions|response_?format|voice|quality|size|style|body|additionalModelRequestFields)$/i;
const SHARED = told`check the other calls that these options are for`;

/** The edits that make a call fit a model, and what they leave open. */
export function adapt(parameters: CallParameters, asked: Asked, textOf: TextOf): Adaptation {
  if (parameters.fits) return { edits: [], changes: [], open: [] };
  const { contract } = asked;
  const beside = contract ? neededBy(contract, parameters) : [];
  const needed = beside.length > 0 ? beside : toldNotToReason(parameters, asked);
  // What is written beside counts for what it lifts.
  const given = [...parameters.list, ...needed.map(asGiven)];
  const steps = parameters.list.flatMap((parameter): readonly Step[] => {
    const at: Standing = { parameter, given, parameters, asked, text: textOf(parameter.uri ?? parameters.uri) };
    const rule = contract?.rules.find((one) => one.name === parameter.name && applies(one, parameter, given));
    const critical = contract === null && CRITICAL.test(parameter.name);
    return [...(rule ? [follow(rule, at)] : critical ? [{ open: told`check ${parameter.name}` }] : []), ...limited(at)];
  });
  steps.push(
    ...needed.map((rule) => added(rule, parameters, asked, textOf)),
    ...(asked.isEqual ? [] : unseen(parameters, contract)),
  );
  return collected(steps, parameters.uri, textOf);
}

/** One parameter, and all that it stands beside. */
interface Standing {
  readonly parameter: CallParameter;
  readonly given: readonly CallParameter[];
  readonly parameters: CallParameters;
  readonly asked: Asked;
  readonly text: string | null;
}

/** What a rule asks of one parameter. */
function follow(rule: ParameterRule, at: Standing): Step {
  const { name, constant } = at.parameter;
  switch (rule.kind) {
    case 'refused':
      return lifting(rule, at.given)?.constant === null
        ? { open: told`check ${name}` }
        : removed(at, told`without ${name}`);
    case 'ignored':
      return removed(at, told`without ${name}, which has no effect`);
    case 'exclusive':
      return removed(at, told`without ${name}, which is not taken beside ${rule.beside}`);
    case 'renamed':
      return renamed(at, rule.to);
    case 'most':
      return constant === null ? { open: told`check ${name}` } : rewritten(at, String(rule.value), LOWERED);
    case 'values': {
      const today = rule.instead?.[constant ?? ''];
      return today === undefined
        ? { open: told`check ${name}` }
        : rewritten(at, today, (name, value) => told`${name} ${becomes(constant ?? '', value)}`);
    }
    case 'changed':
      return { open: told`check ${name}` };
    case 'needed':
      return rewritten(at, rule.value, (name, value) => becomes(name, value));
  }
}

function renamed(at: Standing, to: string): Step {
  const { name } = at.parameter;
  if (at.parameters.renames) return {};
  if (at.given.some((other) => other.name === to)) return removed(at, becomes(name, to));
  const lacking = at.asked.lacks?.(to) ?? null;
  return {
    ...edited(at, becomes(name, to), (uri, text) => renameParameter(uri, at.parameter, to, text)),
    ...(lacking === null ? {} : { open: told`check the SDK: ${lacking}` }),
  };
}

type Change = (name: string, value: string) => Told;

const LOWERED: Change = (name, value) => told`${name} lowered to ${value}`;

function rewritten(at: Standing, value: string, change: Change): Step {
  return edited(at, change(at.parameter.name, value), (uri, text) => valueEdit(uri, at.parameter, value, text));
}

/** An edit where the parameter stands; something to check where its document is not at hand. */
function edited(
  { parameter, parameters, text }: Standing,
  change: Told,
  edit: (uri: string, text: string) => TextEdit,
): Step {
  if (text === null) return { open: told`check ${parameter.name}` };
  return { edits: [edit(parameter.uri ?? parameters.uri, text)], change, isShared: parameter.isShared === true };
}

function removed({ parameter, text, parameters }: Standing, change: Told): Step {
  // In Go a variable that nothing uses any more is an error.
  const isUsedUp = parameter.constant === null && (parameter.uri ?? parameters.uri).endsWith('.go');
  if (text === null || isUsedUp) return { open: told`check ${parameter.name}` };
  return { removed: parameter, change, isShared: parameter.isShared === true };
}

/** What becomes of a limit of tokens where the model gives fewer, or thinks within it. */
function limited(at: Standing): readonly Step[] {
  const most = lowered(at.parameter, at.asked);
  if (most !== null) return [rewritten(at, String(most), LOWERED)];
  const left = leftForReasoning(at.parameter, at.given, at.asked);
  if (left === null) return [];
  if (left.tokens === null) return [{ open: left.why }];
  return [rewritten(at, String(left.tokens), (name, value) => told`${name} raised to ${value}`)];
}

/** A parameter that has to be there, written where the call shows how. */
function added(rule: NeededRule, parameters: CallParameters, { lacks }: Asked, textOf: TextOf): Step {
  const { name, value } = rule;
  const { insertion, uri, list } = parameters;
  const lacking = lacks?.(name, value) ?? null;
  if (lacking !== null) return { open: told`write ${name}: ${value} (${lacking})` };
  const change = told`with ${name} ${value}`;
  const text = textOf(uri);
  // Entries of PHP are written with arrows.
  if (insertion && text !== null && insertion.style !== 'options' && !uri.endsWith('.php')) {
    const quote = /'[^'"]*$/.test(text.slice(0, insertion.offset)) ? "'" : '"';
    return { edits: [insertParameter(uri, insertion, name, `${quote}${value}${quote}`, text)], change };
  }
  const beside = list.find((one) => one.name === rule.beside);
  const other = beside ? textOf(beside.uri ?? uri) : null;
  const edit = beside && other !== null ? besideParameter(beside.uri ?? uri, beside, name, value, other) : null;
  return edit
    ? { edits: [edit], change, isShared: beside?.isShared === true }
    : { open: told`write ${name}: ${value}` };
}

/** What goes out with the request and was not seen. Frameworks have defaults of their own, which matter where something is refused. */
function unseen({ isComplete, api, adds }: CallParameters, contract: Contract | null): readonly Step[] {
  if (!isComplete) return [{ open: told`check parameters that are set elsewhere` }];
  const refuses =
    contract?.rules.some(({ kind }) => kind === 'refused' || kind === 'needed' || kind === 'exclusive') ?? true;
  return api === null || (adds && refuses) ? [{ open: told`check what the SDK sends with it` }] : [];
}

function collected(steps: readonly Step[], own: string, textOf: TextOf): Adaptation {
  const gone = steps.flatMap(({ removed: parameter }) => parameter ?? []);
  const removals = [...new Set(gone.map(({ uri }) => uri ?? own))].flatMap((uri) =>
    removeParameters(
      uri,
      gone.filter((parameter) => (parameter.uri ?? own) === uri),
      textOf(uri) ?? '',
    ),
  );
  const open = steps.flatMap((step) => [
    ...(step.open === undefined ? [] : [step.open]),
    ...(step.isShared ? [SHARED] : []),
  ]);
  return {
    edits: [...steps.flatMap(({ edits }) => edits ?? []), ...removals],
    changes: distinctTexts(steps.flatMap(({ change }) => change ?? [])),
    open: distinctTexts(open),
  };
}

function asGiven({ name, value }: NeededRule): CallParameter {
  const nowhere = { start: 0, end: 0 };
  return { name, constant: value, nameSpan: nowhere, value: nowhere };
}
