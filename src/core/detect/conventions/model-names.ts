import type { BindingFact, CallExpression, Expression, FileFacts } from '../../model/facts.ts';
import type { Likeness } from '../../model/identity.ts';
import type { Candidate } from '../../model/reference.ts';
import { dealsWithModels, namesChoice, namesDefault, namesModel, namesModelServer, namesOnlyModel } from '../names.ts';
import type { Context, ValueInContext } from '../strings.ts';
import {
  addsField,
  calleeText,
  declaredName,
  declaresOption,
  keyBefore,
  keysCollection,
  looksUp,
  setsModel,
} from '../call-shapes.ts';
import type { ArgumentContext } from '../call-shapes.ts';
import { findsFirst, handsIdOn, onlyAsks, onlyQueries, onlyShows, onlyTells } from '../call-purposes.ts';
import { idInArn, openArn } from '../model-arns.ts';
import { idAtModelPath } from '../model-paths.ts';
import { rowOfFacts } from '../model-rows.ts';
import { builtRequest, requestModel } from '../built-requests.ts';
import { config, handsOn } from '../judgement.ts';
import type { Judgement } from '../judgement.ts';
import { speaksToOllama } from '../speaks-to-ollama.ts';
import { inExample, isDisplayName, isMapOfModels, listedIn, usedList } from '../listed.ts';
import {
  isConfigured,
  isOfAnswer,
  isOfRoles,
  isTuned,
  readInSettings,
  revisionBeside,
  speaksOfModels,
} from '../setting-roles.ts';

/** What a text looks like, from the room that knows ids. */
export type Likely = (text: string) => Likeness;

const PLAUSIBLE = /^[\w@][\w./:@+-]{1,120}$/;

/** Files that are read by people and programs, not by what runs models. */
const FILE =
  /\.(?:mdx?|qmd|rst|html?|pyi?|[cm]?[jt]sx?|jsonl?|ya?ml|toml|txt|csv|css|svg|png|jpe?g|webp|sh|ipynb|tf)$/i;

/**
 * Finds ids by where they stand rather than by SDK: an argument, field, variable, environment default or setting whose
 * name says that it holds a model. This is what sees wrappers and SDKs without a table. A name instead of a literal is a
 * candidate as well where its own or its target's name says so; evaluation tells what it is.
 */
export function modelByName(facts: FileFacts, given: ValueInContext, likely: Likely): Candidate | null {
  const found = openArn(given);
  const literal = found.value.kind === 'string';
  const judged =
    found.value.kind === 'string'
      ? judgeText(facts, found.value.value, found, likely)
      : judgeName(facts, found.value, found);
  const row = judged && judged.use !== 'listed' ? rowOfFacts(facts, found.contexts) : null;
  const judgement = row === null ? judged : literal ? { use: 'listed' as const, reason: row, label: 'list' } : null;
  if (!judgement) return null;
  const text = found.value.kind === 'string' ? found.value.value : (pathOf(facts, found.value) ?? '');
  return {
    detector: `convention/${judgement.use === 'call' ? 'model-argument' : judgement.use === 'config' ? 'model-setting' : 'listed-id'}`,
    subject: /embed/i.test(`${judgement.label} ${judgement.reason} ${text}`) ? 'embedding-model' : 'model',
    use: judgement.use,
    useReason: judgement.reason,
    provider: judgement.provider ?? null,
    client: null,
    grammar: judgement.provider ?? 'guess',
    uri: facts.uri,
    site: found.value.span,
    value: found.value,
    revision: revisionBeside(found.contexts),
    insertion: null,
    confidence: 'likely',
    label: judgement.label,
  };
}

function judgeText(facts: FileFacts, written: string, found: ValueInContext, likely: Likely): Judgement | null {
  // A blank at an end makes the request fail; the id is still the one that is meant.
  const text = written.trim();
  if (!PLAUSIBLE.test(text) || !/[a-z]/i.test(text) || FILE.test(text)) return null;
  const likeness = likely(idInArn(text));
  if (likeness === 'no')
    return inExample(found.contexts)
      ? null
      : (requestModel(found.contexts) ??
          builtRequest(facts, found.contexts) ??
          settingModel(found) ??
          roleBeside(text, found, likely) ??
          modelOfOllama(facts, text, found));
  const atPath = idAtModelPath(text, found.contexts);
  if (atPath) return { use: atPath.use, reason: `value of ${atPath.name}`, label: atPath.name };
  const judged = judge(found, likeness, true);
  // `STT_ENGINE=whisper`, `trace("llm.chat", "chat")`: a plain word is an id only where a name speaks of models themselves.
  const plain = /^[A-Za-z]+$/.test(text) && judged !== null && judged.use !== 'listed';
  return plain && !/model|llm(?![a-z]*[._-])/i.test(`${judged.label} ${judged.reason}`) ? null : judged;
}

