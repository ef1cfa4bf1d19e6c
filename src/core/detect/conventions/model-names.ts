import type { CallFact, Expression, FileFacts } from '../../model/facts.ts';
import type { Likeness } from '../../model/identity.ts';
import type { Candidate, Use } from '../../model/reference.ts';
import { dealsWithModels, namesChoice, namesDefault, namesModel } from '../names.ts';
import type { Context, ValueInContext } from '../strings.ts';

/** What a text looks like, from the room that knows ids. */
export type Likely = (text: string) => Likeness;

interface Judgement {
  readonly use: Use;
  readonly reason: string;
  readonly label: string;
}

type ArgumentContext = Extract<Context, { kind: 'argument' }>;

const PLAUSIBLE = /^[\w@][\w./:@+-]{1,120}$/;

/** Properties that stand beside `model` in the body of a request. */
const REQUEST: ReadonlySet<string> = new Set([
  'messages',
  'prompt',
  'input',
  'contents',
  'max_tokens',
  'maxTokens',
  'temperature',
  'stream',
]);

/** Calls that only show, log, collect or test what they are given. */
const SHOWS: ReadonlySet<string> = new Set([
  'print', 'log', 'info', 'debug', 'warn', 'warning', 'error', 'write', 'push', 'append', 'add', 'includes', 'has', 'startswith', 'endswith',
  'startsWith', 'endsWith', 'replace', 'split', 'join', 'match', 'test', 'describe', 'it', 'expect', 'setattr', 'pop', 'remove', 'index', 'indexOf',
  'encoding_for_model', 'encodingForModel', 'isinstance', 'len',
]); // prettier-ignore

/**
 * Finds ids by where they stand rather than by SDK: an argument, field, variable, environment default or setting whose
 * name says that it holds a model. This is what sees wrappers and SDKs without a table. A name instead of a literal is a
 * candidate as well where its own or its target's name says so; evaluation tells what it is.
 */
export function modelByName(facts: FileFacts, found: ValueInContext, likely: Likely): Candidate | null {
  const judgement =
    found.value.kind === 'string' ? judgeText(found.value.value, found, likely) : judgeName(found.value, found);
  if (!judgement) return null;
  const text = found.value.kind === 'string' ? found.value.value : '';
  return {
    detector: `convention/${judgement.use === 'call' ? 'model-argument' : judgement.use === 'config' ? 'model-setting' : 'listed-id'}`,
    subject: /embed/i.test(`${judgement.label} ${text}`) ? 'embedding-model' : 'model',
    use: judgement.use,
    useReason: judgement.reason,
    provider: null,
    client: null,
    grammar: 'guess',
    uri: facts.uri,
    site: found.value.span,
    value: found.value,
    revision: null,
    insertion: null,
    confidence: 'likely',
    label: judgement.label,
  };
}

function judgeText(text: string, found: ValueInContext, likely: Likely): Judgement | null {
  if (!PLAUSIBLE.test(text) || !/[a-z]/i.test(text)) return null;
  const likeness = likely(text);
  if (likeness === 'no') return requestModel(found.contexts) ?? settingModel(found.contexts);
  return judge(found, likeness);
}

/** A name, attribute or joined text: only where a name says that it is a model. */
function judgeName(
  value: Exclude<ValueInContext['value'], { kind: 'string' }>,
  found: ValueInContext,
): Judgement | null {
  const judgement = judge(found, 'family');
  if (judgement && judgement.use !== 'listed') return judgement;
  const path = pathOf(value);
  if (path === null || !namesModel(path)) return null;
  const [near] = found.contexts.filter((context) => !handsOn(context));
  if (!near || found.contexts.some((context) => context.kind === 'part')) return null;
  if (near.kind === 'argument') {
    const callee = calleeText(near.call);
    if (SHOWS.has(callee)) return null;
    return { use: 'call', reason: `${path} is given to ${callee}`, label: callee };
  }
  if (near.kind === 'entry')
    return {
      use: 'config',
      reason: `${path} stands for ${near.key ?? 'an entry'}`,
      label: near.key ?? path,
    };
  return null;
}

