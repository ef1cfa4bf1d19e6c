import type { BindingFact, CallExpression, FileFacts, MemberExpression, NameExpression } from '../../model/facts.ts';
import type { Candidate } from '../../model/reference.ts';
import { onlyAsks, onlyShows, onlyTells } from '../call-purposes.ts';
import { namesEndpoint } from '../names.ts';
import type { Context, ValueInContext } from '../strings.ts';
import { isApiPath, isPage, pathOf } from '../addresses.ts';
import { readInSettings } from '../setting-roles.ts';
import {
  completesApiPath,
  isShown,
  saysClient,
  saysEndpoint,
  saysModel,
  saysModelServer,
  serverNamed,
} from '../endpoint-names.ts';

/** The provider behind an address, or null. `local` addresses need a name that says what they are. */
export type ServedAt = (
  url: string,
) => { readonly provider: string; readonly local: boolean; readonly site: boolean } | null;

/** An address and a port without a scheme, as options and settings hold it. */
const HOST_AND_PORT = /^(?:localhost|\d{1,3}(?:\.\d{1,3}){3}|[a-z][\w-]*(?:\.[\w-]+)*):\d{2,5}$/i;

/** Finds addresses of model APIs wherever they are handed on: request calls, constants, environment defaults. */
export function endpointByAddress(facts: FileFacts, found: ValueInContext, servedAt: ServedAt): Candidate | null {
  const { value, contexts } = found;
  if (value.kind === 'join') return null;
  if (value.kind === 'name') {
    const provider = handedOn(facts, value, contexts, servedAt);
    if (provider !== null) return candidate(facts, found, provider);
  }
  if (value.kind !== 'string' && isHandedOver(facts, value, contexts))
    return { ...candidate(facts, found, ''), provider: null, use: 'call', detector: 'convention/endpoint-use' };
  if (value.kind !== 'string')
    // What stands before `/v1/chat/completions` is the address of a model server, whatever it is called.
    return completesApiPath(contexts, value) && !isTold(contexts) ? candidate(facts, found, 'openai-compatible') : null;
  // What is only compared, logged or replaced is asked nowhere.
  if (contexts[0]?.kind === 'argument' && onlyShows(contexts[0].call)) return null;
  const provider = providerOf(value.value, found, servedAt);
  if (provider === null) return null;
  const listed = readInSettings(contexts) ?? rowOfModels(contexts);
  if (listed === null) return candidate(facts, found, provider);
  return { ...candidate(facts, found, provider), use: 'listed', useReason: listed, label: 'list' };
}

/** Whether what a text is put into is only logged or shown. */
function isTold(contexts: readonly Context[]): boolean {
  return contexts.some((context) => context.kind === 'argument' && onlyTells(context.call));
}

/** `post(OPENAI_URL, …)`: a constant of the document whose text is the address of a model API, where a call gets it. */
function handedOn(
  facts: FileFacts,
  { name, span }: NameExpression,
  contexts: readonly Context[],
  servedAt: ServedAt,
): string | null {
  const [near, outer] = contexts.filter(({ kind }) => kind !== 'option');
  // `${API_URL}/chat/completions`: what it is put into is asked.
  const begins = near?.kind === 'part' && near.join.parts[0]?.span.start === span.start;
  const holder = begins || near?.kind === 'entry' ? outer : near;
  const call = holder?.kind === 'argument' ? holder.call : null;
  if (!call && !(begins && holder?.kind === 'binding' && holder.binding.kind === 'variable')) return null;
  if (!namesEndpoint(name) || (call && (onlyShows(call) || onlyTells(call) || onlyAsks(call)))) return null;
  const given = facts.bindings.filter((binding) => binding.name === name);
  const [value] = given.map((binding) => binding.value);
  if (given.length !== 1 || value?.kind !== 'string' || isPage(value.value)) return null;
  const served = servedAt(value.value);
  return served && !served.local && !served.site && served.provider !== 'langsmith' ? served.provider : null;
}

/** `post(config.API_URL, …)`, `post(settings.getApiUrl(), …)`: what is written elsewhere tells whether models answer there. */
function isHandedOver(
  facts: FileFacts,
  value: NameExpression | MemberExpression | CallExpression,
  contexts: readonly Context[],
): boolean {
  const [near] = contexts.filter(({ kind }) => kind !== 'option');
  if (near?.kind !== 'argument') return false;
  const { call } = near;
  if (onlyShows(call) || onlyTells(call) || onlyAsks(call) || call.form === 'decorator') return false;
  if (value.kind === 'member') return namesEndpoint(value.property);
  if (value.kind === 'name') return namesEndpoint(value.name) && isFromElsewhere(facts, value.name);
  const made = facts.calls[value.call];
  if (made?.callee.kind !== 'member' || made.arguments.length > 0) return false;
  return /^get(?=[A-Z_])/.test(made.callee.property) && namesEndpoint(made.callee.property);
}

/** Whether a name is imported, or seen without an import because a document beside this one declares it. */
function isFromElsewhere(facts: FileFacts, name: string): boolean {
  if (facts.imports.some(({ local }) => local === name)) return true;
  // `@Value("${client.base-url}") String baseUrl`: what a configuration fills.
  const own = facts.bindings.filter((binding) => binding.name === name);
  if (own.length === 1 && own[0]?.kind === 'field' && isFilled(facts, own[0])) return true;
  return facts.namespace !== null && facts.bindings.every((binding) => binding.name !== name);
}