/** A name, attribute or joined text: only where a name says that it is a model. */
function judgeName(
  facts: FileFacts,
  value: Exclude<ValueInContext['value'], { kind: 'string' }>,
  found: ValueInContext,
): Judgement | null {
  if (isOnlyTold(found.contexts) || isOfAnswer(found.contexts) || isQueried(found.contexts)) return null;
  // What a call gives is worth following only where the place it is put says that it is a model: `{ model: this.model() }`.
  const [place] = found.contexts.filter((context) => !handsOn(context));
  if (value.kind === 'call' && place?.kind !== 'entry' && place?.kind !== 'argument') return null;
  const judgement = judge(found, 'family', false);
  if (judgement && judgement.use !== 'listed') return judgement;
  const path = pathOf(facts, value);
  if (path === null || !namesModel(path)) return null;
  const [near] = found.contexts.filter((context) => !handsOn(context));
  if (!near || found.contexts.some((context) => context.kind === 'part')) return null;
  if (near.kind === 'argument') {
    const callee = calleeText(near.call);
    const told = onlyShows(near.call) || onlyAsks(near.call) || handsIdOn(near.call);
    if (told || looksUp(near) || keysCollection(near)) return null;
    const use = setsModel(near.call) ? 'config' : 'call';
    return { use, reason: `${path} is given to ${callee}`, label: callee };
  }
  if (near.kind === 'entry')
    return {
      use: 'config',
      reason: `${path} stands for ${near.key ?? 'an entry'}`,
      label: near.key ?? path,
    };
  return null;
}

/** What names on the way to a value say, a getter by what it gets (`config.getModel()`). */
function pathOf(facts: FileFacts, value: Expression): string | null {
  if (value.kind === 'name') return value.name;
  if (value.kind === 'call') return gotten(facts, value);
  if (value.kind !== 'member') return null;
  const object = value.object.kind === 'self' ? '' : pathOf(facts, value.object);
  return object === null ? null : object === '' ? value.property : `${object}.${value.property}`;
}

function gotten(facts: FileFacts, value: CallExpression): string | null {
  const call = facts.calls[value.call];
  if (!call || call.arguments.length > 0 || call.callee.kind !== 'member') return null;
  const name = /^(?:get_?)?(\w+)$/i.exec(call.callee.property)?.[1] ?? '';
  return /^get(?=[A-Z_])/.test(call.callee.property) ? name : null;
}

function judge({ contexts }: ValueInContext, likeness: Likeness, literal: boolean): Judgement | null {
  if (contexts.some((context) => context.kind === 'part')) return null;
  const [near, ...outer] = contexts.filter((context) => context.kind !== 'option');
  if (!near) return null;
  const found = judgePlace(contexts, near, outer, likeness, literal);
  const otherwise = literal && likeness !== 'shape' && found?.label === 'mention' ? defaultOf(contexts) : null;
  return otherwise ?? found;
}

/**
 * `call(key, settings.model or "…")`, `return process.env.CHAT_MODEL || "…"`: where the place has no name that tells, the value
 * in front says that it is a model.
 */
function defaultOf(contexts: readonly Context[]): Judgement | null {
  const [option, near] = contexts;
  if (option?.kind !== 'option' || option.of === undefined || !namesModel(option.of)) return null;
  if (isOnlyTold(contexts)) return null;
  const holds =
    near?.kind === 'argument'
      ? !onlyShows(near.call) && !keysCollection(near)
      : near?.kind === 'returned' || (near?.kind === 'binding' && !isDisplayed(near.binding));
  return holds ? config(`default of ${option.of}`, option.of) : null;
}

