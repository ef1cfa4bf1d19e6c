import type { Expression, TableExpression } from '../model/facts.ts';
import { wordsOf } from './names.ts';
import type { Context } from './strings.ts';

/** Keys under which a JSON Schema describes properties (https://json-schema.org/understanding-json-schema/reference/object). */
const PROPERTIES: ReadonlySet<string> = new Set([
  'properties',
  'patternProperties',
  'definitions',
  '$defs',
  'schemas',
  'parameters',
]);
/** Keys of a schema, one of which stands beside what describes a property. */
const DESCRIBES: ReadonlySet<string> = new Set(['type', 'enum', '$ref', 'anyOf', 'oneOf', 'description', 'title']);
/** Keys of Kubernetes and its kin under which things are only labelled. */
const LABELS: ReadonlySet<string> = new Set([
  'labels',
  'matchLabels',
  'annotations',
  'nodeSelector',
  'selector',
  'tags',
]);
/** Words of keys that stand in a table about a model. */
const ABOUT_MODEL: ReadonlySet<string> = new Set([
  'price', 'prices', 'pricing', 'cost', 'costs', 'capabilities', 'deprecated', 'deprecation', 'released', 'score', 'scores', 'elo', 'rank', 'params',
]); // prettier-ignore
/** Keys of what a model has answered (https://platform.openai.com/docs/api-reference/chat/object), which was recorded. */
const ANSWER: ReadonlySet<string> = new Set([
  'usage',
  'choices',
  'completion',
  'finish_reason',
  'stop_reason',
  'object',
  'created',
  'system_fingerprint',
]);
/** Keys that stand where a run has written what it was (benchmarks, evaluations, experiments). */
const OF_A_RUN: ReadonlySet<string> = new Set([
  'timestamp', 'createdat', 'startedat', 'finishedat', 'completedat', 'generatedat', 'runid', 'gitcommit', 'commithash', 'elapsed', 'elapsedseconds',
  'durationseconds', 'totaldurationseconds', 'latencyms',
]); // prettier-ignore
/** Items of a list beyond which it is data, not configuration. */
const MANY = 30;

/** Whether a value is written in a configuration. */
export function isConfigured(contexts: readonly Context[]): boolean {
  return contexts.at(-1)?.kind === 'setting';
}

/** Why a string in a configuration is read rather than used, by all it stands in (nearest first), or null. */
export function readInSettings(contexts: readonly Context[]): string | null {
  if (!isConfigured(contexts)) return null;
  for (const [position, context] of contexts.entries()) {
    if (context.kind === 'item' && context.siblings > MANY) return 'one of many records';
    const key = keyOf(context);
    if (key === null) continue;
    if (position > 0 && (LABELS.has(key) || /(?:Labels|Selector)$/.test(key))) return 'a label';
    const keys = keysBeside(context);
    if (describesProperty(keys.describes, contexts.slice(position + 1))) return 'part of a schema';
    if (position === 0 && keys.answers) return 'part of a recorded answer';
    if (position === 0 && keys.ofARun) return 'part of the record of a run';
    const isRow = position === 0 && contexts[1]?.kind === 'item' && contexts[1].siblings > 1;
    if (isRow && keys.aboutModels) return 'row of a table of models';
  }
  return null;
}

/** `properties: { model: { type: string, default: … } }` */
function describesProperty(describes: boolean, outer: readonly Context[]): boolean {
  const [property, properties] = outer;
  if (!property || !properties || !describes) return false;
  return keyOf(property) !== null && PROPERTIES.has(keyOf(properties) ?? '');
}

function keyOf(context: Context): string | null {
  return context.kind === 'entry' || context.kind === 'setting' ? context.key : null;
}

/** What the keys of a table say of its values. Worked out once for each table: a large one is asked about for each value. */
interface Keys {
  readonly describes: boolean;
  readonly answers: boolean;
  readonly ofARun: boolean;
  readonly aboutModels: boolean;
  readonly ofACall: boolean;
  readonly inUse: boolean;
  /** `model_revision` or `revision` beside an id. */
  readonly revision: Expression | null;
}

const NONE: Keys = {
  describes: false,
  answers: false,
  ofARun: false,
  aboutModels: false,
  ofACall: false,
  inUse: false,
  revision: null,
};
const known = new WeakMap<TableExpression, Keys>();

