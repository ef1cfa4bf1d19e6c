import type { FileFacts } from '../model/facts.ts';
import { calleeText } from './call-shapes.ts';
import type { ArgumentContext } from './call-shapes.ts';
import { config, handsOn } from './judgement.ts';
import type { Judgement } from './judgement.ts';
import { isAskedWith } from './model-rows.ts';
import { isConfigured } from './setting-roles.ts';
import type { Context } from './strings.ts';

/** Properties that stand beside `model` in the body of a request. */
const REQUEST: ReadonlySet<string> = new Set([
  'messages',
  'prompt',
  'input',
  'contents',
  'maxtokens',
  'temperature',
  'stream',
]);

/** Those that hold what is asked. Options stand in tables of settings as well. */
const CONTENT: ReadonlySet<string> = new Set(['messages', 'prompt', 'input', 'contents', 'systemprompt', 'userprompt']);

/** `max_tokens`, `MaxTokens`: the same, as each language writes it. */
function plainKey(key: string): string {
  return key.replace(/_/g, '').toLowerCase();
}

/** `{ model: "…", messages }`: the body of a request, so that any id counts, also one nobody knows. */
export function requestModel(contexts: readonly Context[]): Judgement | null {
  const [near] = contexts.filter((context) => !handsOn(context));
  if (near?.kind === 'argument' && near.name !== null) return builtBody(near, near.name);
  if (near?.kind !== 'entry' || near.key === null || !isModelField(near.key)) return null;
  const asked = near.key === 'model' ? REQUEST : CONTENT;
  if (!near.siblings.some((key) => key !== null && asked.has(plainKey(key)))) return null;
  if (isConfigured(contexts)) return config('value of model', 'model');
  return { use: 'call', reason: 'model of a request body', label: 'request' };
}

function isModelField(key: string): boolean {
  return /^model(?:id|name)?$/.test(plainKey(key));
}

/** `ChatRequest{ModelID: "…", Messages: …}`: a type of the application that is called a request, with what one asks beside the model. */
function builtBody({ call, name: field }: ArgumentContext, name: string): Judgement | null {
  const callee = calleeText(call);
  if (!isModelField(name) || !/Request|Params|Payload|Input$|Options$/.test(callee)) return null;
  const asks = call.arguments.some(
    (argument) => argument.kind === 'keyword' && argument.name !== field && CONTENT.has(plainKey(argument.name)),
  );
  return asks ? { use: 'call', reason: `argument ${name} of ${callee}`, label: callee } : null;
}

/** `.model("…").temperature(0.2)`: a request, or the options of one, that is built; any id counts, also one nobody knows. */
export function builtRequest(facts: FileFacts, contexts: readonly Context[]): Judgement | null {
  const [near] = contexts.filter((context) => !handsOn(context));
  if (
    near?.kind !== 'argument' ||
    near.position !== 0 ||
    !/^(?:with_?)?model(?:_?(?:name|id))?$/i.test(calleeText(near.call))
  )
    return null;
  return isAskedWith(facts, near.call)
    ? { use: 'call', reason: `first argument of ${calleeText(near.call)}`, label: 'request' }
    : null;
}
