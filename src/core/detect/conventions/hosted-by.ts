import type { CallFact, Expression, FileFacts, ScopeId } from '../../model/facts.ts';
import type { Candidate } from '../../model/reference.ts';
import { calleeText } from '../call-shapes.ts';
import { wordsOf } from '../names.ts';
import type { Context, ValueInContext } from '../strings.ts';

/** Who serves under an address or a name, from the rooms that know them. */
export interface Around {
  readonly servedAt: (url: string) => { readonly provider: string } | null;
  readonly providerNamed: (name: string) => string | null;
}

/** Platforms that serve weights of others over an API of their own, so that `org/name` asked there is no repository of the Hub. */
const HOSTS: ReadonlySet<string> = new Set([
  'openrouter', 'together', 'groq', 'fireworks', 'deepinfra', 'siliconflow', 'nvidia', 'cerebras', 'sambanova', 'novita', 'nebius', 'hyperbolic', 'baseten',
  'scaleway', 'cloudflare', 'vercel-gateway', 'github-models', 'replicate', 'azure-foundry', 'azure-openai', 'aimlapi', 'modelscope', 'chutes', 'featherless',
  'friendli', 'databricks', 'watsonx', 'snowflake', 'lambda', 'ovhcloud', 'nscale', 'bedrock', 'vertex', 'sagemaker', 'volcengine',
]); // prettier-ignore
/** Proxies and compatible servers: what is asked there is served by somebody, and who is not said. */
const SOMEBODY: ReadonlySet<string> = new Set(['openai-compatible', 'litellm']);
const UNKNOWN = 'unknown';

/**
 * Who serves an id of the form `org/name` by what stands around it: a name that speaks of a platform, an address in the same
 * call or table, a provider beside it that nobody knows (`unknown`). Undefined where nothing tells.
 */
export function hostedBy(facts: FileFacts, found: ValueInContext, around: Around): string | undefined {
  for (const name of namesAround(facts, found.contexts)) {
    const host = hostNamed(name, around);
    if (host !== null) return host;
  }
  return addressAround(facts, found.contexts, around) ?? strangerBeside(found.contexts, around);
}

/** Who serves by all that a document says: its one platform, `unknown` where it speaks of several, undefined where it has none or loads from the Hub itself. */
export function hostsIn(facts: FileFacts, candidates: readonly Candidate[], around: Around): string | undefined {
  const hosts = new Set<string>();
  for (const { subject, provider, client, confidence, use } of candidates) {
    const served = client?.provider ?? provider;
    if (served === 'huggingface' && (confidence === 'sure' || subject === 'endpoint')) return undefined;
    if (served !== null && use !== 'listed') hosts.add(served);
  }
  for (const { module } of facts.imports) {
    if (LOADS.test(module)) return undefined;
    const host = hostNamed(module, around);
    if (host !== null) hosts.add(host);
  }
  const [only, another] = [...hosts].filter((host) => HOSTS.has(host) || SOMEBODY.has(host));
  if (only === undefined) return undefined;
  return another === undefined && HOSTS.has(only) ? only : UNKNOWN;
}

/** Packages that load from the Hub. */
const LOADS =
  /^(?:transformers|sentence_transformers|huggingface_hub|diffusers|peft|vllm|optimum|timm|trl|unsloth|@huggingface\/|@xenova\/)/;

function hostNamed(name: string, { providerNamed }: Around): string | null {
  const words = wordsOf(name);
  for (const [index, word] of words.entries()) {
    const next = words[index + 1];
    for (const text of next === undefined ? [word] : [word + next, `${word}_${next}`, word]) {
      const provider = providerNamed(text);
      if (provider !== null && HOSTS.has(provider)) return provider;
    }
  }
  return null;
}

