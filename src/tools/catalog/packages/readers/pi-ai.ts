import { object, text } from '../../../../core/metadata/online/json.ts';
import type { DrawnModel, ModelKind, PackageReader } from '../drawn.ts';

/** The lists of the package, and the platforms that they are of. Plans, bundles and other products have lists as well. */
const PLATFORMS: Readonly<Record<string, string>> = {
  'amazon-bedrock': 'bedrock',
  anthropic: 'anthropic',
  azure: 'azure-openai',
  cerebras: 'cerebras',
  'cloudflare-workers-ai': 'cloudflare',
  deepseek: 'deepseek',
  fireworks: 'fireworks',
  'github-copilot': 'github-copilot',
  google: 'google',
  'google-vertex': 'vertex',
  groq: 'groq',
  minimax: 'minimax',
  mistral: 'mistral',
  moonshotai: 'moonshot',
  nvidia: 'nvidia',
  openai: 'openai',
  openrouter: 'openrouter',
  together: 'together',
  'vercel-ai-gateway': 'vercel-gateway',
  xai: 'xai',
  xiaomi: 'xiaomi',
  zai: 'z-ai',
};

/** Which API a list of the package is for. Where it is a router's dialect, an id is a chat model of it all the same. */
const KINDS: Readonly<Record<string, readonly ModelKind[]>> = {
  chat: ['chat'],
  image: ['image'],
  classifier: ['classifier'],
};

const FOLDER = 'dist/providers/data/';

/** Drawn by its makers once a week from models.dev and the lists of OpenRouter and others. */
export const piAi: PackageReader = {
  name: '@earendil-works/pi-ai',
  title: 'pi-ai model lists',
  licence: 'MIT',
  official: [],
  lists: 'served',
  wants: (file) => file.startsWith(FOLDER) && file.endsWith('.json'),
  read: ({ texts }) =>
    wholeWindows(
      Object.entries(PLATFORMS).flatMap(([list, platform]) => {
        const models = texts.get(`${FOLDER}${list}.json`);
        if (models === undefined) throw new Error(`@earendil-works/pi-ai: no list of ${list}`);
        return readList(platform, JSON.parse(models));
      }),
    ),
};

/**
 * Of OpenAI's models the list has the tokens up to which the lower price holds, or those that may go in; that of Azure has the
 * window of the same model.
 */
export function wholeWindows(models: readonly DrawnModel[]): readonly DrawnModel[] {
  const windows = new Map(
    models.flatMap(({ platform, id, context }) => (platform === 'azure-openai' ? [[id, context] as const] : [])),
  );
  return models.map((model) => {
    const window = model.platform === 'openai' ? windows.get(model.id) : undefined;
    return window !== undefined && window > (model.context ?? 0) ? { ...model, context: window } : model;
  });
}

/** A list: models by kind and id, by the API that serves them. */
export function readList(platform: string, list: unknown): readonly DrawnModel[] {
  return Object.entries(object(list)).flatMap(([api, models]) =>
    Object.entries(object(models)).map(([key, value]) => {
      const model = object(value);
      const kind = key.slice(0, key.indexOf(':'));
      const cost = object(model['cost']);
      const [input, output] = [amount(cost['input']), amount(cost['output'])];
      const takes = Array.isArray(model['input']) ? model['input'].filter((word) => typeof word === 'string') : [];
      return {
        platform,
        id: text(model['id']) ?? key.slice(kind.length + 1),
        kinds: kind === 'chat' ? dialectOf(platform, api) : (KINDS[kind] ?? []),
        ...count('context', model['contextWindow']),
        ...count('output', model['maxTokens']),
        ...(takes.length === 0 ? {} : { takes: takes.join(' ') }),
        // Nothing on both sides is what lists write where they know no price, or where it is not by the token.
        ...(kind !== 'chat' || input === null || output === null || (input === 0 && output === 0)
          ? {}
          : { priceIn: input, priceOut: output }),
      };
    }),
  );
}

/** Of the labs' own lists the API says by what a model is asked; routers and clouds take any of theirs in their own way. */
function dialectOf(platform: string, api: string): readonly ModelKind[] {
  if (platform === 'openai' || platform === 'azure-openai')
    return api.endsWith('-responses') ? ['responses'] : ['chat'];
  return platform === 'anthropic' ? ['messages'] : ['chat'];
}

function count(key: 'context' | 'output', value: unknown): Partial<DrawnModel> {
  return typeof value === 'number' && Number.isInteger(value) && value > 0 ? { [key]: value } : {};
}

/** To a millionth: lists compute their prices. */
function amount(value: unknown): number | null {
  return typeof value === 'number' && value >= 0 ? Math.round(value * 1e6) / 1e6 : null;
}
