import { namesChoice, namesDefault, wordsOf } from './names.ts';
import type { Context } from './strings.ts';
import { isRowOfModels } from './call-shapes.ts';

type Entry = Extract<Context, { kind: 'entry' }>;

/** Why a string is one of several to choose from, by all it stands in (nearest first), or null. */
export function listedIn(contexts: readonly Context[]): string | null {
  for (const [position, context] of contexts.entries()) {
    const reason = listedBy(context, position);
    if (reason !== null) return reason;
  }
  return inExample(contexts) ? 'part of an example' : null;
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
      context.kind === 'argument' ? context.name : context.kind === 'entry' && position > 0 ? context.key : null;
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
