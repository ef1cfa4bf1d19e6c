import type { CallFact } from '../model/facts.ts';
import { calleeText } from './call-shapes.ts';
import { asksAbout, wordsOf } from './names.ts';

/** Calls that only collect or test what they are given. */
const COLLECTS: ReadonlySet<string> = new Set([
  'push', 'append', 'add', 'includes', 'has', 'startswith', 'endswith', 'startsWith', 'endsWith', 'replace', 'split', 'join', 'match', 'test', 'setattr', 'pop',
  'remove', 'index', 'indexOf', 'encoding_for_model', 'encodingForModel', 'isinstance', 'len', 'isEqual', 'equals',
]); // prettier-ignore
/** Calls that only show or log what they are given. */
const SHOWS: ReadonlySet<string> = new Set([
  'print', 'log', 'info', 'debug', 'warn', 'warning', 'error', 'write', 'describe', 'it', 'expect', 'puts', 'pp', 'echo', 'alert', 'confirm', 'toast', 'markdown',
  'caption', 'metric', 'header', 'subheader', 'badge', 'DataFrame', 'jsonify', 'set_attribute', 'setAttribute', 'setTag', 'set_tag', 'die', 'abort', 'invariant',
]); // prettier-ignore
/** `Printf`, `println!`, `Errorf`, `WriteLine`, as compiled languages print and log. */
const PRINTS = /^(?:[efsv]{0,2}print(?:f|ln)?|(?:info|debug|warn|error|fatal|trace|log|panic)(?:f|ln|w)|writeline)!?$/i;
/** First words of functions that tell people or counters of something. */
const TELLS: ReadonlySet<string> = new Set([
  'print', 'log', 'track', 'record', 'report', 'emit', 'capture', 'notify', 'show', 'display', 'render', 'alert', 'audit', 'increment', 'incr', 'save', 'warn',
]); // prettier-ignore
/** What tells of something, by the last word of the name of whose method is called. */
const TELLERS: ReadonlySet<string> = new Set([
  'logger', 'log', 'logging', 'console', 'toast', 'notification', 'notifications', 'notifier', 'telemetry', 'analytics', 'metrics', 'posthog', 'sentry', 'mixpanel',
  'span',
]); // prettier-ignore
/** Last words of classes that say what became of something (`TokenUsage`, `ModelNotFoundError`, `ChatResponse`). */
const OUTCOMES: ReadonlySet<string> = new Set([
  'error', 'exception', 'usage', 'response', 'result', 'event', 'metadata', 'warning',
]); // prettier-ignore
/** `ModelNotFound`, `UnknownModel`, `InvalidModelId`: what is thrown. */
const FAILED =
  /^(?:Unknown|Unsupported|Invalid|Missing|No)(?=[A-Z])|(?:NotFound|NotSupported|Unsupported|Unavailable|Failed|Failure)$/;
/** `send_notification(model=…)`: first and last words of functions that tell people. */
const SENDS: ReadonlySet<string> = new Set(['send', 'post', 'publish', 'push', 'fire', 'dispatch', 'create', 'add']);
const MESSAGES: ReadonlySet<string> = new Set([
  'notification',
  'notifications',
  'alert',
  'alerts',
  'email',
  'mail',
  'telemetry',
  'metric',
  'metrics',
  'toast',
]);
/** First words of methods that begin with a capital letter as classes do (`CreateResponse`). */
const DOES: ReadonlySet<string> = new Set([
  'create', 'get', 'generate', 'make', 'send', 'call', 'ask', 'invoke', 'run', 'stream', 'fetch', 'request', 'build', 'new', 'chat', 'complete', 'with',
]); // prettier-ignore
/** Objects through which an application answers its own callers (`res.json({ model })`). */
const ANSWERERS: ReadonlySet<string> = new Set(['res', 'response', 'reply', 'ctx', 'c', 'results', 'ok']);

/** The last name of the object whose method is called; empty where there is none. */
function receiverText({ callee }: CallFact): string {
  if (callee.kind !== 'member') return '';
  const { object } = callee;
  return object.kind === 'name' ? object.name : object.kind === 'member' ? object.property : '';
}

/** Whether a call only shows, logs, collects or tests what it is given. */
export function onlyShows(call: CallFact): boolean {
  const callee = calleeText(call);
  return COLLECTS.has(callee) || asksAbout(callee) || onlyTells(call);
}

/** Methods of databases that look for rows with what they are given, or take such rows away. */
const QUERIES: ReadonlySet<string> = new Set([
  'find', 'findOne', 'findMany', 'findFirst', 'findUnique', 'findFirstOrThrow', 'findUniqueOrThrow', 'findBy', 'findOneBy', 'findAll', 'findAndCountAll', 'findOneAndDelete',
  'deleteOne', 'deleteMany', 'countDocuments', 'distinct', 'where', 'orWhere', 'whereNot', 'firstWhere', 'filter', 'filter_by', 'exclude', 'find_by', 'find_one', 'find_many',
  'delete_one', 'delete_many', 'count_documents', 'exists',
]); // prettier-ignore

/** Whether a call only looks for what is kept under what it is given. */
export function onlyQueries(call: CallFact): boolean {
  return call.callee.kind === 'member' && QUERIES.has(calleeText(call));
}

/** `Models.updateOne({ modelId: "…" }, { $set: … })`: methods whose first argument finds the rows that the second one changes. */
export function findsFirst({ call, position }: { readonly call: CallFact; readonly position: number | null }): boolean {
  if (position !== 0 || call.arguments.length < 2 || call.callee.kind !== 'member') return false;
  return /^(?:update|replace|upsert)_?(?:one|many)$|^find_?one_?and_?(?:update|replace)$/i.test(call.callee.property);
}

