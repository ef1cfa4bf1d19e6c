import { hostOf } from '../../base/address.ts';
import type { ListedModel } from '../../model/listed-model.ts';
import { array, object, text } from './json.ts';
import type { Answer, Question, Reading } from './question.ts';
import { getJson } from './question.ts';
import { notAnswered } from './refusal.ts';

/** A platform that lists its models. */
export interface ModelList {
  readonly platform: string;
  readonly host: string;
  /** Whether it answers only with the user's key. */
  readonly needsToken: boolean;
  /** Variables by which the platform's SDK finds that key, the first that is set. */
  readonly keyVariables: readonly string[];
  readonly question: Question<readonly ListedModel[]>;
  /** Which row an id means that is none of the rows' own; absent where ids are what they are. */
  readonly choose?: (models: readonly ListedModel[], id: string) => ListedModel | null;
}

/** One row of a list, as it was sent. */
export type Row = Readonly<Record<string, unknown>>;
/** Reads one row; null where it is no model. */
type ReadRow = (row: Row) => Partial<ListedModel> | null;

/** A row of which nothing is said. */
export const NOTHING: Omit<ListedModel, 'id'> = {
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
export interface Key {
  readonly variables: readonly string[];
  readonly send: (token: string) => Readonly<Record<string, string>>;
}

/** A key that is sent as most platforms take it. */
export function bearer(...variables: readonly string[]): Key {
  return { variables, send: (token) => ({ authorization: `Bearer ${token}` }) };
}

/** Of an answer that is a list itself. */
export const ROOT = '';

/** The list of one platform: the rows under `field`, the key it asks for (null: none), and how a row is read. */
export function modelList(platform: string, url: string, field: string, key: Key | null, readRow: ReadRow): ModelList {
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

function readList(
  answer: Answer,
  field: string,
  readRow: ReadRow,
  takesToken: boolean,
): Reading<readonly ListedModel[]> {
  const no = notAnswered(answer, takesToken);
  if (no) return no;
  const given = answer.json();
  const body = object(given);
  const rows = field === ROOT ? given : body[field];
  // Of a page of a longer list nothing follows for what is not on it.
  const isPage =
    body['has_more'] === true || text(body['next_page_token']) !== null || text(body['nextPageToken']) !== null;
  if (!Array.isArray(rows) || isPage) return { kind: 'unavailable', reason: 'unexpected-answer' };
  const models = array(rows).flatMap((item): readonly ListedModel[] => {
    const row = object(item);
    const told = readRow(row);
    const id = told?.id ?? text(row['id']) ?? '';
    return told === null || id === '' ? [] : [{ ...NOTHING, ...told, id }];
  });
  // Any list of anything is one; that of models names some.
  if (field === ROOT && models.length === 0) return { kind: 'unavailable', reason: 'unexpected-answer' };
  return { kind: 'found', value: models };
}

/** Seconds since 1970, an ISO date, or a date and time. */
export function dayOf(value: unknown): string | null {
  if (typeof value === 'number' && value > 0) return new Date(value * 1000).toISOString().slice(0, 10);
  const day = /^\d{4}-\d{2}-\d{2}/.exec(text(value) ?? '')?.[0];
  return day === undefined || Number.isNaN(Date.parse(day)) ? null : day;
}

/** A number of tokens. */
export function count(value: unknown): number | null {
  return typeof value === 'number' && Number.isFinite(value) && value > 0 ? value : null;
}

/** OpenRouter writes dollars per token, as text. */
export function priceOf(pricing: Row): ListedModel['price'] {
  const [input, output] = [Number(pricing['prompt']), Number(pricing['completion'])];
  const known = text(pricing['prompt']) !== null && text(pricing['completion']) !== null && input >= 0 && output >= 0;
  return known ? { input: perMillion(input), output: perMillion(output) } : null;
}

/** Dollars per million tokens, as numbers; nothing on both sides is what is not known. */
export function pricePerMillion({ input, output }: Row): ListedModel['price'] {
  const isKnown = typeof input === 'number' && typeof output === 'number' && input + output > 0;
  return isKnown && input >= 0 && output >= 0 ? { input, output } : null;
}

function perMillion(perToken: number): number {
  return Number((perToken * 1_000_000).toPrecision(6));
}