function pathOf(value: Expression): string | null {
  if (value.kind === 'name') return value.name;
  if (value.kind !== 'member') return null;
  const object = value.object.kind === 'self' ? '' : pathOf(value.object);
  return object === null ? null : object === '' ? value.property : `${object}.${value.property}`;
}

/** Steps that only hand a value on. */
function handsOn(context: Context): boolean {
  return context.kind === 'option' || context.kind === 'default';
}

function judge({ contexts }: ValueInContext, likeness: Likeness): Judgement | null {
  if (contexts.some((context) => context.kind === 'part')) return null;
  const [near, ...outer] = contexts.filter((context) => context.kind !== 'option');
  if (!near) return null;
  const listed = listedIn([near, ...outer]);
  if (listed) return likeness === 'shape' ? null : { use: 'listed', reason: listed, label: 'list' };
  switch (near.kind) {
    case 'argument':
      return judgeArgument(near, likeness);
    case 'entry':
      return requestModel(contexts) ?? judgeEntry(near.key, outer, likeness);
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

function calleeText(call: CallFact): string {
  return call.callee.kind === 'name' ? call.callee.name : call.callee.kind === 'member' ? call.callee.property : '';
}

function judgeArgument(context: ArgumentContext, likeness: Likeness): Judgement | null {
  const callee = calleeText(context.call);
  if (SHOWS.has(callee)) return leftover(likeness);
  if (context.name !== null && namesModel(context.name)) {
    return { use: 'call', reason: `argument ${context.name} of ${callee}`, label: callee };
  }
  // `model: str = Field("…")`, `MODEL = Setting(default="…")`: what the name says holds for the first argument and the default.
  if (context.target !== null && namesModel(context.target) && (context.position === 0 || context.name === 'default')) {
    return config(`value of ${context.target}`, context.target);
  }
  if (context.name === 'default' && declaresModelOption(context.call))
    return config('default of a command line option', callee);
  if (context.name !== null || likeness === 'shape' || context.position !== 0) return leftover(likeness);
  return dealsWithModels(callee)
    ? { use: 'call', reason: `first argument of ${callee}`, label: callee }
    : leftover(likeness);
}

/** `add_argument("--model", default=…)`, `@click.option("--model", default=…)`. */
function declaresModelOption(call: CallFact): boolean {
  return call.arguments.some(
    ({ kind, value }) =>
      kind === 'positional' && value.kind === 'string' && value.value.startsWith('-') && namesModel(value.value),
  );
}

function judgeEntry(key: string | null, outer: readonly Context[], likeness: Likeness): Judgement | null {
  const [next] = outer;
  if (key !== null && namesModel(key)) {
    if (next?.kind === 'argument' && !SHOWS.has(calleeText(next.call))) {
      return {
        use: 'call',
        reason: `property ${key} of an argument of ${calleeText(next.call)}`,
        label: calleeText(next.call),
      };
    }
    return config(`value of ${key}`, key);
  }
  if (next?.kind !== 'binding') return leftover(likeness);
  const { name } = next.binding;
  if (namesDefault(name) || (namesModel(name) && !namesChoice(name))) return config(`entry of ${name}`, name);
  return leftover(likeness);
}

function returned(outer: readonly Context[], likeness: Likeness): Judgement | null {
  const owner = outer.find((context) => context.kind === 'binding');
  if (owner?.kind === 'binding' && namesModel(owner.binding.name)) {
    return config(`returned by ${owner.binding.name}`, owner.binding.name);
  }
  return leftover(likeness);
}

/** `{ model: "…", messages }`: the body of a request, so that any id counts, also one nobody knows. */
function requestModel(contexts: readonly Context[]): Judgement | null {
  const [near] = contexts.filter((context) => !handsOn(context));
  if (near?.kind !== 'entry' || near.key !== 'model' || !near.siblings.some((key) => key !== null && REQUEST.has(key)))
    return null;
  return { use: 'call', reason: 'model of a request body', label: 'request' };
}

/** A setting that is called a model holds one, also one nobody knows. */
function settingModel(contexts: readonly Context[]): Judgement | null {
  const [near] = contexts;
  if (near?.kind !== 'setting' || !/model/i.test(near.name) || !namesModel(near.name)) return null;
  return config(`setting ${near.name}`, near.name);
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
