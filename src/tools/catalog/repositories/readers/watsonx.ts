import type { DrawnModel } from '../../packages/drawn.ts';
import type { RepositoryReader } from '../repository-reader.ts';

/** Owners of the models that watsonx serves; ids are theirs and the name, in small letters. */
const OWNERS = 'ibm|meta-llama|mistralai|google|bigcode|codellama|elyza|sdaia|core42|intfloat|baai|cross-encoder';
const ID = new RegExp(String.raw`\\?["']((?:${OWNERS})/[a-z\d][a-z\d.-]*)\\?["']`, 'g');

/** IBM's own notebooks: which models they ask for. */
export const watsonxSamples: RepositoryReader = {
  name: 'github:IBM/watsonx-ai-samples',
  title: 'IBM watsonx.ai samples',
  licence: 'Apache-2.0',
  official: ['watsonx'],
  lists: 'named',
  read: (checkout) => {
    const found = checkout.lines(`["'](${OWNERS})/[a-z0-9]`).join('\n').matchAll(ID);
    const ids = new Set([...found].map(([, id = '']) => id.replace(/[.-]+$/, '')));
    if (ids.size === 0) throw new Error('watsonx-ai-samples: no model is asked for');
    return [...ids].map((id): DrawnModel => ({ platform: 'watsonx', id }));
  },
};
