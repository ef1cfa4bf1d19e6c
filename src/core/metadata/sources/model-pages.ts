import { hostOf } from '../../base/address.ts';
import type { ListedModel } from '../../model/listed-model.ts';
import { object, text } from '../online/json.ts';
import { NOTHING, bearer, dayOf } from '../online/model-list.ts';
import type { Key, Row } from '../online/model-list.ts';
import type { Answer, Question, Reading } from '../online/question.ts';
import { getJson } from '../online/question.ts';
import { refusal } from '../online/refusal.ts';

/** A platform that is asked about one model at a time: its list is a catalog of everybody's. */
export interface ModelPage {
  readonly platform: string;
  readonly host: string;
  readonly keyVariables: readonly string[];
  /** Null for an id that the platform cannot have. */
  readonly question: (id: string) => Question<ListedModel> | null;
}

/** Where a model of an id is, and what its page says; null where the page is of something else. */
interface Shape {
  readonly pathOf: (id: string) => string | null;
  readonly read: (row: Row, id: string) => Partial<ListedModel> | null;
}

/** Variables in which an access token of Google Cloud is handed to programs; nothing asks a program for one. */
const GOOGLE = bearer('GOOGLE_OAUTH_ACCESS_TOKEN', 'CLOUDSDK_AUTH_ACCESS_TOKEN');

/** Who publishes a model, by the beginning of its name: https://cloud.google.com/vertex-ai/generative-ai/docs/models */
const PUBLISHERS: readonly (readonly [beginning: RegExp, publisher: string])[] = [
  [/^claude-/, 'anthropic'],
  [/^(?:mistral|codestral|ministral)-/, 'mistralai'],
  [/^llama/, 'meta'],
  [/^jamba-/, 'ai21'],
  [
    /^(?:gemini|gemma|text-embedding|text-multilingual|multimodalembedding|imagen|imagegeneration|veo|lyria|medlm)-?/,
    'google',
  ],
];

/**
 * https://replicate.com/docs/reference/http#models.get and
 * https://cloud.google.com/vertex-ai/docs/reference/rest/v1/publishers.models/get.
 */
export const modelPages: readonly ModelPage[] = [
  modelPage('replicate', 'https://api.replicate.com', bearer('REPLICATE_API_TOKEN'), {
    pathOf: (id) => (/^[\w-]+\/[\w.-]+$/.test(id) ? `/v1/models/${id}` : null),
    read: (row, id) => {
      const { owner, name } = row;
      if (`${text(owner) ?? ''}/${text(name) ?? ''}`.toLowerCase() !== id.toLowerCase()) return null;
      return { released: dayOf(object(row['latest_version'])['created_at']) };
    },
  }),
  modelPage('vertex', 'https://aiplatform.googleapis.com', GOOGLE, {
    pathOf: (id) => {
      const publisher = PUBLISHERS.find(([beginning]) => beginning.test(id))?.[1];
      return publisher !== undefined && /^[\w.@-]+$/.test(id) ? `/v1/publishers/${publisher}/models/${id}` : null;
    },
    // A page has no days: that there is one is all that it says.
    read: (row, id) => {
      const named = /\/models\/([^/]+)$/.exec(text(row['name']) ?? '')?.[1] ?? '';
      return named.split('@', 1)[0] === id.split('@', 1)[0] ? { name: text(row['launchStage']) } : null;
    },
  }),
];

function modelPage(platform: string, origin: string, key: Key, { pathOf, read }: Shape): ModelPage {
  return {
    platform,
    host: hostOf(origin),
    keyVariables: key.variables,
    question: (id) => {
      const path = pathOf(id);
      if (path === null) return null;
      const readPage = (answer: Answer): Reading<ListedModel> => {
        const no = refusal(answer, true);
        if (no) return no;
        const told = read(object(answer.json()), id);
        if (told === null) return { kind: 'unavailable', reason: 'unexpected-answer' };
        return { kind: 'found', value: { ...NOTHING, ...told, id } };
      };
      const question = getJson(`model/${hostOf(origin)}/${id}`, `${origin}${path}`, readPage);
      return { ...question, token: key.send, needsToken: true };
    },
  };
}