/** Names of calls and their objects, of the class and the function around, nearest first. */
function namesAround(facts: FileFacts, contexts: readonly Context[]): readonly string[] {
  const names = contexts.flatMap((context) => {
    if (context.kind === 'argument')
      return [context.name ?? '', calleeText(context.call), ...ownersOf(context.call.callee)];
    if (context.kind === 'binding') return [context.binding.name];
    if (context.kind === 'setting') return [context.name];
    if (context.kind === 'environment') return [context.variable];
    return context.kind === 'entry' || context.kind === 'default' ? [context.key ?? ''] : [];
  });
  const outermost = contexts.at(-1);
  const scope =
    outermost?.kind === 'argument'
      ? outermost.call.scope
      : outermost?.kind === 'binding'
        ? outermost.binding.scope
        : null;
  return scope === null ? names : [...names, ...scopesFrom(facts, scope)];
}

function ownersOf(callee: Expression): readonly string[] {
  if (callee.kind === 'member') return [callee.property, ...ownersOf(callee.object)];
  return callee.kind === 'name' ? [callee.name] : [];
}

function scopesFrom(facts: FileFacts, from: ScopeId): readonly string[] {
  const names: string[] = [];
  for (let scope = facts.scopes[from]; scope; scope = facts.scopes[scope.parent])
    if (scope.name !== null) names.push(scope.name);
  return names;
}

/** The platform whose address stands in the same call, in a call around it, or in the same table. */
function addressAround(facts: FileFacts, contexts: readonly Context[], { servedAt }: Around): string | undefined {
  // Among variables an address speaks of the model that answers, not of the one that embeds.
  const embeds = contexts.some((context) => context.kind === 'setting' && /embed|rerank/i.test(context.key));
  for (const context of contexts) {
    const values =
      context.kind === 'entry' || context.kind === 'setting'
        ? context.table.entries
            .filter(({ key }) => context.kind === 'entry' || !embeds || /embed/i.test(key ?? ''))
            .map(({ value }) => value)
        : context.kind === 'argument'
          ? [context.call, ...callsAround(facts, context.call)].flatMap((call) =>
              call.arguments.map(({ value }) => value),
            )
          : [];
    const hosts = new Set(values.flatMap((value) => hostOf(value, servedAt) ?? []));
    const [only, another] = hosts;
    if (only !== undefined) return another === undefined ? only : UNKNOWN;
  }
  return undefined;
}

function hostOf(value: Expression, servedAt: Around['servedAt']): string | null {
  const text = value.kind === 'environment' || value.kind === 'member' ? value.fallback : value;
  const start = text?.kind === 'join' ? text.parts[0] : text;
  if (start?.kind !== 'string' || !/^https?:\/\//i.test(start.value)) return null;
  const provider = servedAt(start.value)?.provider ?? null;
  return provider !== null && HOSTS.has(provider) ? provider : null;
}

/** Calls one of whose arguments holds this one. */
function callsAround(facts: FileFacts, inner: CallFact): readonly CallFact[] {
  return facts.calls.filter(
    ({ argumentsSpan }) =>
      argumentsSpan.start < inner.span.start &&
      inner.span.end < argumentsSpan.end &&
      argumentsSpan.end - argumentsSpan.start < NEAR,
  );
}

/** Characters of the largest call that still speaks of what it holds. */
const NEAR = 2000;

/** `{ provider: "scaleway", model: "org/name" }`: somebody serves it whom nobody here knows. */
function strangerBeside(contexts: readonly Context[], { providerNamed }: Around): string | undefined {
  const [near] = contexts.filter(({ kind }) => kind === 'entry' || kind === 'setting');
  if (near?.kind !== 'entry' && near?.kind !== 'setting') return undefined;
  const beside = near.table.entries.find(
    ({ key }) => key !== null && /^(?:[a-z]+[_-]?)?(?:provider|vendor|platform)$/i.test(key),
  );
  if (beside?.value.kind !== 'string') return undefined;
  const name = beside.value.value.toLowerCase();
  return /^(?:hf|hugging[ _-]?face|local|transformers|sentence[ _-]?transformers|vllm|tei|tgi|ollama|auto|default|)$/.test(
    name,
  ) || providerNamed(name) === 'huggingface'
    ? undefined
    : UNKNOWN;
}
