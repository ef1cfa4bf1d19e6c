import { hostOf } from '../../base/address.ts';
import type { ListedModel } from '../../model/listed-model.ts';
import { array, object, text, texts } from '../online/json.ts';
import type { Answer, Question, Reading } from '../online/question.ts';
import { getJson } from '../online/question.ts';
import { notAnswered } from '../online/refusal.ts';

/** A platform that lists its models. */
export interface ModelList {
  readonly platform: string;
  readonly host: string;
  /** Whether it answers only with the user's key. */
  readonly needsToken: boolean;
  /** Variables by which the platform's SDK finds that key, the first that is set. */
  readonly keyVariables: readonly string[];
  readonly question: Question<readonly ListedModel[]>;
}

type Row = Readonly<Record<string, unknown>>;
/** Reads one row; null where it is no model. */
type ReadRow = (row: Row) => Partial<ListedModel> | null;

const NOTHING: Omit<ListedModel, 'id'> = {
  name: null,
  released: null,
  deprecated: null,
  retires: null,
  isDeprecated: false,
  replacement: null,
  aliases: [],
  canonical: null,
  hubId: null,
  contextWindow: null,
  outputLimit: null,
  price: null,
};

/** The user's key: the variables it stands in, and how it is sent. */
interface Key {
  readonly variables: readonly string[];
  readonly send: (token: string) => Readonly<Record<string, string>>;
}

function bearer(...variables: readonly string[]): Key {
  return { variables, send: (token) => ({ authorization: `Bearer ${token}` }) };
}

const ANTHROPIC: Key = {
  variables: ['ANTHROPIC_API_KEY'],
  send: (token) => ({ 'x-api-key': token, 'anthropic-version': '2023-06-01' }),
};

/**
 * The lists of the platforms that publish one, a row for each: https://platform.openai.com/docs/api-reference/models/list,
 * https://docs.anthropic.com/en/api/models-list, https://docs.mistral.ai/api/#tag/models,
 * https://docs.cohere.com/reference/list-models, https://openrouter.ai/docs/api-reference/list-available-models.
 */
export const modelLists: readonly ModelList[] = [
  modelList('openai', 'https://api.openai.com/v1/models', 'data', bearer('OPENAI_API_KEY'), (row) => ({
    released: dayOf(row['created']),
    retires: dayOf(row['shutdown_date']),
  })),
  modelList('anthropic', 'https://api.anthropic.com/v1/models?limit=1000', 'data', ANTHROPIC, (row) => ({
    name: text(row['display_name']),
    released: dayOf(row['created_at']),
    deprecated: dayOf(row['deprecated_at']),
    retires: dayOf(row['retires_at']),
    isDeprecated: text(row['lifecycle']) === 'deprecated',
  })),
  modelList('mistral', 'https://api.mistral.ai/v1/models', 'data', bearer('MISTRAL_API_KEY'), (row) => ({
    name: text(row['name']),
    released: dayOf(row['created']),
    retires: dayOf(row['deprecation']),
    replacement: text(row['deprecation_replacement_model']),
    aliases: texts(row['aliases']),
    contextWindow: count(row['max_context_length']),
  })),
  modelList(
    'cohere',
    'https://api.cohere.com/v1/models?page_size=1000',
    'models',
    bearer('CO_API_KEY', 'COHERE_API_KEY'),
    (row) => ({
      id: text(row['name']) ?? '',
      isDeprecated: row['is_deprecated'] === true,
      contextWindow: count(row['context_length']),
    }),
  ),
  modelList('openrouter', 'https://openrouter.ai/api/v1/models', 'data', null, (row) => ({
    name: text(row['name']),
    released: dayOf(row['created']),
    retires: dayOf(row['expiration_date']),
    canonical: text(row['canonical_slug']),
    hubId: text(row['hugging_face_id']),
    contextWindow: count(row['context_length']),
    outputLimit: count(object(row['top_provider'])['max_completion_tokens']),
    price: priceOf(object(row['pricing'])),
  })),
];

/**
 * The list of a region of Amazon Bedrock (https://docs.aws.amazon.com/bedrock/latest/APIReference/API_ListFoundationModels.html).
 * Its requests are signed, which only the user's own SDK does: the Http port of the command line hands the question to it.
 *
 * @param origin `https://bedrock.<region>.amazonaws.com`.
 */
export function bedrockList(origin: string): ModelList {
  return modelList('bedrock', `${origin}/foundation-models`, 'modelSummaries', null, (row) => {
    const life = object(row['modelLifecycle']);
    return {
      id: text(row['modelId']) ?? '',
      name: text(row['modelName']),
      released: dayOf(life['startOfLifeTime']),
      deprecated: dayOf(life['legacyTime']),
      retires: dayOf(life['endOfLifeTime']),
      isDeprecated: text(life['status']) === 'LEGACY',
    };
  });
}

/** The list of one platform: the rows under `field`, the key it asks for (null: none), and how a row is read. */
function modelList(platform: string, url: string, field: string, key: Key | null, readRow: ReadRow): ModelList {
  const host = hostOf(url);
  const needsToken = key !== null;
  const read = (answer: Answer): Reading<readonly ListedModel[]> => readList(answer, field, readRow, needsToken);
  return {
    platform,
    host,
    needsToken,
    keyVariables: key?.variables ?? [],
    question: {
      ...getJson(`models/${host}`, url, read),
      token: key?.send ?? null,
      needsToken,
      maxBytes: 16_000_000,
    },
  };
}

/** The same question at another address: a mirror, or a server of a test. */
export function at(origin: string, { question }: ModelList): Question<readonly ListedModel[]> {
  const { pathname, search } = new URL(question.url);
  return { ...question, key: `${question.key}@${origin}`, url: `${origin}${pathname}${search}` };
}

function readList(
  answer: Answer,
  field: string,
  readRow: ReadRow,
  takesToken: boolean,
): Reading<readonly ListedModel[]> {
  const no = notAnswered(answer, takesToken);
  if (no) return no;
  const body = object(answer.json());
  const rows = body[field];
  // Of a page of a longer list nothing follows for what is not on it.
  const isPage = body['has_more'] === true || text(body['next_page_token']) !== null;
  if (!Array.isArray(rows) || isPage) return { kind: 'unavailable', reason: 'unexpected-answer' };
  const models = array(rows).flatMap((item): readonly ListedModel[] => {
    const row = object(item);
    const given = readRow(row);
    const id = given?.id ?? text(row['id']) ?? '';
    return given === null || id === '' ? [] : [{ ...NOTHING, ...given, id }];
  });
  return { kind: 'found', value: models };
}

/** Seconds since 1970, an ISO date, or a date and time. */
function dayOf(value: unknown): string | null {
  if (typeof value === 'number' && value > 0) return new Date(value * 1000).toISOString().slice(0, 10);
  const day = /^\d{4}-\d{2}-\d{2}/.exec(text(value) ?? '')?.[0];
  return day === undefined || Number.isNaN(Date.parse(day)) ? null : day;
}

function count(value: unknown): number | null {
  return typeof value === 'number' && Number.isFinite(value) && value > 0 ? value : null;
}

/** OpenRouter writes dollars per token, as text. */
function priceOf(pricing: Row): ListedModel['price'] {
  const [input, output] = [Number(pricing['prompt']), Number(pricing['completion'])];
  const known = text(pricing['prompt']) !== null && text(pricing['completion']) !== null && input >= 0 && output >= 0;
  return known ? { input: perMillion(input), output: perMillion(output) } : null;
}

function perMillion(perToken: number): number {
  return Number((perToken * 1_000_000).toPrecision(6));
}
