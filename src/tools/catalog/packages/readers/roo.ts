import { object } from '../../../../core/metadata/online/json.ts';
import type { DrawnModel, PackageReader } from '../drawn.ts';
import { literalsOfCode } from '../literal.ts';

/** Tables of the package, and the platforms that they are of. */
const PLATFORMS: Readonly<Record<string, string>> = {
  basetenModels: 'baseten',
  bedrockModels: 'bedrock',
  deepSeekModels: 'deepseek',
  fireworksModels: 'fireworks',
  geminiModels: 'google',
  internationalZAiModels: 'z-ai',
  minimaxModels: 'minimax',
  mistralModels: 'mistral',
  moonshotModels: 'moonshot',
  sambaNovaModels: 'sambanova',
  vertexModels: 'vertex',
  xaiModels: 'xai',
};

const CODE = 'dist/index.js';

/** What an editor's assistant offers of each provider, by hand; it keeps ids that are gone. */
export const roo: PackageReader = {
  name: '@roo-code/types',
  title: 'Roo Code model tables',
  licence: 'MIT',
  official: [],
  lists: 'named',
  wants: (file) => file === CODE,
  read: ({ texts }) => {
    const tables = literalsOfCode(texts.get(CODE) ?? '');
    const models = Object.entries(PLATFORMS).flatMap(([name, platform]) =>
      Object.keys(object(tables.get(name)))
        // A way of asking that the assistant adds by itself.
        .filter((id) => !/:thinking$/.test(id))
        .map((id): DrawnModel => ({ platform, id, kinds: ['chat'] })),
    );
    if (models.length === 0) throw new Error('@roo-code/types: no tables of models');
    return models;
  },
};