/** Whether an annotation of a field names the setting that fills it. */
function isFilled(facts: FileFacts, { span, nameSpan }: BindingFact): boolean {
  return facts.calls.some(
    ({ form, callee, span: at }) =>
      form === 'decorator' &&
      callee.kind === 'name' &&
      /^(?:Value|ConfigProperty|ConfigurationProperty)$/.test(callee.name) &&
      at.start >= span.start - 200 &&
      at.start < nameSpan.start &&
      !facts.bindings.some((other) => other.nameSpan.start > at.end && other.nameSpan.start < nameSpan.start),
  );
}

/** Keys of rows that offer models: the models themselves, or what they cost. */
const HOLDS_MODELS = /^(?:models|llms|model_?list|available_?models|pric(?:e|es|ing)|costs?)$/i;

/** Names of tables from which people fill in a form. */
const PRESETS = /presets?|templates?|examples?|suggest(?:ed|ions?)/i;

/** `{ name: "…", models: [ … ], url: "https://…" }`, one of several: what is offered together with its models. */
function rowOfModels(contexts: readonly Context[]): string | null {
  const row = contexts.findIndex(({ kind }) => kind === 'entry');
  const entry = contexts[row];
  if (entry?.kind !== 'entry' || contexts.at(-1)?.kind === 'setting') return null;
  const [around] = contexts.slice(row + 1);
  const several = around?.kind === 'item' || around?.kind === 'entry';
  const offered = contexts.some((context) => context.kind === 'binding' && PRESETS.test(context.binding.name));
  if (several && offered) return 'row of a table of providers';
  return several && entry.siblings.some((key) => key !== null && HOLDS_MODELS.test(key))
    ? 'row of a table of providers'
    : null;
}

/** Where telemetry is sent (https://opentelemetry.io/docs/specs/otlp/#otlphttp-request), also that of models. */
const COLLECTS = /:431[78](?:\/|$)|\/v1\/(?:traces|metrics|logs)\/?$/;

/** In a configuration only the nearest two names speak of a value: further out stands what the whole file is about. */
function speaking(contexts: readonly Context[]): readonly Context[] {
  if (contexts.at(-1)?.kind !== 'setting') return contexts;
  const second = contexts.filter(({ kind }) => kind === 'entry' || kind === 'setting')[1];
  return second ? contexts.slice(0, contexts.indexOf(second) + 1) : contexts;
}

function providerOf(text: string, { contexts: all, value }: ValueInContext, servedAt: ServedAt): string | null {
  const contexts = speaking(all);
  const configured = all.at(-1)?.kind === 'setting';
  // `f"http://{host}/v1/chat/completions"`: nothing else tells; a base in front of the path is an address by itself.
  const [near] = contexts;
  const [scheme] = near?.kind === 'part' ? near.join.parts : [];
  const host = scheme?.kind === 'string' && /^https?:\/\//i.test(scheme.value);
  if (host && text.startsWith('/') && isApiPath(text)) return 'openai-compatible';
  const url = /^(?:https?|wss?):\/\//i.test(text);
  if (COLLECTS.test(text)) return null;
  if (!url && !HOST_AND_PORT.test(text)) return null;
  // `https://<resource>.openai.azure.com` is to be filled in.
  if (
    /[<>]|^https?:\/\/(?:your|my-?resource|xxx+|example)[-_.]?/i.test(text) ||
    isPage(text) ||
    contexts.some((context) => isShown(context))
  )
    return null;
  // `EMBEDDINGS_MODEL = env("EMBEDDINGS_MODEL", "http://tei:3000")`: some clients take an address in place of an id.
  const inPlace = url && contexts.some((context) => saysModel(context)) && /^https?:\/\/[\w-]+:\d+/.test(text);
  const named = inPlace || contexts.some((context) => saysEndpoint(context)) || completesApiPath(contexts, value);
  const telling = contexts.some((context) => saysModelServer(context, configured)) || isApiPath(pathOf(text));
  const served = servedAt(text);
  if (!url && !(named && telling)) return null;
  // What is traced there is asked nowhere.
  if (served?.provider === 'langsmith') return null;
  if (served?.site === true) return contexts.some((context) => saysClient(context)) ? served.provider : null;
  if (served && !served.local) return served.provider;
  // `https://model-${id}.contoso.dev`: the name of the host goes on behind.
  if (!named || /^https?:\/\/[^/?#]*[-.]$/i.test(text)) return null;
  if (!served && inPlace) return 'openai-compatible';
  if (!served)
    return (
      contexts.map(serverNamed).find((server) => server !== null) ??
      (url && /\/chat\/completions\/?$/.test(pathOf(text)) ? 'openai-compatible' : null)
    );
  return telling || isTelling(text, served.provider) ? served.provider : null;
}

/** Local addresses that tell by themselves what answers: a port of its own, the name of the server, an OpenAI-like path. */
function isTelling(url: string, provider: string): boolean {
  return (
    provider === 'ollama' || provider === 'lmstudio' || url.includes(provider) || /^\/v1(?:\/|$)/.test(pathOf(url))
  );
}

function candidate(facts: FileFacts, { value, contexts }: ValueInContext, provider: string): Candidate {
  const configured = contexts.some((context) => context.kind === 'setting' || context.kind === 'environment');
  return {
    detector: 'convention/endpoint',
    subject: 'endpoint',
    use: configured ? 'config' : 'call',
    useReason: 'address of a model API',
    provider,
    client: null,
    grammar: 'native',
    uri: facts.uri,
    site: value.span,
    value,
    revision: null,
    insertion: null,
    confidence: 'likely',
    label: 'address',
  };
}