function judgePlace(
  contexts: readonly Context[],
  near: Context,
  outer: readonly Context[],
  likeness: Likeness,
  literal: boolean,
): Judgement | null {
  const listed = listedIn([near, ...outer]);
  if (listed) return likeness === 'shape' ? null : { use: 'listed', reason: listed, label: 'list' };
  if (isOnlyTold(contexts)) return leftover(likeness);
  switch (near.kind) {
    case 'argument':
      return judgeArgument(near, likeness, literal);
    case 'entry':
      if (isDisplayName(near)) return null;
      return requestModel(contexts) ?? judgeEntry(near, outer, likeness);
    case 'environment':
      return namesModel(near.variable) || outerNamesModel(outer)
        ? config(`default of the environment variable ${near.variable}`, near.variable)
        : leftover(likeness);
    case 'default':
      return namesModel(near.key) ? config(`default of ${near.key}`, near.key) : leftover(likeness);
    case 'item': {
      const list = usedList(outer);
      return list === null ? leftover(likeness) : config(`one of ${list}`, list);
    }
    case 'setting':
      return namesModel(near.name) ||
        namesModel(lastOf(near.key)) ||
        (literal && likeness !== 'shape' && holdsId(near.name))
        ? config(`setting ${near.name}`, near.name)
        : leftover(likeness);
    case 'binding':
      return namesModel(near.binding.name) && !isDisplayed(near.binding)
        ? config(`value of ${near.binding.name}`, near.binding.name)
        : leftover(likeness);
    case 'returned':
      return returned(outer, likeness);
    default:
      return leftover(likeness);
  }
}

/** `models.default-llm`: the last part of a key that is a path. */
function lastOf(key: string): string {
  return key.slice(key.lastIndexOf('.') + 1);
}

/** `$model = Setting::get("{$plan}_model", "gpt-4o")`: a default behind a key that is put together, where the target says what it is. */
function isDefaultOfRead({ call, position, target }: ArgumentContext): boolean {
  const [first, , third] = call.arguments;
  const reads = /^(?:get|read|fetch|config|setting|option|env)/i.test(calleeText(call));
  return position === 1 && !third && reads && first?.value.kind === 'join' && target !== null && namesModel(target);
}

/** `flag.String("judge", "…", "model that scores")`: what is said of a flag behind its default. */
function isExplained({ call, position }: ArgumentContext): boolean {
  return call.arguments.some(
    (argument) =>
      argument.kind === 'positional' &&
      argument.index > (position ?? 0) &&
      argument.value.kind === 'string' &&
      /\b(?:model|llm)\b/i.test(argument.value.value),
  );
}

/** Last words of variables that hold text for people, or secrets. */
const FOR_PEOPLE =
  /(?:^|_)(?:LABEL|TITLE|DESCRIPTION|DESC|DISPLAY|TEXT|MESSAGE|PLACEHOLDER|HINT|HELP|EXAMPLE|COMMENT|NOTE|AGENT|PATTERN|REGEX|PREFIX|SUFFIX|TAG|TAGS|IMAGE|TOPIC|USER|OWNER|FAMILY|TOKENIZER|ENCODING|KEY|TOKEN|SECRET|PASSWORD)$/;

/** Whether the whole of a variable of an environment may be the id of a model, whatever it is called (`PYANNOTE_PIPELINE`). */
function holdsId(name: string): boolean {
  return /^[A-Z][A-Z\d_]*$/.test(name) && !FOR_PEOPLE.test(name) && !namesChoice(name);
}

/** Whether what a value stands in is only shown, logged or counted, or asked about (`logger.info({ model })`). */
function isOnlyTold(contexts: readonly Context[]): boolean {
  return contexts.some(
    (context) =>
      context.kind === 'argument' && (onlyTells(context.call) || onlyAsks(context.call)) && !addsField(context),
  );
}

/** Last words of elements that only show what they are told (`<ModelBadge model="…" />`). */
const DISPLAYS =
  /(?:Badge|Icon|Label|Logo|Avatar|Tag|Chip|Text|Title|Heading|Tooltip|Caption|Stat|Price|Cost|Pill|Banner|Chart|Link|Image|Legend|Name|Info)$/;

function isDisplayed({ kind, annotation }: BindingFact): boolean {
  return kind === 'attribute' && annotation?.kind === 'name' && DISPLAYS.test(annotation.name);
}

/** A known id somewhere else is worth a line in the inventory, never a finding. */
function leftover(likeness: Likeness): Judgement | null {
  return likeness === 'catalog'
    ? { use: 'listed', reason: 'a known id that no call is seen to use', label: 'mention' }
    : null;
}

/** `Model.deleteMany({ modelId: { $in: […] } })`, `prisma.chat.findMany({ where: { model: "…" } })` */
function isQueried(outer: readonly Context[]): boolean {
  const call = outer.find(({ kind }) => kind === 'argument');
  if (call?.kind !== 'argument' || call.call.callee.kind !== 'member') return false;
  // `prisma.chat.update({ where: { model: "…" }, data })`, `Models.updateOne({ modelId: "…" }, { $set: … })`.
  if (outer.some((context) => context.kind === 'entry' && context.key === 'where')) return true;
  if (findsFirst(call)) return true;
  if (!onlyQueries(call.call)) return false;
  // Rows are also looked for to be made where there are none.
  return !outer.some(
    (context) => context.kind === 'entry' && /^(?:\$set|data|create|update|defaults)$/.test(context.key ?? ''),
  );
}

