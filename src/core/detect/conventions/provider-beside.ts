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
