import { array, object, text, texts } from '../../core/metadata/online/json.ts';

/** What an upstream says of one id of one provider, in the words of the facts. Null: it says nothing. */
export interface Observation {
  readonly provider: string;
  readonly id: string;
  readonly status: string | null;
  readonly released: string | null;
  readonly deprecated: string | null;
  readonly retires: string | null;
  readonly retiresKind: 'firm' | 'earliest' | null;
  readonly replacement: string | null;
  /** The id that this one means today, on routers. */
  readonly resolvesTo: string | null;
  /** The page that says so; as the source column of the facts has it. */
  readonly source: string;
  /** The day the page was read, ISO. */
  readonly day: string;
  readonly notes: string;
}

/** A list of models that somebody keeps. */
export interface Upstream {
  readonly name: string;
  readonly address: string;
  /**
   * 4: the platform's own API or SDK. 3: a tracker that cites the provider's page with a day. 2: a tracker that reads the
   * pages by machine. 1: a list of ids with release days. 0: a list of ids.
   */
  readonly trust: 0 | 1 | 2 | 3 | 4;
  /** Whether an id that is missing from it is worth a line: lists of what is served, and trackers that never drop. */
  readonly isListing: boolean;
  /** @throws where the answer has not the shape it had. */
  readonly read: (answer: unknown, today: string) => readonly Observation[];
}

type Row = Readonly<Record<string, unknown>>;

const NOTHING = {
  status: null,
  released: null,
  deprecated: null,
  retires: null,
  retiresKind: null,
  replacement: null,
  resolvesTo: null,
  notes: '',
} as const;

const day = (value: unknown): string | null => {
  const found = /^\d{4}-\d\d-\d\d/.exec(text(value) ?? '')?.[0];
  return found === undefined || Number.isNaN(Date.parse(found)) ? null : found;
};

/** Paths of endpoints, display names and footnotes are in these lists as well. */
const isId = (id: string): boolean => /^[A-Za-z0-9][\w.:@/-]*$/.test(id);

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

/** Providers of https://models.dev (shape: `packages/core/src/schema.ts` of github.com/anomalyco/models.dev). */
const modelsDevProviders: Readonly<Record<string, string>> = {
  'amazon-bedrock': 'aws-bedrock',
  anthropic: 'anthropic',
  cerebras: 'cerebras',
  cohere: 'cohere',
  deepseek: 'deepseek',
  google: 'google-gemini-api',
  'google-vertex': 'google-vertex',
  groq: 'groq',
  minimax: 'minimax',
  mistral: 'mistral',
  moonshotai: 'moonshot',
  openai: 'openai',
  xai: 'xai',
  zai: 'z-ai',
};

const modelsDev: Upstream = {
  name: 'models.dev',
  address: 'https://models.dev/api.json',
  trust: 1,
  isListing: false,
  read: (answer, today) =>
    Object.entries(shaped(answer)).flatMap(([name, given]) => {
      const provider = modelsDevProviders[name];
      if (provider === undefined) return [];
      return Object.entries(object(object(given)['models'])).flatMap(([key, model]) => {
        const row = object(model);
        const id = withoutRegion(provider, text(row['id']) ?? key);
        return isId(id)
          ? [
              {
                ...NOTHING,
                provider,
                id,
                released: fullDay(row['release_date']),
                source: 'https://models.dev/api.json',
                day: today,
              },
            ]
          : [];
      });
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
          source: 'https://openrouter.ai/api/v1/models',
          day: today,
        },
      ];
    }),
};

/** All upstreams, most trusted first. */
export const upstreams: readonly Upstream[] = [openRouter, modelDeprecations, deprecationsInfo, modelsDev, liteLlm];

function rowsOf(value: unknown): readonly Row[] {
  if (!Array.isArray(value) || value.length === 0) throw new Error('it holds no list of models');
  return value.map(object);
}

function shaped(value: unknown): Row {
  const given = object(value);
  if (Object.keys(given).length === 0) throw new Error('it holds no table of models');
  return given;
}

function fullDay(value: unknown): string | null {
  return /^\d{4}-\d\d-\d\d$/.test(text(value) ?? '') ? day(value) : null;
}

/** An inference profile of Bedrock is the model behind it. */
function withoutRegion(provider: string, id: string): string {
  return provider === 'aws-bedrock' ? id.replace(/^(?:us-gov|us|eu|apac|au|jp|global)\.(?=[a-z0-9]+\.)/, '') : id;
}