function outerNamesModel(outer: readonly Context[]): boolean {
  const [next] = outer;
  if (next?.kind === 'binding') return namesModel(next.binding.name);
  if (next?.kind === 'argument') return next.name !== null && namesModel(next.name);
  return (next?.kind === 'entry' || next?.kind === 'setting') && next.key !== null && namesModel(next.key);
}

function judgeArgument(context: ArgumentContext, likeness: Likeness, literal: boolean): Judgement | null {
  const { call, name, position, target } = context;
  const callee = calleeText(call);
  if (addsField(context)) return { use: 'call', reason: 'field of a form', label: callee };
  if (onlyShows(call) || onlyQueries(call)) return leftover(likeness);
  // `ALIASES.get(model, DEFAULT)`, `normalize_model("…")`: what comes out is what the target gets.
  if (looksUp(context) || handsIdOn(call)) {
    const into = target ?? callee;
    return literal || position !== 0
      ? namesModel(into)
        ? config(`value of ${into}`, into)
        : leftover(likeness)
      : null;
  }
  if (name !== null && namesModel(name)) return { use: 'call', reason: `argument ${name} of ${callee}`, label: callee };
  // `model: str = Field("…")`, `MODEL = Setting(default="…")`: what the name says holds for the first argument and the default.
  // What a method is given by a name says nothing of what it gives.
  const isDeclared = literal || call.callee.kind === 'name';
  if (target !== null && namesModel(target) && ((position === 0 && isDeclared) || name === 'default'))
    return config(`value of ${target}`, target);
  if (literal && target !== null && isDefaultOfRead(context)) return config(`value of ${target}`, target);
  if (name === 'default' && declaresOption(call, namesModel)) return config('default of a command line option', callee);
  const key = keyBefore(context);
  if (key !== null && namesModel(key)) return config(`value of ${key}`, key);
  const declared = likeness === 'shape' ? null : declaredName(context);
  if (declared !== null && (namesModel(declared) || (literal && likeness === 'catalog' && isExplained(context))))
    return config(`default of ${declared}`, declared);
  return positional(context, likeness, literal);
}

/** An id among unnamed arguments: the first of a call that deals with models, or any that cannot be mistaken for something else. */
function positional({ call, name, position }: ArgumentContext, likeness: Likeness, literal: boolean): Judgement | null {
  const callee = calleeText(call);
  if (!literal || name !== null || likeness === 'shape' || !dealsWithModels(callee)) return leftover(likeness);
  if (setsModel(call)) return config(`value of ${callee}`, callee);
  if (position === 0) return { use: 'call', reason: `first argument of ${callee}`, label: callee };
  // `pipeline("feature-extraction", "org/name")`: a task or a provider may stand in front.
  const [first] = call.arguments;
  const behind = position === 1 && first?.kind === 'positional' && first.value.kind === 'string';
  return behind ? { use: 'call', reason: `argument of ${callee}`, label: callee } : leftover(likeness);
}

function judgeEntry(
  near: Extract<Context, { kind: 'entry' }>,
  outer: readonly Context[],
  likeness: Likeness,
): Judgement | null {
  const { key } = near;
  const [next] = outer;
  if (isQueried(outer)) return leftover(likeness);
  if (key !== null && (namesModel(key) || (key.includes('.') && namesModel(lastOf(key))))) {
    if (next?.kind === 'argument' && !onlyShows(next.call) && !handsIdOn(next.call)) {
      return {
        use: 'call',
        reason: `property ${key} of an argument of ${calleeText(next.call)}`,
        label: calleeText(next.call),
      };
    }
    return config(`value of ${key}`, key);
  }
  // `{ model: { type: "string", default: "…" } }`, `.option("model", { default: "…" })`.
  if (isTunedItem([near, ...outer])) return config('one of the models', 'models');
  const owner =
    next?.kind === 'entry' || next?.kind === 'setting' ? next.key : next?.kind === 'argument' ? keyBefore(next) : null;
  if (key !== null && owner !== null && namesModel(owner) && (key === 'value' || namesDefault(key)))
    return config(`default of ${owner}`, owner);
  // `model: { name: "…", version: … }`
  if ((key === 'name' || key === 'id') && owner !== null && namesModel(owner) && likeness !== 'shape')
    return config(`${key} of ${owner}`, owner);
  if (next && key !== null && owner !== null && likeness !== 'shape' && isConfigured(outer))
    if (namesDefault(owner) || ((isMapOfModels(next) || namesModel(owner)) && isOfRoles([near, ...outer])))
      return config(`${key} of ${owner}`, owner);
  if (next?.kind !== 'binding') return leftover(likeness);
  const { name } = next.binding;
  if (namesDefault(name) || (namesModel(name) && !namesChoice(name))) return config(`entry of ${name}`, name);
  return leftover(likeness);
}

