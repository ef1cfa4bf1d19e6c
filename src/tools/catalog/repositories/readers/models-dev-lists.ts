import { getStaticTOMLValue, parseTOML } from 'toml-eslint-parser';

import { object, text, texts } from '../../../../core/metadata/online/json.ts';
import type { DrawnModel, ModelKind } from '../../packages/drawn.ts';
import { azurePlatformOf } from '../../platforms.ts';
import { modelsDevTraits } from '../../traits.ts';
import type { RepositoryReader } from '../repository-reader.ts';

/** Folders of the repository, and the platforms that they are. Plans and resellers are left out. */
const PLATFORMS: Readonly<Record<string, string>> = {
  alibaba: 'alibaba-model-studio',
  'amazon-bedrock': 'bedrock',
  anthropic: 'anthropic',
  azure: 'azure-openai',
  baseten: 'baseten',
  cerebras: 'cerebras',
  'cloudflare-workers-ai': 'cloudflare',
  cohere: 'cohere',
  databricks: 'databricks',
  deepinfra: 'deepinfra',
  deepseek: 'deepseek',
  'fireworks-ai': 'fireworks',
  'github-copilot': 'github-copilot',
  'github-models': 'github-models',
  google: 'google',
  'google-vertex': 'vertex',
  'google-vertex-anthropic': 'vertex',
  groq: 'groq',
  llama: 'meta-llama-api',
  minimax: 'minimax',
  mistral: 'mistral',
  moonshotai: 'moonshot',
  nebius: 'nebius',
  'novita-ai': 'novita',
  nvidia: 'nvidia',
  openai: 'openai',
  openrouter: 'openrouter',
  ovhcloud: 'ovhcloud',
  perplexity: 'perplexity',
  siliconflow: 'siliconflow',
  'snowflake-cortex': 'snowflake',
  togetherai: 'together',
  upstage: 'upstage',
  vercel: 'vercel-gateway',
  xai: 'xai',
  xiaomi: 'xiaomi',
  zai: 'z-ai',
};

type Row = Readonly<Record<string, unknown>>;

/** models.dev with its past: an id whose file was removed was listed until that day. */
export const modelsDevLists: RepositoryReader = {
  name: 'github:anomalyco/models.dev',
  title: 'models.dev',
  licence: 'MIT',
  official: [],
  lists: 'served',
  read: (checkout) => {
    const bases = checkout.texts('models');
    const models = [...checkout.texts('providers')].flatMap(([path, toml]) => {
      const named = idOf(path);
      return named === null ? [] : [{ ...named, ...traitsOf(inherited(bases, toml)) }];
    });
    if (models.length === 0) throw new Error('models.dev: no files of models');
    const listed = new Set(models.map(({ platform, id }) => `${platform}\n${id}`));
    const removed = checkout.removed('providers').flatMap(({ path, day }): readonly DrawnModel[] => {
      const named = idOf(path);
      if (named === null || listed.has(`${named.platform}\n${named.id}`)) return [];
      return [{ ...named, seen: day, gone: day }];
    });
    return [...models, ...removed];
  },
};

function idOf(path: string): { readonly platform: string; readonly id: string } | null {
  const parts = /^providers\/([^/]+)\/models\/(.+)\.toml$/.exec(path);
  const platform = PLATFORMS[parts?.[1] ?? ''];
  // Some paths hold a slash of the id in another spelling.
  const id = decodeURIComponent(parts?.[2] ?? '').replace(/@default$/, '');
  if (platform === undefined || id === '') return null;
  return { platform: platform === 'azure-openai' ? azurePlatformOf(id) : platform, id };
}

function traitsOf(row: Row): Partial<DrawnModel> {
  const traits = modelsDevTraits(row);
  const [takes = '', gives = ''] = (traits?.modalities ?? '').split('>');
  const isChat = gives.split(' ').includes('text') && row['tool_call'] === true;
  const kinds: readonly ModelKind[] = isChat ? ['chat'] : gives === 'image' ? ['image'] : [];
  const { context, output, priceIn, priceOut } = traits ?? {};
  return {
    ...(kinds.length > 0 ? { kinds } : {}),
    ...(context ? { context } : {}),
    ...(output ? { output } : {}),
    ...(takes === '' ? {} : { takes }),
    ...(typeof priceIn === 'number' && typeof priceOut === 'number' ? { priceIn, priceOut } : {}),
  };
}

const rowOf = (toml: string): Row => object(getStaticTOMLValue(parseTOML(toml)));

/** A file may say only what differs from the model it names as its base. */
function inherited(bases: ReadonlyMap<string, string>, toml: string): Row {
  const own = rowOf(toml);
  const base = bases.get(`models/${text(own['base_model']) ?? ''}.toml`);
  if (base === undefined) return own;
  const omitted = texts(own['base_model_omit']);
  const rest = Object.entries(rowOf(base)).filter(([key]) => !omitted.includes(key));
  return { ...Object.fromEntries(rest), ...own };
}
