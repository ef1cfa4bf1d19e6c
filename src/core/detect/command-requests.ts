import type { Expression, FileFacts } from '../model/facts.ts';
import type { Candidate, ClientUse } from '../model/reference.ts';
import { isApiPath, isPage, pathOf } from './addresses.ts';
import { parseWords } from './command-words.ts';
import type { GivenFlag } from './command-words.ts';
import type { Started } from './command-wrappers.ts';
import type { ServedAt } from './conventions/endpoints.ts';
import type { Likely } from './conventions/model-names.ts';
import { idInAddress } from './model-addresses.ts';
import { HOLE, flatten, mayName } from './word-parts.ts';

/** Programs that send requests, by whether their operands may be fields of the body (`http POST … model=gpt-4o`). */
const REQUESTS: ReadonlyMap<string, boolean> = new Map([
  ['curl', false],
  ['wget', false],
  ['aria2c', false],
  ['http', true],
  ['https', true],
  ['xh', true],
  ['hey', false],
  ['curlie', false],
  // `ADD` of Dockerfiles: https://docs.docker.com/reference/dockerfile/#add
  ['ADD', false],
]);
/** Flags of those without a value. */
const SWITCH =
  /^(?:-[sSfLkvigGIOJNqc#]+|-[sSfLkvigGIOJNq]*[sSfLkvig]|--(?:silent|show-error|fail|fail-with-body|location|insecure|verbose|include|get|head|remote-name|remote-header-name|no-buffer|compressed|globoff|quiet|no-verbose|continue|show-progress|content-disposition|no-check-certificate|http1\.1|http2|create-dirs|no-progress-meter|ipv4|ipv6))$/;
const BODY = /^(?:-d|--data|--data-raw|--data-binary|--data-ascii|--json|--post-data|--body-data|--raw)$/;
const FORM = /^(?:-F|--form|--form-string|--data-urlencode)$/;
/** What Ollama answers (https://docs.ollama.com/api). */
const OLLAMA = /\/api\/(?:generate|chat|pull|push|show|embed|embeddings|create)\/?$/;
/** What stands beside the model in a request. */
const REQUEST = /"(?:messages|prompt|input|contents|max_tokens|temperature|stream)"/;

interface RequestContext {
  readonly likely: Likely;
  readonly servedAt: ServedAt;
}

/** What a request to the API of a model names: the address, the model in its body or in the address, and files of weights. */
export function requested(
  facts: FileFacts,
  { program, words, input }: Started,
  context: RequestContext,
): readonly Candidate[] {
  const fields = REQUESTS.get(program ?? '');
  if (fields === undefined || program === null) return [];
  const { flags, operands } = parseWords(words, (flag) => !SWITCH.test(flag));
  const addresses = [...operands, ...flags.flatMap(({ name, value }) => (name === '--url' && value ? [value] : []))];
  const found: Candidate[] = [];
  for (const address of addresses) {
    const one = addressed(facts, program, address, context);
    found.push(...one.candidates);
    if (!one.serves) continue;
    const bodies = [...bodiesIn(flags), ...(fields ? fieldsIn(operands) : []), ...input];
    for (const body of bodies) found.push(...modelIn(facts, program, body, one));
  }
  return found;
}

function bodiesIn(flags: readonly GivenFlag[]): readonly Expression[] {
  return flags.flatMap(({ name, value }) => (value && (BODY.test(name) || FORM.test(name)) ? [value] : []));
}

function fieldsIn(operands: readonly Expression[]): readonly Expression[] {
  return operands.filter((word) => /^(?:model|name):?=/.test(flatten(word).text));
}

interface Addressed {
  readonly candidates: readonly Candidate[];
  /** Whether a model may answer there. */
  readonly serves: 'surely' | 'perhaps' | null;
  readonly provider: string | null;
  readonly client: ClientUse | null;
  /** Ollama takes `name` as well. */
  readonly ollama: boolean;
}

function addressed(facts: FileFacts, program: string, value: Expression, { servedAt }: RequestContext): Addressed {
  const flat = flatten(value);
  const { text } = flat;
  const inside = idInAddress(text);
  if (inside) {
    const id = flat.slice(inside.start, inside.end);
    const api =
      id && id !== value && inside.subject === 'model' ? endpoint(facts, program, value, inside.provider) : null;
    const model = id && mayName(id) ? { ...named(facts, program, id, inside.provider), subject: inside.subject } : null;
    const revision = inside.revision && flat.slice(inside.revision.start, inside.revision.end);
    const candidates = [...(api ? [api] : []), ...(model ? [{ ...model, grammar: inside.grammar, revision }] : [])];
    return { candidates, serves: null, provider: inside.provider, client: null, ollama: false };
  }
  // `curl -O "$MODEL_URL"`: a file of weights where the variable says so.
  if (value.kind !== 'string' && value.kind !== 'join') {
    const weights: Candidate = { ...named(facts, program, value, 'huggingface'), grammar: 'hub', confidence: 'likely' };
    const candidates = mayName(value) && mayHoldAddress(value) ? [weights] : [];
    return { candidates, serves: 'perhaps', provider: null, client: clientAt(facts, value), ollama: false };
  }
  const server = serverAt(text, servedAt);
  if (!server)
    return { candidates: [], serves: URL.test(text) ? 'perhaps' : null, provider: null, client: null, ollama: false };
  const api = endpoint(facts, program, value, server);
  // `$BASE/chat/completions`: whoever the variable leads to answers.
  const client = text.startsWith(HOLE) ? clientAt(facts, value) : null;
  return { candidates: api ? [api] : [], serves: 'surely', provider: server, client, ollama: server === 'ollama' };
}

const URL = /^(?:https?:\/\/|localhost|\d+\.\d+\.|[\w.-]+:\d)|^\uE000/i;

/** Who answers at an address that is one of an API of models; null for all others. */
function serverAt(text: string, servedAt: ServedAt): string | null {
  if (!URL.test(text) || isPage(text)) return null;
  const served = servedAt(text.replaceAll(HOLE, 'x'));
  if (served?.provider === 'ollama' || OLLAMA.test(text)) return 'ollama';
  const api = isApiPath(pathOf(text)) || isApiPath(text);
  // Many things answer at a local port; some servers have one of their own.
  if (served && (!served.local || api || served.provider === 'lmstudio')) return served.provider;
  return api ? 'openai-compatible' : null;
}

function clientAt(facts: FileFacts, value: Expression): ClientUse {
  return { provider: 'openai', endpoint: { uri: facts.uri, value } };
}

/** The address as a place of its own, where its host or at least its path is written out. */
function endpoint(facts: FileFacts, program: string, value: Expression, provider: string | null): Candidate | null {
  const { text, slice } = flatten(value);
  const [first] = value.kind === 'join' ? value.parts : [value];
  const hosted = first?.kind === 'string' && /^https?:\/\/[^/]+\//i.test(first.value);
  const site = value.kind === 'string' ? value : hosted ? first : slice(text.lastIndexOf(HOLE) + 1, text.length);
  if (site?.kind !== 'string' || !/^https?:/i.test(text)) return null;
  const candidate = named(facts, program, site, provider);
  return {
    ...candidate,
    subject: 'endpoint',
    useReason: 'address of a model API',
    confidence: 'likely',
    label: 'address',
  };
}

/** A variable whose name does not say that it holds something else. */
function mayHoldAddress(value: Expression): boolean {
  const name = value.kind === 'name' ? value.name : value.kind === 'environment' ? value.variable : '';
  return /url|uri|link|model|weight|file|download|src|source/i.test(name);
}

/** The value of `"model"` in a body. */
function modelIn(
  facts: FileFacts,
  program: string,
  body: Expression,
  { serves, provider, client, ollama }: Addressed,
): readonly Candidate[] {
  const flat = flatten(body);
  const field = /^(?:model|name):?=(?=.)/.exec(flat.text);
  const match = field
    ? null
    : (ollama ? /"(?:model|name)"\s*:\s*"([^"]+)"/ : /"model(?:Id|_id)?"\s*:\s*"([^"]+)"/).exec(flat.text);
  const start = field ? field[0].length : match ? match.index + match[0].lastIndexOf(match[1] ?? '') : -1;
  const end = field ? flat.text.length : start + (match?.[1]?.length ?? 0);
  if (start < 0 || (serves === 'perhaps' && !REQUEST.test(flat.text))) return [];
  const id = flat.slice(start, end);
  // Some servers take any name and answer with the one model they have.
  if (id?.kind === 'string' && /^(?:default|auto|any|string|model)$/i.test(id.value)) return [];
  if (!id || !mayName(id) || (field && field[0].startsWith('name') && !ollama)) return [];
  const model = named(facts, program, id, provider);
  return [
    { ...model, client, grammar: ollama ? 'ollama' : 'native', confidence: serves === 'surely' ? 'sure' : 'likely' },
  ];
}

function named(facts: FileFacts, program: string, value: Expression, provider: string | null): Candidate {
  return {
    detector: `convention/request`,
    subject: 'model',
    use: 'call',
    useReason: `request of ${program}`,
    provider,
    client: null,
    grammar: provider === null ? 'guess' : 'native',
    uri: facts.uri,
    site: value.span,
    value,
    revision: null,
    insertion: null,
    confidence: 'sure',
    label: 'request',
  };
}
