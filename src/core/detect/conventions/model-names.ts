import type { FileFacts } from '../../model/facts.ts';
import type { Likeness } from '../../model/identity.ts';
import type { Candidate, Use } from '../../model/reference.ts';
import { dealsWithModels, namesChoice, namesDefault, namesModel } from '../names.ts';
import type { Context, StringInContext } from '../strings.ts';

/** What a text looks like, from the room that knows ids. */
export type Likely = (text: string) => Likeness;

interface Judgement {
  readonly use: Use;
  readonly reason: string;
  readonly label: string;
}

const PLAUSIBLE = /^[\w@][\w./:@+-]{1,120}$/;

/**
 * Finds ids by where they stand rather than by SDK: an argument, field, variable, environment default or setting whose
 * name says that it holds a model. This is what sees wrappers and SDKs without a table.
 */
export function modelByName(facts: FileFacts, found: StringInContext, likely: Likely): Candidate | null {
  const text = found.string.value;
  if (!PLAUSIBLE.test(text) || !/[a-z]/i.test(text)) return null;
  const likeness = likely(text);
  if (likeness === 'no') return null;
  const judgement = judge(found, likeness);
  if (!judgement) return null;
  return {
    detector: `convention/${judgement.use === 'call' ? 'model-argument' : judgement.use === 'config' ? 'model-setting' : 'listed-id'}`,
    subject:
      /embed|rerank/i.test(`${judgement.label} ${text}`) && /embed/i.test(`${judgement.label} ${text}`)
        ? 'embedding-model'
        : 'model',
    use: judgement.use,
    useReason: judgement.reason,
    provider: null,
    client: null,
    grammar: 'guess',
    uri: facts.uri,
    site: found.string.span,
    value: found.string,
    revision: null,
    insertion: null,
    confidence: 'likely',
    label: judgement.label,
  };
}

/** Steps that only hand a value on. */
function handsOn(context: Context): boolean {
  return context.kind === 'option' || context.kind === 'part';
}

function judge({ contexts }: StringInContext, likeness: Likeness): Judgement | null {
  if (contexts.some((context) => context.kind === 'part')) return null;
  const [near, ...outer] = contexts.filter((context) => !handsOn(context));
  if (!near) return null;
  const listed = listedIn([near, ...outer]);
  if (listed) return likeness === 'shape' ? null : { use: 'listed', reason: listed, label: 'list' };
  switch (near.kind) {
    case 'argument':
      return judgeArgument(near, likeness);
    case 'entry':
      return judgeEntry(near.key, outer, likeness);
    case 'environment':
      return namesModel(near.variable) || outerNamesModel(outer)
        ? config(`default of the environment variable ${near.variable}`, near.variable)
        : leftover(likeness);
    case 'default':
      return namesModel(near.key) ? config(`default of ${near.key}`, near.key) : leftover(likeness);
    case 'setting':
      return namesModel(near.name) ? config(`setting ${near.name}`, near.name) : leftover(likeness);
    case 'binding':
      return namesModel(near.binding.name)
        ? config(`value of ${near.binding.name}`, near.binding.name)
        : leftover(likeness);
    case 'returned':
      return returned(outer, likeness);
    default:
      return leftover(likeness);
  }
}

function config(reason: string, label: string): Judgement {
  return { use: 'config', reason, label };
}

/** A known id somewhere else is worth a line in the inventory, never a finding. */
function leftover(likeness: Likeness): Judgement | null {
  return likeness === 'catalog'
    ? { use: 'listed', reason: 'a known id that no call is seen to use', label: 'mention' }
    : null;
}

function outerNamesModel(outer: readonly Context[]): boolean {
  const [next] = outer;
  if (next?.kind === 'binding') return namesModel(next.binding.name);
  if (next?.kind === 'argument') return next.name !== null && namesModel(next.name);
  return next?.kind === 'entry' && next.key !== null && namesModel(next.key);
}

function calleeText(call: Extract<Context, { kind: 'argument' }>['call']): string {
  return call.callee.kind === 'name' ? call.callee.name : call.callee.kind === 'member' ? call.callee.property : '';
}

/** Calls that only show, log or test what they are given. */
const SHOWS: ReadonlySet<string> = new Set(['print', 'log', 'info', 'debug', 'warn', 'warning', 'error', 'write', 'push', 'append', 'add', 'includes', 'has', 'startswith', 'endswith', 'startsWith', 'endsWith', 'replace', 'split', 'join', 'match', 'test', 'describe', 'it', 'expect', 'setattr', 'pop', 'remove', 'index', 'indexOf', 'encoding_for_model', 'encodingForModel']); // prettier-ignore

function judgeArgument(context: Extract<Context, { kind: 'argument' }>, likeness: Likeness): Judgement | null {
  const callee = calleeText(context.call);
  if (SHOWS.has(callee)) return leftover(likeness);
  if (context.name !== null) {
    if (namesModel(context.name))
      return { use: 'call', reason: `argument ${context.name} of ${callee}`, label: callee };
    if (context.name === 'default' && declaresModelOption(context.call))
      return config('default of a command line option', callee);
    return leftover(likeness);
  }
  if (likeness === 'shape' || context.position !== 0) return leftover(likeness);
  return dealsWithModels(callee)
    ? { use: 'call', reason: `first argument of ${callee}`, label: callee }
    : leftover(likeness);
}

/** `add_argument("--model", default=…)`, `@click.option("--model", default=…)`, `.option("--model <id>", …)`. */
function declaresModelOption(call: Extract<Context, { kind: 'argument' }>['call']): boolean {
  return call.arguments.some(
    (argument) =>
      argument.kind === 'positional' &&
      argument.value.kind === 'string' &&
      argument.value.value.startsWith('-') &&
      namesModel(argument.value.value),
  );
}

function judgeEntry(key: string | null, outer: readonly Context[], likeness: Likeness): Judgement | null {
  const [next] = outer;
  if (key !== null && namesModel(key)) {
    const call = outer.find((context) => context.kind === 'argument');
    if (next?.kind === 'argument' && call?.kind === 'argument' && !SHOWS.has(calleeText(call.call))) {
      return {
        use: 'call',
        reason: `property ${key} of an argument of ${calleeText(call.call)}`,
        label: calleeText(call.call),
      };
    }
    return config(`value of ${key}`, key);
  }
  if (next?.kind === 'binding' && namesDefault(next.binding.name))
    return config(`entry of ${next.binding.name}`, next.binding.name);
  if (next?.kind === 'binding' && namesModel(next.binding.name) && !namesChoice(next.binding.name))
    return config(`entry of ${next.binding.name}`, next.binding.name);
  return leftover(likeness);
}

function returned(outer: readonly Context[], likeness: Likeness): Judgement | null {
  const owner = outer.find((context) => context.kind === 'binding');
  if (owner?.kind === 'binding' && namesModel(owner.binding.name))
    return config(`returned by ${owner.binding.name}`, owner.binding.name);
  return leftover(likeness);
}

/** Why a string is one of several to choose from, or null. */
function listedIn(contexts: readonly Context[]): string | null {
  for (const [position, context] of contexts.entries()) {
    if (context.kind === 'item' && context.siblings > 1) return 'one of a list';
    const named =
      context.kind === 'binding' ? context.binding.name : context.kind === 'entry' && position > 0 ? context.key : null;
    if (named !== null && namesChoice(named) && !namesDefault(named)) return `one of ${named}`;
    if (context.kind === 'argument' && context.name !== null && namesChoice(context.name))
      return `one of ${context.name}`;
  }
  return null;
}
