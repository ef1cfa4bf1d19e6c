import { object, text } from '../../../../core/metadata/online/json.ts';
import type { DrawnModel, ModelKind } from '../../packages/drawn.ts';
import type { RepositoryReader } from '../repository-reader.ts';

const FILE = 'tokencost/model_prices.json';

/**
 * Providers of LiteLLM's map, the platform each one is, and what its keys begin with. Those whose own packages are read are
 * left out: the map also holds spellings that LiteLLM alone takes.
 */
const PROVIDERS: Readonly<Record<string, readonly [platform: string, prefix: string]>> = {
  anyscale: ['anyscale', 'anyscale/'],
  cloudflare: ['cloudflare', 'cloudflare/'],
  dashscope: ['alibaba-model-studio', 'dashscope/'],
  databricks: ['databricks', 'databricks/'],
  deepinfra: ['deepinfra', 'deepinfra/'],
  hyperbolic: ['hyperbolic', 'hyperbolic/'],
  watsonx: ['watsonx', 'watsonx/'],
  elevenlabs: ['elevenlabs', 'elevenlabs/'],
  cerebras: ['cerebras', 'cerebras/'],
  groq: ['groq', 'groq/'],
  mistral: ['mistral', 'mistral/'],
  xai: ['xai', 'xai/'],
  openrouter: ['openrouter', 'openrouter/'],
  fireworks_ai: ['fireworks', 'fireworks_ai/'],
  lambda_ai: ['lambda', 'lambda_ai/'],
  meta_llama: ['meta-llama-api', 'meta_llama/'],
  moonshot: ['moonshot', 'moonshot/'],
  nscale: ['nscale', 'nscale/'],
  oci: ['oci', 'oci/'],
  perplexity: ['perplexity', 'perplexity/'],
  replicate: ['replicate', 'replicate/'],
  sambanova: ['sambanova', 'sambanova/'],
  snowflake: ['snowflake', 'snowflake/'],
  together_ai: ['together', 'together_ai/'],
  vercel_ai_gateway: ['vercel-gateway', 'vercel_ai_gateway/'],
  voyage: ['voyage', 'voyage/'],
};

const KINDS: Readonly<Record<string, ModelKind>> = {
  chat: 'chat',
  completion: 'completion',
  embedding: 'embedding',
  rerank: 'rerank',
  image_generation: 'image',
  audio_transcription: 'transcription',
  audio_speech: 'speech',
};

/** A copy of LiteLLM's price map as it was in 2025: ids alone are taken, and what they are asked for. */
export const tokencost: RepositoryReader = {
  name: 'github:AgentOps-AI/tokencost',
  title: 'tokencost, a copy of the LiteLLM price map',
  licence: 'MIT',
  official: [],
  lists: 'named',
  read: (checkout) => {
    const map = object(JSON.parse(checkout.texts(FILE).get(FILE) ?? '{}'));
    const models = Object.entries(map).flatMap(([key, value]) => readRow(key, object(value)));
    if (models.length === 0) throw new Error('tokencost: no map of prices');
    return models;
  },
};

function readRow(key: string, row: Readonly<Record<string, unknown>>): readonly DrawnModel[] {
  const [platform, prefix] = PROVIDERS[text(row['litellm_provider']) ?? ''] ?? [];
  const mode = text(row['mode']);
  if (platform === undefined || prefix === undefined || mode === null || !key.startsWith(prefix)) return [];
  const id = key.slice(prefix.length);
  // It spells Anthropic's ids its own way on routers.
  if (platform === 'openrouter' && id.startsWith('anthropic/')) return [];
  // Prices of sizes, regions and commitments, variants of a router and families stand beside ids.
  if (/^\d|-x-|month-commitment|:nitro$|^ft:|\*|\s/.test(id)) return [];
  const kind = KINDS[mode];
  return [{ platform, id, ...(kind ? { kinds: [kind] } : {}) }];
}
