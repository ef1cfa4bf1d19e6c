import type { Expression, FileFacts } from '../../model/facts.ts';
import { isConfigured } from '../setting-roles.ts';
import type { Context } from '../strings.ts';

/** Names of what only Azure asks for: its endpoints and keys, the version of its API, a project of its Foundry. */
const OF_AZURE =
  /^(?:azure_?(?:open_?ai|ai|foundry)|aoai)(?:_|$|(?=[A-Z])|endpoint|key|api)|^openai_?api_?version$|^(?:azure_?ai_?|foundry_?)?project_?(?:endpoint|connection_?string)$/i;
/** A key of OpenAI itself: both may be meant. */
const OF_OPENAI_ITSELF = /^open_?ai(?:_?api)?_?(?:key|token|base|url)|^open_?ai_?(?:base_?url|org(?:anization)?)/i;
const MODULE =
  /^(?:azure\.ai\.(?:projects|agents|inference)|Azure\.AI\.(?:OpenAI|Projects|Agents|Inference)|@azure\/(?:openai|ai-projects|ai-agents)|agent_framework\.azure)/;

/** Ids of OpenAI's models. */
const ID = /^(?:gpt-|o\d|text-embedding-|dall-e|whisper|tts-|sora)/i;

/** Whether an id of OpenAI's is served by Azure, as the names beside it in a configuration, or all of its document, say. */
export function isServedByAzure(facts: FileFacts, text: string, contexts: readonly Context[]): boolean {
  return ID.test(text) && speaksOfAzure(facts, contexts);
}

/** Whether the names beside a value in a configuration, or all of its document, speak of Azure and of no account of OpenAI's. */
export function speaksOfAzure(facts: FileFacts, contexts: readonly Context[]): boolean {
  if (!isConfigured(contexts)) return ofDocument(facts);
  const [near] = contexts.filter(({ kind }) => kind === 'entry' || kind === 'setting');
  if (near?.kind !== 'entry' && near?.kind !== 'setting') return false;
  return isAzureAlone(near.table.entries.flatMap(({ key }) => key ?? []));
}

function isAzureAlone(names: readonly string[]): boolean {
  return names.some((name) => OF_AZURE.test(name)) && !names.some((name) => OF_OPENAI_ITSELF.test(name));
}

const documents = new WeakMap<FileFacts, boolean>();

function ofDocument(facts: FileFacts): boolean {
  const known = documents.get(facts);
  if (known !== undefined) return known;
  const names = variablesIn(facts);
  const imports = facts.imports.some(({ module }) => MODULE.test(module));
  const said = imports ? !names.some((name) => OF_OPENAI_ITSELF.test(name)) : isAzureAlone(names);
  documents.set(facts, said);
  return said;
}

/** Variables of the environment that a document reads, as far as they stand where a value is bound or given. */
function variablesIn(facts: FileFacts): readonly string[] {
  const values = [
    ...facts.bindings.map(({ value }) => value),
    ...facts.calls.flatMap(({ arguments: given }) => given.map(({ value }) => value)),
  ];
  return values.flatMap((value) => (value ? variablesOf(value) : []));
}

function variablesOf(value: Expression): readonly string[] {
  if (value.kind === 'environment') return [value.variable];
  if (value.kind === 'fallback') return value.options.flatMap(variablesOf);
  return value.kind === 'table' ? value.entries.flatMap((entry) => variablesOf(entry.value)) : [];
}
