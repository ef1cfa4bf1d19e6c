import { object } from '../../../../core/metadata/online/json.ts';
import type { PackageReader } from '../drawn.ts';
import { modelsOfTables } from '../models-of-tables.ts';

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
  read: ({ texts }) =>
    modelsOfTables(texts.get(CODE) ?? '', '@roo-code/types', {
      platforms: PLATFORMS,
      // A way of asking that the assistant adds by itself is no model.
      idsOf: (table) => Object.keys(object(table)).filter((id) => !/:thinking$/.test(id)),
    }),
};
