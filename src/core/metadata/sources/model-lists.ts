import type { ListedModel } from '../../model/listed-model.ts';
import { array, object, text, texts } from '../online/json.ts';
import { ROOT, bearer, count, dayOf, modelList, priceOf, pricePerMillion } from '../online/model-list.ts';
import type { Key, ModelList } from '../online/model-list.ts';
import type { Question } from '../online/question.ts';

const ANTHROPIC: Key = {
  variables: ['ANTHROPIC_API_KEY'],
  send: (token) => ({ 'x-api-key': token, 'anthropic-version': '2023-06-01' }),
};

const GEMINI: Key = {
  variables: ['GEMINI_API_KEY', 'GOOGLE_API_KEY'],
  send: (token) => ({ 'x-goog-api-key': token }),
};

/**
 * The lists of the platforms that publish one, a row for each: https://platform.openai.com/docs/api-reference/models/list,
 * https://docs.anthropic.com/en/api/models-list, https://docs.mistral.ai/api/#tag/models,
 * https://docs.cohere.com/reference/list-models, https://openrouter.ai/docs/api-reference/list-available-models,
 * https://ai.google.dev/api/models, https://console.groq.com/docs/api-reference#models, https://docs.x.ai/docs/api-reference,
 * https://api-docs.deepseek.com/api/list-models, https://docs.together.ai/reference/models-1,
 * https://docs.fireworks.ai/api-reference/list-models, https://inference-docs.cerebras.ai/api-reference/models,
 * https://docs.api.nvidia.com/nim, https://vercel.com/docs/ai-gateway/models-and-providers. Creation days that are those of a
 * deployment, not of a release, are left out.
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
  modelList(
    'google',
    'https://generativelanguage.googleapis.com/v1beta/models?pageSize=1000',
    'models',
    GEMINI,
    (row) => ({
      id: (text(row['name']) ?? '').replace(/^models\//, ''),
      name: text(row['displayName']),
      contextWindow: count(row['inputTokenLimit']),
      outputLimit: count(row['outputTokenLimit']),
    }),
  ),
  modelList('groq', 'https://api.groq.com/openai/v1/models', 'data', bearer('GROQ_API_KEY'), (row) =>
    row['active'] === false
      ? null
      : { contextWindow: count(row['context_window']), outputLimit: count(row['max_completion_tokens']) },
  ),
  modelList('xai', 'https://api.x.ai/v1/models', 'data', bearer('XAI_API_KEY'), (row) => ({
    released: dayOf(row['created']),
    aliases: texts(row['aliases']),
  })),
  modelList('deepseek', 'https://api.deepseek.com/models', 'data', bearer('DEEPSEEK_API_KEY'), () => ({})),
  modelList('together', 'https://api.together.xyz/v1/models', ROOT, bearer('TOGETHER_API_KEY'), (row) => ({
    name: text(row['display_name']),
    contextWindow: count(row['context_length']),
    price: pricePerMillion(object(row['pricing'])),
  })),
  modelList(
    'fireworks',
    'https://api.fireworks.ai/inference/v1/models',
    'data',
    bearer('FIREWORKS_API_KEY'),
    (row) => ({
      released: dayOf(row['created']),
      contextWindow: count(row['context_length']),
    }),
  ),
  modelList('cerebras', 'https://api.cerebras.ai/v1/models', 'data', bearer('CEREBRAS_API_KEY'), () => ({})),
  modelList('nvidia', 'https://integrate.api.nvidia.com/v1/models', 'data', null, () => ({})),
  modelList('vercel-gateway', 'https://ai-gateway.vercel.sh/v1/models', 'data', null, (row) => ({
    name: text(row['name']),
    contextWindow: count(row['context_window']),
    outputLimit: count(row['max_tokens']),
    price: priceOf({ prompt: object(row['pricing'])['input'], completion: object(row['pricing'])['output'] }),
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

/**
 * Profiles of a region of Amazon Bedrock, by which models are asked for that answer in no other way
 * (https://docs.aws.amazon.com/bedrock/latest/APIReference/API_ListInferenceProfiles.html).
 *
 * @param origin as that of {@link bedrockList}; the same SDK answers.
 */
export function bedrockProfiles(origin: string): ModelList {
  const url = `${origin}/inference-profiles?maxResults=1000`;
  const list = modelList('bedrock', url, 'inferenceProfileSummaries', null, (row) =>
    text(row['status']) === 'ACTIVE'
      ? { id: text(row['inferenceProfileId']) ?? '', name: text(row['inferenceProfileName']) }
      : null,
  );
  // The host answers two questions.
  return { ...list, question: { ...list.question, key: `profiles/${list.host}` } };
}

/**
 * Models that a resource of Azure OpenAI can deploy (https://learn.microsoft.com/rest/api/azureopenai/models/list), with the
 * day on which each stops to answer. A deployment is named freely; where it is named after a model, the version that lives
 * longest is meant, as nothing tells which one it runs.
 *
 * @param origin of the user's own resource: `https://<name>.openai.azure.com`.
 */
export function azureList(origin: string): ModelList {
  const key = { variables: ['AZURE_OPENAI_API_KEY'], send: (token: string) => ({ 'api-key': token }) };
  const list = modelList('azure-openai', `${origin}/openai/models?api-version=2024-10-21`, 'data', key, (row) => ({
    released: dayOf(row['created_at']),
    retires: dayOf(object(row['deprecation'])['inference']),
    isDeprecated: /^deprecat/.test(text(row['lifecycle_status']) ?? ''),
  }));
  return { ...list, choose: longestLived };
}

function longestLived(models: readonly ListedModel[], id: string): ListedModel | null {
  const [model, version] = id.split('@');
  const meant = models.filter((one) =>
    version === undefined
      ? one.id.startsWith(`${id}-`) && /^(?:\d{4}|\d{4}-\d\d-\d\d)(?:-preview)?$/.test(one.id.slice(id.length + 1))
      : one.id === `${model ?? ''}-${version}`,
  );
  const end = ({ retires }: ListedModel): string => retires ?? '9999';
  return meant.reduce<ListedModel | null>((best, one) => (best === null || end(one) > end(best) ? one : best), null);
}

/** What the router of the Hub serves, by which providers (https://huggingface.co/docs/inference-providers). */
export const hubRouter: ModelList = modelList(
  'huggingface',
  'https://router.huggingface.co/v1/models',
  'data',
  null,
  (row) => {
    const serving = array(row['providers']).map(object);
    const live = serving.filter(({ status }) => status === 'live');
    if (live.length === 0) return null;
    const windows = live.flatMap((provider) => count(provider['context_length']) ?? []);
    return {
      released: null,
      name: `served by ${live.flatMap(({ provider }) => text(provider) ?? []).join(', ')}`,
      contextWindow: windows.length > 0 ? Math.max(...windows) : null,
    };
  },
);

/** The same question at another address: a mirror, or a server of a test. */
export function at<T>(origin: string, { question }: { readonly question: Question<T> }): Question<T> {
  const { pathname, search } = new URL(question.url);
  return { ...question, key: `${question.key}@${origin}`, url: `${origin}${pathname}${search}` };
}
