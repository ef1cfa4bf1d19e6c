import { object, text } from '../../../../core/metadata/online/json.ts';
import type { DrawnModel, ModelKind } from '../../packages/drawn.ts';
import { azurePlatformOf } from '../../platforms.ts';
import type { RepositoryReader } from '../repository-reader.ts';

/**
 * Files of the repository, and the platforms that they are. Those of OpenAI and Anthropic are left out: the lists of these
 * platforms are complete, and this one also holds spellings that no API takes.
 */
const PLATFORMS: Readonly<Record<string, string>> = {
  ai21: 'ai21',
  anyscale: 'anyscale',
  'azure-ai': 'azure-foundry',
  'azure-openai': 'azure-openai',
  bedrock: 'bedrock',
  cerebras: 'cerebras',
  cohere: 'cohere',
  dashscope: 'alibaba-model-studio',
  deepinfra: 'deepinfra',
  deepseek: 'deepseek',
  'fireworks-ai': 'fireworks',
  github: 'github-models',
  google: 'google',
  groq: 'groq',
  jina: 'jina',
  lambda: 'lambda',
  minimax: 'minimax',
  'mistral-ai': 'mistral',
  moonshot: 'moonshot',
  nebius: 'nebius',
  'novita-ai': 'novita',
  nscale: 'nscale',
  openrouter: 'openrouter',
  oracle: 'oci',
  'perplexity-ai': 'perplexity',
  replicate: 'replicate',
  sambanova: 'sambanova',
  'together-ai': 'together',
  upstage: 'upstage',
  'vertex-ai': 'vertex',
  voyage: 'voyage',
  'workers-ai': 'cloudflare',
  'x-ai': 'xai',
  'z-ai': 'z-ai',
};

const KINDS: Readonly<Record<string, ModelKind>> = {
  chat: 'chat',
  embedding: 'embedding',
  image: 'image',
  rerank: 'rerank',
  video: 'video',
};

/** What a gateway's makers keep of each provider; it keeps ids that are gone. */
export const portkey: RepositoryReader = {
  name: 'github:Portkey-AI/models',
  title: 'Portkey models',
  licence: 'MIT',
  official: [],
  lists: 'named',
  read: (checkout) => {
    const files = checkout.texts('general');
    const models = Object.entries(PLATFORMS).flatMap(([file, platform]) =>
      Object.entries(object(JSON.parse(files.get(`general/${file}.json`) ?? '{}')))
        .filter(([id, model]) => isModel(platform, id, model))
        .map(([id, model]) => readModel(platform, id, object(model))),
    );
    if (models.length === 0) throw new Error('Portkey models: no files of providers');
    return models;
  },
};

/** Keys of the file itself, families (`70b`) and steps of a price (`-gt-128k`) stand beside ids. */
function isModel(platform: string, id: string, model: unknown): boolean {
  if (typeof model !== 'object' || ['default', 'params', 'messages'].includes(id)) return false;
  if (/^\d+b$|-(?:gt|lte)-\d+k$|\s/.test(id)) return false;
  // Spellings of the file alone: other makers' aliases on Azure, and a maker in front of its ids on Vertex.
  if (platform === 'azure-foundry' && /^grok-3-(?!mini$)/.test(id)) return false;
  if (platform === 'vertex' && /^[a-z]+\.claude-/.test(id)) return false;
  return platform !== 'bedrock' || id.includes('.');
}

function readModel(platform: string, id: string, model: Readonly<Record<string, unknown>>): DrawnModel {
  const kind = KINDS[text(object(model['type'])['primary']) ?? ''];
  const isAzure = platform === 'azure-openai' || platform === 'azure-foundry';
  return { platform: isAzure ? azurePlatformOf(id) : platform, id, ...(kind ? { kinds: [kind] } : {}) };
}
