import type { DrawnModel } from '../../packages/drawn.ts';
import type { RepositoryReader } from '../repository-reader.ts';

const FILE = 'src/mistral_common/tokens/tokenizers/mistral.py';

/** Mistral's own table of which tokenizer an id has; it keeps ids that are gone. */
export const mistralCommon: RepositoryReader = {
  name: 'github:mistralai/mistral-common',
  title: 'Mistral tokenizers',
  licence: 'Apache-2.0',
  official: [],
  lists: 'named',
  read: (checkout) => {
    const text = checkout.texts(FILE).get(FILE) ?? '';
    const table = /^MODEL_NAME_TO_TOKENIZER_CLS\b[^{]*\{([^}]*)\}/m.exec(text)?.[1] ?? '';
    const models = [...table.matchAll(/^\s*"([\w.-]+)":/gm)].map(([, id = '']): DrawnModel => ({
      platform: 'mistral',
      id,
    }));
    if (models.length === 0) throw new Error('mistral-common: no table of tokenizers');
    return models;
  },
};
