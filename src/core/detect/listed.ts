import { namesChoice, namesDefault, namesModel, namesUsedList, wordsOf, namesSpares } from './names.ts';
import type { Context } from './strings.ts';
import { isRowOfModels, keyBefore } from './call-shapes.ts';
import { isCalledWith, isConfigured, isTuned, isOfAnswer, isOfRoles, readInSettings } from './setting-roles.ts';

type Entry = Extract<Context, { kind: 'entry' }>;

/** Why a string is one of several to choose from, by all it stands in (nearest first), or null. */
export function listedIn(contexts: readonly Context[]): string | null {
  const configured = isConfigured(contexts);
  const read = readInSettings(contexts);
  if (read !== null) return read;
  // `["--model", ENV.fetch("AGENT_MODEL", "…")]`: what a variable is to be holds wherever it is read.
  if (contexts[0]?.kind === 'environment' && namesModel(contexts[0].variable) && !namesChoice(contexts[0].variable))
    return null;
  // `default-llm: ${LLM:qwen2.5}`
  const place = contexts[0]?.kind === 'environment' ? contexts[1] : contexts[0];
  if (configured && (isDefaultModel(contexts[0]) || isDefaultModel(place))) return null;
  const ofRoles = isOfRoles(contexts);
  for (const [position, context] of contexts.entries()) {
    if (ofRoles && position === 1 && isMapOfModels(context)) continue;
    if (position === 0 && context.kind === 'item' && usedList(contexts.slice(1)) !== null) return null;
    // Agents, services and steps come as lists of tables, and each of them is used.
    if (configured && position > 0 && context.kind === 'item') continue;
    const reason = listedBy(context, position);
    if (reason !== null && !(configured && (isHolder(context) || (position > 0 && isUsed(contexts))))) return reason;
  }
  if (isOfAnswer(contexts)) return 'part of a recorded answer';
  return inExample(contexts) ? 'part of an example' : null;
}

/**
 * The name of a list that says that what it holds is used one after the other or side by side (`FALLBACK_MODELS`, `modelPrefer`),
 * by what is around its items; null for lists to choose from.
 */
export function usedList(outer: readonly Context[]): string | null {
  for (const context of outer) {
    if (context.kind === 'item') return null;
    if (context.kind === 'option' || context.kind === 'default') continue;
    const named = listNames(context).find((name) => namesUsedList(name));
    if (named !== undefined) return named;
    // `{ primaryModel: "…", fallbacks: ["…"] }`: what is used where the model beside it is not there.
    return context.kind === 'entry' &&
      context.key !== null &&
      namesSpares(context.key) &&
      context.siblings.some(holdsModel)
      ? context.key
      : null;
  }
  return null;
}

function holdsModel(key: string | null): boolean {
  return key !== null && namesModel(key) && !namesUsedList(key);
}

function listNames(context: Context): readonly string[] {
  switch (context.kind) {
    case 'binding':
      return [context.binding.name];
    case 'environment':
      return [context.variable];
    case 'argument':
      return [context.name, keyBefore(context), context.target].filter((name) => name !== null);
    case 'entry':
    case 'setting':
      return context.key === null ? [] : [context.key];
    default:
      return [];
  }
}

/** `models: { default-model: … }`: what is taken of those that are offered. */
function isDefaultModel(context: Context | undefined): boolean {
  const key =
    context?.kind === 'entry' || context?.kind === 'setting'
      ? context.key
      : context?.kind === 'environment'
        ? context.variable
        : null;
  return key !== null && namesDefault(key) && namesModel(key);
}

/** Whether a setting holds several models (`models`, `agent_models`). */
export function isMapOfModels(context: Context): boolean {
  return (
    (context.kind === 'entry' || context.kind === 'setting') && /^(?:\w+[_-])?(?:models|llms)$/i.test(context.key ?? '')
  );
}

/** `models: [{ model: "…", engine: … }]`: what a tool is to call, although its list is called like one to choose from. */
function isUsed(contexts: readonly Context[]): boolean {
  const [near, , holder] = contexts;
  if (near?.kind !== 'entry' || near.key === null) return false;
  // `models: [{ name: "…", temperature: 0.7 }]`
  if ((near.key === 'name' || near.key === 'id') && holder && isMapOfModels(holder)) return isTuned(contexts);
  return namesModel(near.key) && isCalledWith(contexts);
}

/** Tables of settings are called like this (`chat.options`, `limits.json`); a list under such a name is still one. */
function isHolder(context: Context): boolean {
  const key = context.kind === 'entry' || context.kind === 'setting' ? context.key : null;
  return (
    key !== null && wordsOf(key).some((word) => word === 'options' || word === 'limits') && !/models|llms/i.test(key)
  );
}

/** Words of names under which a description of an interface shows what could be sent (`json_schema_extra`, `examples`). */
const SAMPLES: ReadonlySet<string> = new Set([
  'example',
  'examples',
  'jsonschemaextra',
  'openapiextra',
  'openapiexamples',
]);

/** Whether a string stands in an example of a schema, which is read and never sent. */
export function inExample(contexts: readonly Context[]): boolean {
  return contexts.some((context, position) => {
    const name =
      context.kind === 'argument'
        ? context.name
        : (context.kind === 'entry' || context.kind === 'setting') && position > 0
          ? context.key
          : null;
    return name !== null && SAMPLES.has(wordsOf(name).join(''));
  });
}

function listedBy(context: Context, position: number): string | null {
  switch (context.kind) {
    case 'item':
      return context.siblings > 1 ? 'one of a list' : null;
    case 'binding': {
      const { memberOf, binding } = context;
      if (memberOf !== null && namesRows(memberOf)) return `one of ${memberOf}`;
      return oneOf(binding.name);
    }
    case 'entry':
      return position > 0 && context.key !== null ? oneOf(context.key) : null;
    case 'setting':
      return position > 0 ? oneOf(context.name) : null;
    case 'argument':
      if (isRowOfModels(context)) return 'one of a list';
      return context.name !== null && namesChoice(context.name) ? `one of ${context.name}` : null;
    default:
      return null;
  }
}

function oneOf(name: string): string | null {
  return namesChoice(name) && !namesDefault(name) ? `one of ${name}` : null;
}

/** Names of lists whose items are offered: `GROQ_LLM_LIST`, `availableModels`. */
function namesRows(name: string): boolean {
  return namesChoice(name) || wordsOf(name).includes('list');
}

/** `{ modelId: "gpt-4o", modelName: "GPT-4o" }`: where an id stands beside it, the name is for people to read. */
export function isDisplayName({ key, siblings }: Entry): boolean {
  const words = key === null ? [] : wordsOf(key);
  if (words.at(-1) !== 'name') return false;
  const id = [...words.slice(0, -1), 'id'].join(' ');
  return siblings.some((sibling) => sibling !== null && wordsOf(sibling).join(' ') === id);
}