function keysBeside(context: Context): Keys {
  if (context.kind !== 'entry' && context.kind !== 'setting') return NONE;
  const before = known.get(context.table);
  if (before) return before;
  const keys = context.table.entries.flatMap(({ key }) => key ?? []);
  const plain = keys.map((key) => key.toLowerCase().replace(/[-_]/g, ''));
  const revision = context.table.entries.find(({ key }) => key !== null && /^(?:model[_-]?)?revision$/i.test(key));
  const said = {
    describes: keys.some((key) => DESCRIBES.has(key)),
    answers: keys.filter((key) => ANSWER.has(key)).length > 1,
    ofARun: context.table.entries.some(({ key, value }) => isStamp(key, value)),
    aboutModels: keys.some((key) => wordsOf(key).some((word) => ABOUT_MODEL.has(word))),
    ofACall: plain.some((key) => OF_A_CALL.has(key)),
    inUse: plain.some((key) => IN_USE.has(key)),
    revision: revision?.value.kind === 'string' ? revision.value : null,
  };
  known.set(context.table, said);
  return said;
}

/** A place for a stamp that is still empty is that of a run to come. */
function isStamp(key: string | null, value: Expression): boolean {
  if (key === null || !OF_A_RUN.has(key.toLowerCase().replace(/[-_]/g, ''))) return false;
  return value.kind === 'string' ? value.value !== '' : value.kind !== 'constant' || !/^(?:null|~|)$/i.test(value.text);
}

/** Keys that stand beside the id of a language model, and beside no other kind of model. */
const OF_A_CALL: ReadonlySet<string> = new Set([
  'temperature', 'maxtokens', 'maxoutputtokens', 'topp', 'topk', 'apikey', 'baseurl', 'apibase', 'provider', 'systemprompt', 'prompt', 'instructions', 'messages',
  'contextlength', 'contextwindow', 'numctx', 'embeddingdims', 'dimensions', 'llm', 'tools',
]); // prettier-ignore

/** Keys that stand beside the id of a model in a list of those that a tool is to call. */
const IN_USE: ReadonlySet<string> = new Set(['engine', 'parameters', 'role', 'roles', 'endpoint']);

/** Words of keys that say what a model is for, or when it is taken. */
const ROLES: ReadonlySet<string> = new Set([
  'main', 'primary', 'default', 'fallback', 'secondary', 'backup', 'research', 'small', 'large', 'big', 'fast', 'smart', 'cheap', 'strong', 'weak', 'quick', 'deep', 'light', 'heavy', 'chat',
  'embedding', 'embeddings', 'embed', 'rerank', 'vision', 'image', 'speech', 'code', 'coder', 'coding', 'planner', 'planning', 'reasoning', 'summary', 'summarizer', 'summarization', 'title', 'judge',
  'critic', 'reviewer', 'review', 'editor', 'writer', 'router', 'classifier', 'classification', 'extraction', 'generation', 'generator', 'agent', 'orchestrator', 'worker',
]); // prettier-ignore

/** `models: { main: …, fallback: … }` in a configuration: one model for each role, all of them used. */
export function isOfRoles(contexts: readonly Context[]): boolean {
  const [near] = contexts;
  if (near?.kind !== 'entry' || !isConfigured(contexts)) return false;
  const { entries } = near.table;
  return (
    entries.every(({ key, value }) => key !== null && (value.kind === 'string' || value.kind === 'constant')) &&
    entries.some(({ key }) => key !== null && wordsOf(key).every((word) => ROLES.has(word)))
  );
}

/** Whether a table of code has the keys of what a model answers, as mocks, samples and compatible servers write it. */
export function isOfAnswer(contexts: readonly Context[]): boolean {
  const [near] = contexts.filter(({ kind }) => kind !== 'option' && kind !== 'default');
  return near !== undefined && keysBeside(near).answers;
}

/** Whether the table that a value stands in says how a model is called, so that it is used and not offered. */
export function isCalledWith([near]: readonly Context[]): boolean {
  return near !== undefined && (keysBeside(near).ofACall || keysBeside(near).inUse);
}

/** Whether what stands beside a value tells how this one model is to be asked (`temperature: 0.7`), as no catalog does. */
export function isTuned([near]: readonly Context[]): boolean {
  const table = near?.kind === 'entry' ? near.table : null;
  return table?.entries.some(({ key }) => key !== null && TUNED.has(key.toLowerCase().replace(/[-_]/g, ''))) ?? false;
}

const TUNED: ReadonlySet<string> = new Set(['temperature', 'topp', 'topk', 'systemprompt', 'apikey']);

/** The revision that is written beside an id. */
export function revisionBeside([near]: readonly Context[]): Expression | null {
  return near ? keysBeside(near).revision : null;
}

/** Whether what stands beside and around a value speaks of language models, so that an id nobody knows is one. */
export function speaksOfModels(contexts: readonly Context[], namesModelServer: (name: string) => boolean): boolean {
  const [near] = contexts;
  if (near && keysBeside(near).ofACall) return true;
  return contexts.slice(1, 3).some((context) => {
    const key = keyOf(context);
    return (
      key !== null &&
      (namesModelServer(key) || wordsOf(key).some((word) => word === 'agent' || word === 'agents')) &&
      !/^models?$/i.test(key)
    );
  });
}