/** `resolveModelForProvider`, `pick_model_by_task`: what a function gives, without what it is chosen by. */
const CHOSEN_BY = /(?<=[a-z\d])(?:_(?:for|by|from|of|with|per)(?=_|$)|(?:For|By|From|Of|With|Per)(?=[A-Z]|$)).*$/;

function returned(outer: readonly Context[], likeness: Likeness): Judgement | null {
  const owner = outer.find((context) => context.kind === 'binding');
  if (owner?.kind === 'binding' && namesModel(owner.binding.name.replace(CHOSEN_BY, ''))) {
    return config(`returned by ${owner.binding.name}`, owner.binding.name);
  }
  return leftover(likeness);
}

/** A setting that is called a model holds one, also one nobody knows. */
function settingModel({ contexts, value }: ValueInContext): Judgement | null {
  const [near] = contexts;
  if (near?.kind !== 'setting' && near?.kind !== 'entry') return null;
  if (isTunedItem(contexts))
    return value.kind === 'string' && /\d|-/.test(value.value) && readInSettings(contexts) === null
      ? config('one of the models', 'models')
      : null;
  if (!isConfigured(contexts) || readInSettings(contexts) !== null) return null;
  const name = near.kind === 'setting' ? near.name : (near.key ?? '');
  if (!/model|deployment/i.test(name) || !namesModel(name)) return null;
  if (value.kind === 'string' && NOTHING.has(value.value.toLowerCase())) return null;
  // Outside of environments much is called a model: the name, or what stands around it, has to speak of language models.
  if (!/^[A-Z\d_]+$/.test(name) && !namesKind(name) && !speaksOfModels(contexts, namesModelServer)) return null;
  // `CAR_MODEL=roadster`: a plain word is a model only where nothing but models is spoken of.
  if (value.kind === 'string' && /^[A-Za-z]+$/.test(value.value) && !namesOnlyModel(name)) return null;
  return config(`setting ${name}`, name);
}

/** `models: [{ name: "…", temperature: 0.7 }]` in a configuration: a model of a service, with how it is asked. */
function isTunedItem([near, item, holder, ...outer]: readonly Context[]): boolean {
  if (near?.kind !== 'entry' || (near.key !== 'name' && near.key !== 'id') || item?.kind !== 'item' || !holder)
    return false;
  return isMapOfModels(holder) && isConfigured([holder, ...outer]) && isTuned([near]);
}

/** `models: { main: gpt-4o, research: acme-large-1 }`: what nobody knows among the models of a configuration. */
function roleBeside(text: string, { contexts }: ValueInContext, likely: Likely): Judgement | null {
  const [near, holder] = contexts;
  if (near?.kind !== 'entry' || !holder || !isMapOfModels(holder) || !isOfRoles(contexts)) return null;
  const known = near.table.entries.some(({ value }) => value.kind === 'string' && likely(value.value) === 'catalog');
  return known && /^[a-z][^\d]*\d/i.test(text) && readInSettings(contexts) === null
    ? config(`${near.key ?? 'one'} of the models`, 'models')
    : null;
}

/** `model = args.model or "mistral"` in code that speaks to an Ollama server: any name is that of a model there. */
function modelOfOllama(facts: FileFacts, text: string, found: ValueInContext): Judgement | null {
  if (!/^[a-z][a-z\d._-]{2,40}(?::[\w.-]{1,40})?$/.test(text) || NOTHING.has(text)) return null;
  if (isConfigured(found.contexts)) return null;
  const judged = judge(found, 'shape', true);
  const named =
    judged?.use === 'config' && /^(?:default_?|ollama_?)*(?:chat_?|llm_?)?model(?:_?(?:name|id))?$/i.test(judged.label);
  return named && speaksToOllama(facts) ? { ...judged, provider: 'ollama' } : null;
}

/** Whether a name tells what kind of model it means (`embedding_model`, `llm-model`). */
function namesKind(name: string): boolean {
  return namesModelServer(name.replace(/models?/gi, ''));
}

/** Values that leave the choice to somebody else. */
const NOTHING: ReadonlySet<string> = new Set([
  'default',
  'auto',
  'none',
  'null',
  'true',
  'false',
  'custom',
  'inherit',
  'string',
]);
