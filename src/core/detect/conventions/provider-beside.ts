import type { BindingFact, Expression, FileFacts, TableExpression } from '../../model/facts.ts';
import { namesEndpoint, namesModelServer, wordsOf } from '../names.ts';
import type { Context } from '../strings.ts';

interface Named {
  readonly name: string;
  readonly value: Expression;
}

/** Words that only say what is named, not which. */
const PLAIN: ReadonlySet<string> = new Set([
  'model',
  'llm',
  'name',
  'id',
  'provider',
  'vendor',
  'backend',
  'platform',
  'default',
  'chat',
  'model_provider',
]);

/**
 * The provider written beside a model: `{ provider: "groq", model: "…" }`, `f(planner_model="…", planner_provider="groq")`,
 * and around it: `{ provider: "openai", config: { model: "…" } }`.
 */
export function providerBeside(
  contexts: readonly Context[],
  providerNamed: (name: string) => string | null,
): string | null {
  const around = contexts
    .filter((context) => context.kind === 'argument' || context.kind === 'entry' || context.kind === 'setting')
    .slice(0, 2);
  const [near] = around;
  const own =
    near?.kind === 'argument' ? near.name : near?.kind === 'entry' || near?.kind === 'setting' ? near.key : null;
  if (own === null) return null;
  for (const [index, context] of around.entries()) {
    for (const { name, value } of namedIn(context)) {
      const text = textOf(value);
      if (text === null || !NAMES_PROVIDER.has(wordsOf(name).at(-1) ?? '')) continue;
      const same = which(name) === which(own) || (index > 0 && which(name) === '');
      const provider = same ? providerNamed(text.toLowerCase()) : null;
      if (provider !== null) return provider;
    }
  }
  return null;
}

/** Last words of names that hold the name of a provider. */
const NAMES_PROVIDER: ReadonlySet<string> = new Set(['provider', 'vendor', 'backend', 'platform']);

/** A text, or the default of a variable. */
function textOf(value: Expression): string | null {
  if (value.kind === 'environment' && value.fallback) return textOf(value.fallback);
  return value.kind === 'string' ? value.value : null;
}

/** `planner_model`, `planner_provider` → `planner`. */
function which(name: string): string {
  return wordsOf(name)
    .filter((word) => !PLAIN.has(word))
    .join(' ');
}

const known = new WeakMap<TableExpression, readonly Named[]>();

/** The entries of a table that name a provider. Looked for once in each table: a large one is asked about for each value. */
function providersIn(table: TableExpression): readonly Named[] {
  const before = known.get(table);
  if (before) return before;
  const found = table.entries.flatMap(({ key, value }) =>
    key !== null && NAMES_PROVIDER.has(wordsOf(key).at(-1) ?? '') ? [{ name: key, value }] : [],
  );
  known.set(table, found);
  return found;
}

function namedIn(context: Context): readonly Named[] {
  if (context.kind === 'entry' || context.kind === 'setting') return providersIn(context.table);
  if (context.kind !== 'argument') return [];
  return context.call.arguments.flatMap((argument) => (argument.kind === 'keyword' ? [argument] : []));
}

const addresses = new WeakMap<TableExpression, readonly Named[]>();

/** The entries of a table that hold an address, by their name. */
function addressesIn(table: TableExpression): readonly Named[] {
  const before = addresses.get(table);
  if (before) return before;
  const found = table.entries.flatMap(({ key, value }) => {
    const text = key === null || !namesEndpoint(key) ? null : textOf(value);
    return key === null || text === null || !/^https?:\/\/[^<>]+$/i.test(text) ? [] : [{ name: key, value }];
  });
  addresses.set(table, found);
  return found;
}

/** The address written beside a model in a configuration: `{ model: "…", base_url: "https://api.groq.com/openai/v1" }`. */
export function addressBeside(contexts: readonly Context[]): Expression | null {
  const [near] = contexts;
  if (near?.kind !== 'entry' || contexts.at(-1)?.kind !== 'setting') return null;
  return addressesIn(near.table)[0]?.value ?? null;
}

/** Statements that follow each other are no further apart than this; what closes and opens a branch is. */
const NEAR = 24;

/** The address that is set beside a model on the same object: `config.model = "…"; config.api_url = "https://api.groq.com/openai/v1"`. */
export function addressAssigned(facts: FileFacts, contexts: readonly Context[]): Expression | null {
  const isAddress = ({ name, value }: BindingFact): boolean =>
    value !== null && namesEndpoint(name) && /^https?:\/\/[^<>]+$/i.test(textOf(value) ?? '');
  return assignedBeside(facts, contexts, isAddress)?.value ?? null;
}

/** The provider that is set beside a model on the same object: `config.provider = "groq"`. */
export function providerAssigned(
  facts: FileFacts,
  contexts: readonly Context[],
  providerNamed: (name: string) => string | null,
): string | null {
  const of = ({ name, value }: BindingFact): string | null =>
    value && NAMES_PROVIDER.has(wordsOf(name).at(-1) ?? '') ? providerNamed((textOf(value) ?? '').toLowerCase()) : null;
  const found = assignedBeside(facts, contexts, (binding) => of(binding) !== null);
  return found ? of(found) : null;
}

