import { object } from '../../../../core/metadata/online/json.ts';
import type { DrawnModel, PackageReader } from '../drawn.ts';

/** Providers of the registry, and the platforms that they are. It has some two hundred; plans and resellers are left out. */
const PLATFORMS: Readonly<Record<string, string>> = {
  alibaba: 'alibaba-model-studio',
  anthropic: 'anthropic',
  cerebras: 'cerebras',
  'cloudflare-workers-ai': 'cloudflare',
  databricks: 'databricks',
  deepinfra: 'deepinfra',
  deepseek: 'deepseek',
  'fireworks-ai': 'fireworks',
  google: 'google',
  groq: 'groq',
  minimax: 'minimax',
  mistral: 'mistral',
  moonshotai: 'moonshot',
  nvidia: 'nvidia',
  openai: 'openai',
  openrouter: 'openrouter',
  perplexity: 'perplexity',
  togetherai: 'together',
  vercel: 'vercel-gateway',
  xai: 'xai',
  xiaomi: 'xiaomi',
  zai: 'z-ai',
};

const REGISTRY = 'dist/provider-registry.json';

/** Drawn by its makers from models.dev at each release: ids of all kinds, and nothing about them. */
export const mastra: PackageReader = {
  name: '@mastra/core',
  title: 'Mastra provider registry',
  licence: 'Apache-2.0',
  official: [],
  lists: 'served',
  wants: (file) => file === REGISTRY,
  read: ({ texts }) => {
    const lists = object(object(JSON.parse(texts.get(REGISTRY) ?? '{}'))['models']);
    return Object.entries(PLATFORMS).flatMap(([provider, platform]) => {
      const ids = lists[provider];
      if (!Array.isArray(ids)) throw new Error(`@mastra/core: no list of ${provider}`);
      return ids.flatMap((id: unknown): readonly DrawnModel[] => (typeof id === 'string' ? [{ platform, id }] : []));
    });
  },
};
