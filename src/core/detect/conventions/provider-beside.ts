import type { Expression } from '../../model/facts.ts';
import { wordsOf } from '../names.ts';
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
  const around = contexts.filter((context) => context.kind === 'argument' || context.kind === 'entry').slice(0, 2);
  const [near] = around;
  const own = near?.kind === 'argument' ? near.name : near?.kind === 'entry' ? near.key : null;
  if (own === null) return null;
  for (const [index, context] of around.entries()) {
    for (const { name, value } of namedIn(context)) {
      if (value.kind !== 'string' || wordsOf(name).at(-1) !== 'provider') continue;
      const same = which(name) === which(own) || (index > 0 && which(name) === '');
      const provider = same ? providerNamed(value.value.toLowerCase()) : null;
      if (provider !== null) return provider;
    }
  }
  return null;
}

/** `planner_model`, `planner_provider` → `planner`. */
function which(name: string): string {
  return wordsOf(name)
    .filter((word) => !PLAIN.has(word))
    .join(' ');
}

function namedIn(context: Context): readonly Named[] {
  if (context.kind === 'entry')
    return context.table.entries.flatMap(({ key, value }) => (key === null ? [] : [{ name: key, value }]));
  if (context.kind !== 'argument') return [];
  return context.call.arguments.flatMap((argument) => (argument.kind === 'keyword' ? [argument] : []));
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

/** The platform that a name of the place speaks of, nearest first; null where none does. */
export function platformNamed(
  contexts: readonly Context[],
  providerNamed: (name: string) => string | null,
): string | null {
  for (const context of contexts) {
    const name = nameOf(context);
    // A key may be an id itself: `"nvidia/nemotron": …`.
    if (name === null || !/^[\w-]+$/.test(name)) continue;
    for (const word of wordsOf(name)) {
      const provider = providerNamed(word);
      if (provider !== null && PLATFORMS.has(provider)) return provider;
    }
  }
  return null;
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