/** The nearest attribute that passes the test, without another model in between. */
function assignedBeside(
  facts: FileFacts,
  contexts: readonly Context[],
  test: (binding: BindingFact) => boolean,
): BindingFact | null {
  const [near] = contexts.filter(({ kind }) => kind !== 'option');
  if (near?.kind !== 'binding' || near.binding.kind !== 'attribute') return null;
  const { binding } = near;
  if (/^[A-Z\d_]+$/.test(binding.name)) return null;
  const all = attributesOf(facts);
  const at = all.indexOf(binding);
  for (const step of [1, -1])
    for (let i = at + step, last = binding; ; i += step) {
      const other = all[i];
      if (
        !other ||
        other.name === binding.name ||
        ownerLength(other) !== ownerLength(binding) ||
        apart(other, last) > NEAR
      )
        break;
      if (test(other)) return other;
      last = other;
    }
  return null;
}

/** How much is written in front of the name: the object whose attribute is set. */
function ownerLength({ nameSpan, span }: BindingFact): number {
  return nameSpan.start - span.start;
}

function apart(a: BindingFact, b: BindingFact): number {
  return Math.max(a.span.start, b.span.start) - Math.min(a.span.end, b.span.end);
}

const attributes = new WeakMap<FileFacts, readonly BindingFact[]>();

function attributesOf(facts: FileFacts): readonly BindingFact[] {
  const known =
    attributes.get(facts) ??
    facts.bindings.filter(({ kind }) => kind === 'attribute').toSorted((a, b) => a.span.start - b.span.start);
  attributes.set(facts, known);
  return known;
}

/** The one platform that the name of a file of code speaks of (`providers/azure.rs`), for ids that it serves. */
export function platformOfFile(
  { uri }: FileFacts,
  text: string,
  contexts: readonly Context[],
  providerNamed: (name: string) => string | null,
): string | null {
  if (contexts.at(-1)?.kind === 'setting') return null;
  const name = uri.slice(uri.lastIndexOf('/') + 1).replace(/\.[^.]*$/, '');
  const named = new Set(wordsOf(name).flatMap((word) => providerNamed(word) ?? []));
  if (named.has('azure-openai')) named.delete('openai');
  const [only] = named;
  if (only === undefined || named.size > 1 || !PLATFORMS.has(only)) return null;
  if (only === 'azure-openai') return OF_OPENAI.test(text) ? only : null;
  return only === 'openrouter' ? (text.includes('/') ? only : null) : OWN_SERVICE.test(text) ? null : only;
}

/** Labs whose ids no server of one's own has. */
const OWN_SERVICE = /^(?:chatgpt|gpt-\d|o\d|claude|gemini|command|text-embedding)/i;

/**
 * The local server whose address is among the variables beside one that names a model (`LLM=llama2`, `OLLAMA_BASE_URL=…`); asked
 * only of ids that nothing else tells of.
 */
export function serverBeside(
  text: string,
  contexts: readonly Context[],
  servedAt: (url: string) => { readonly provider: string } | null,
): string | null {
  const [near] = contexts.filter(({ kind }) => kind !== 'environment' && kind !== 'option');
  if (near?.kind !== 'setting' || text.includes('/') || OWN_SERVICE.test(text)) return null;
  const server = addressesIn(near.table)
    .filter(({ name }) => namesModelServer(name))
    .map(({ value }) => servedAt(textOf(value) ?? ''))
    .find((served) => served?.provider === 'ollama');
  return server?.provider ?? null;
}

/** Platforms that serve what others made: a name that speaks of one says who serves (`OLLAMA_MODEL`, `azure_deployment`). */
const PLATFORMS: ReadonlySet<string> = new Set([
  'azure-openai',
  'bedrock',
  'cerebras',
  'deepinfra',
  'fireworks',
  'groq',
  'nvidia',
  'ollama',
  'openrouter',
  'replicate',
  'sambanova',
  'together',
  'vertex',
  'vllm',
]);

/** The platform that the name of a value or of its place speaks of, nearest first; null where none does. */
export function platformNamed(
  value: Expression,
  contexts: readonly Context[],
  providerNamed: (name: string) => string | null,
): string | null {
  const own = value.kind === 'name' ? value.name : value.kind === 'member' ? value.property : null;
  for (const name of [own, ...contexts.map(nameOf)]) {
    // A key may be an id itself: `"nvidia/nemotron": …`.
    if (name === null || !/^[\w-]+$/.test(name)) continue;
    for (const word of wordsOf(name)) {
      const provider = providerNamed(word);
      if (provider !== null && PLATFORMS.has(provider)) return provider;
    }
  }
  return null;
}

/** Ids of OpenAI's models. */
const OF_OPENAI = /^(?:gpt-|o\d|text-embedding-|dall-e|whisper|tts-|sora)/i;

/** Models of OpenAI are deployed on Azure only: a deployment's name, and any file of Bicep, which describes nothing else. */
export function isOnAzure(text: string, contexts: readonly Context[], language: string): boolean {
  if (!OF_OPENAI.test(text)) return false;
  // Only Azure writes GPT-3.5 so.
  if (text.startsWith('gpt-35')) return true;
  if (contexts.some((context) => wordsOf(nameOf(context) ?? '').includes('deployment'))) return true;
  // A variable of a container (`OPENAI_MODEL`) is read by an application that may call anybody.
  return language === 'bicep' && !contexts.some((context) => /^[A-Z\d]+(?:_[A-Z\d]+)+$/.test(nameOf(context) ?? ''));
}

function nameOf(context: Context): string | null {
  switch (context.kind) {
    case 'argument':
      return context.name;
    case 'binding':
      return context.binding.name;
    case 'setting':
      return context.name;
    case 'environment':
      return context.variable;
    case 'entry':
    case 'default':
      return context.key;
    default:
      return null;
  }
}
