import { array, object, text, texts } from '../../core/metadata/online/json.ts';
import { modelsDev } from './models-dev.ts';
import type { Observation, Upstream } from './observation.ts';
import { NOTHING, day, isId, rowsOf, shaped, withoutRegion } from './observation.ts';
import { openRouterTraits } from './traits.ts';

/**
 * Providers of https://modeldeprecations.dev (shape: https://modeldeprecations.dev/api/v1/schema.json). Its Bedrock and
 * Vertex pages are named for people, not as code calls them, and are left out.
 */
const modelDeprecationsProviders: Readonly<Record<string, string>> = {
  alibaba: 'alibaba-model-studio',
  anthropic: 'anthropic',
  cohere: 'cohere',
  deepseek: 'deepseek',
  google: 'google-gemini-api',
  minimax: 'minimax',
  mistral: 'mistral',
  moonshot: 'moonshot',
  openai: 'openai',
  xai: 'xai',
  xiaomi: 'xiaomi',
  'z-ai': 'z-ai',
};

const modelDeprecations: Upstream = {
  name: 'modeldeprecations.dev',
  address: 'https://modeldeprecations.dev/api/v1/models.json',
  trust: 3,
  isListing: true,
  read: (answer, today) =>
    rowsOf(object(answer)['models']).flatMap((row) => {
      const provider = modelDeprecationsProviders[text(row['provider']) ?? ''];
      const source = text(object(array(row['sources'])[0])['url']);
      const id = text(row['model']) ?? '';
      if (provider === undefined || source === null || !isId(id)) return [];
      const [firm, earliest] = [day(row['shutdown_on']), day(row['earliest_shutdown_on'])];
      const replacements = array(row['replacements']).map(object);
      const own = replacements.filter((other) => other['provider'] === row['provider']);
      const best = own.toSorted((a, b) => Number(b['recommended'] === true) - Number(a['recommended'] === true));
      const said: Observation = {
        ...NOTHING,
        provider,
        id,
        status: text(row['status']),
        released: day(row['released_on']),
        deprecated: day(row['deprecated_on']),
        retires: firm ?? earliest,
        retiresKind: firm !== null ? 'firm' : earliest !== null ? 'earliest' : null,
        replacement: best.flatMap((other) => text(other['model']) ?? []).join(' or ') || null,
        source,
        day: day(row['last_verified']) ?? today,
        notes: 'via modeldeprecations.dev',
      };
      // Of an alias it is said that it exists; its own dates are not stated.
      const aliases = texts(row['aliases']).filter((alias) => isId(alias) && alias !== id);
      return [
        said,
        ...aliases.map((alias) => ({ ...NOTHING, provider, id: alias, source, day: said.day, notes: said.notes })),
      ];
    }),
};

/** Providers of https://deprecations.info. Azure is left out: it lists models, and the facts deployments (`model@version`). */
const deprecationsInfoProviders: Readonly<Record<string, string>> = {
  Anthropic: 'anthropic',
  'AWS Bedrock': 'aws-bedrock',
  Cohere: 'cohere',
  Google: 'google-gemini-api',
  'Google Vertex': 'google-vertex',
  Groq: 'groq',
  OpenAI: 'openai',
  xAI: 'xai',
};

const deprecationsInfo: Upstream = {
  name: 'deprecations.info',
  address: 'https://deprecations.info/v1/deprecations.json',
  trust: 2,
  isListing: false,
  read: (answer, today) =>
    rowsOf(answer).flatMap((row) => {
      const provider = deprecationsInfoProviders[text(row['provider']) ?? ''];
      const id = text(row['model_id']) ?? '';
      const page = text(row['url']);
      if (provider === undefined || page === null || !isId(id)) return [];
      const retires = day(row['shutdown_date']);
      const announced = day(row['deprecation_date']);
      return [
        {
          ...NOTHING,
          provider,
          id,
          status: retires !== null && retires <= today ? 'retired' : 'deprecated',
          // Where a page names no day of deprecation, the day of the end stands in its place.
          deprecated: announced === retires ? null : announced,
          retires,
          retiresKind: retires === null ? null : 'firm',
          replacement: texts(row['replacement_models']).filter(isId).join(' or ') || null,
          source: `https://deprecations.info/v1/deprecations.json quotes ${page}`,
          day: day(row['last_observed']) ?? day(row['scraped_at']) ?? today,
        },
      ];
    }),
};

/** Providers of LiteLLM's price map, and what its keys begin with. */
const liteLlmProviders: Readonly<Record<string, readonly [provider: string, prefix: string]>> = {
  anthropic: ['anthropic', ''],
  bedrock: ['aws-bedrock', ''],
  bedrock_converse: ['aws-bedrock', ''],
  cerebras: ['cerebras', 'cerebras/'],
  cohere: ['cohere', ''],
  cohere_chat: ['cohere', ''],
  deepseek: ['deepseek', 'deepseek/'],
  gemini: ['google-gemini-api', 'gemini/'],
  groq: ['groq', 'groq/'],
  mistral: ['mistral', 'mistral/'],
  moonshot: ['moonshot', 'moonshot/'],
  openai: ['openai', ''],
  xai: ['xai', 'xai/'],
};

const LITELLM = 'https://raw.githubusercontent.com/BerriAI/litellm/main/model_prices_and_context_window.json';

/** Ids and modes only: its `deprecation_date` is not usable. */
const liteLlm: Upstream = {
  name: 'LiteLLM',
  address: LITELLM,
  trust: 0,
  isListing: false,
  read: (answer, today) =>
    Object.entries(shaped(answer)).flatMap(([key, given]) => {
      const [provider, prefix] = liteLlmProviders[text(object(given)['litellm_provider']) ?? ''] ?? [];
      const mode = text(object(given)['mode']);
      if (provider === undefined || prefix === undefined || mode === null || !key.startsWith(prefix)) return [];
      const id = withoutRegion(provider, key.slice(prefix.length));
      // `1024-x-1024/dall-e-2`, `us-east-1/…` and `ft:…` are prices, not ids.
      return isId(id) && !id.includes('/') && !id.startsWith('ft:')
        ? [
            {
              ...NOTHING,
              provider,
              id,
              source: 'https://github.com/BerriAI/litellm',
              day: today,
              notes: `mode: ${mode}`,
            },
          ]
        : [];
    }),
};

/** https://openrouter.ai/docs/api-reference/list-available-models */
const openRouter: Upstream = {
  name: 'OpenRouter',
  address: 'https://openrouter.ai/api/v1/models',
  trust: 4,
  isListing: true,
  read: (answer, today) =>
    rowsOf(object(answer)['data']).flatMap((row) => {
      const id = text(row['id']) ?? '';
      const canonical = text(row['canonical_slug']);
      const retires = day(row['expiration_date']);
      if (!isId(id)) return [];
      return [
        {
          ...NOTHING,
          provider: 'openrouter',
          id,
          retires,
          retiresKind: retires === null ? null : 'firm',
          status: retires === null ? null : retires <= today ? 'retired' : 'deprecated',
          resolvesTo: canonical === id ? null : canonical,
          traits: openRouterTraits(row),
          source: 'https://openrouter.ai/api/v1/models',
          day: today,
        },
      ];
    }),
};

/** All upstreams, most trusted first. */
export const upstreams: readonly Upstream[] = [openRouter, modelDeprecations, deprecationsInfo, modelsDev, liteLlm];