/** Whether a call only tells people, logs or counters of what it is given. */
export function onlyTells(call: CallFact): boolean {
  const callee = calleeText(call);
  if (SHOWS.has(callee) || PRINTS.test(callee)) return true;
  const words = wordsOf(callee);
  const [first = ''] = words;
  // `save_pretrained`, `saveModel`: what is written there is made, not used.
  if (TELLS.has(first) || words.includes('usage')) return true;
  const isClass = call.form === 'new' || (/^[A-Z]/.test(callee) && !DOES.has(first));
  if (isClass && (OUTCOMES.has(words.at(-1) ?? '') || FAILED.test(callee))) return true;
  if (SENDS.has(first) && MESSAGES.has(words.at(-1) ?? '')) return true;
  const receiver = wordsOf(receiverText(call)).at(-1) ?? '';
  return TELLERS.has(receiver) || (callee.toLowerCase() === 'json' && ANSWERERS.has(receiver));
}

/** First words of functions that only work something out. */
const WORKS_OUT: ReadonlySet<string> = new Set([
  'get', 'find', 'lookup', 'look', 'resolve', 'infer', 'detect', 'determine', 'guess', 'extract', 'parse', 'compute', 'calculate', 'calc', 'estimate', 'count',
  'num', 'to', 'normalize', 'format', 'map', 'read', 'load', 'fetch', 'max', 'min', 'select', 'choose', 'pick', 'default', 'check', 'verify', 'assert', 'require',
]); // prettier-ignore
/** What is worked out about a model, none of which asks it anything. */
const ABOUT_MODEL: ReadonlySet<string> = new Set([
  'provider', 'vendor', 'family', 'type', 'kind', 'label', 'title', 'key', 'keys', 'token', 'tokens', 'limit', 'limits', 'window', 'length', 'size', 'encoding',
  'encoder', 'dimension', 'dimensions', 'dim', 'dims', 'capability', 'capabilities', 'info', 'metadata', 'details', 'spec', 'path', 'dir', 'directory', 'icon',
  'color', 'budget', 'rate', 'rates', 'support', 'credentials', 'status', 'availability', 'exists', 'prefix', 'suffix', 'headers', 'region',
]); // prettier-ignore
/** Words that say of a whole name that it is about prices or counts. */
const COUNTS: ReadonlySet<string> = new Set(['cost', 'costs', 'price', 'prices', 'pricing', 'exists', 'tiktoken']);
/** Libraries of texts, files and numbers, whatever of them is called. */
const LIBRARIES: ReadonlySet<string> = new Set([
  're', 'regex', 'regexp', 'path', 'os', 'fs', 'math', 'Math', 'str', 'strings', 'Path', 'Paths', 'Files', 'shutil', 'Number', 'Array', 'random', 'hashlib', 'crypto',
  'StringUtils', 'Regex', 'Pattern', 'urllib', 'unittest', 'assert', 'Assert', 'filepath',
]); // prettier-ignore
/** Functions that give back what they get in another form. */
const REWRITES: ReadonlySet<string> = new Set([
  'sub', 'subn', 'fullmatch', 'str', 'String', 'repr', 'quote', 'quote_plus', 'encodeURIComponent', 'encodeURI', 'getattr', 'hasattr', 'int', 'Number', 'Boolean', 'bool',
  'slugify', 'basename', 'dirname', 'hash', 'exists', 'isfile', 'isdir', 'is_file', 'is_dir', 'lower', 'upper', 'strip', 'trim', 'toLowerCase', 'toUpperCase',
  'typeof', 'type', 'sorted', 'set', 'list', 'tuple', 'dict', 'shellescape', 'escape',
]); // prettier-ignore
/** First words of functions that give back the id of a model, perhaps another one. */
const HANDS_ON: ReadonlySet<string> = new Set([
  'normalize', 'normalise', 'canonicalize', 'resolve', 'map', 'sanitize', 'clean', 'strip', 'parse', 'format', 'trim', 'ensure', 'qualify', 'translate', 'convert',
  'remap', 'alias', 'unalias', 'split', 'extract', 'validate',
]); // prettier-ignore

/** Whether a call only works something out about the model that it is told: its price, its tokens, its provider, its form. */
export function onlyAsks(call: CallFact): boolean {
  const callee = calleeText(call);
  if (call.form === 'decorator') return false;
  const words = wordsOf(callee);
  const [first = ''] = words;
  if (words.some((word) => COUNTS.has(word)) || (words.includes('tokens') && /count|estimat|num/.test(callee)))
    return true;
  if (words.includes('counter') || (words.at(-1) === 'tokenizer' && first === 'get')) return true;
  if (WORKS_OUT.has(first) && words.slice(1).some((word) => ABOUT_MODEL.has(word))) return true;
  if (call.callee.kind === 'name' && REWRITES.has(callee)) return true;
  if (call.callee.kind !== 'member') return false;
  // `flag.String(…)`, `ids.set(…)`: methods that are called like functions of the language and are none.
  return (
    LIBRARIES.has(receiverText(call)) || (REWRITES.has(callee) && !/^(?:[A-Z]|set$|list$|type$|dict$)/.test(callee))
  );
}

/** Whether a call gives the id back that it gets, in its canonical form (`normalize_model(…)`). */
export function handsIdOn(call: CallFact): boolean {
  const words = wordsOf(calleeText(call));
  return (HANDS_ON.has(words[0] ?? '') && !words.includes('client')) || words.includes('coalesce');
}
