import { AutoModel, pipeline } from '@huggingface/transformers';

const NAME = 'openai-community/gpt2';

export const model = await AutoModel.from_pretrained(NAME);
export const plain = await pipeline('text-generation', "openai-community/gpt2", {});
export const small = await pipeline('text-generation', 'openai-community/gpt2', { dtype: 'fp32' });
export const branch = await pipeline('text-generation', 'openai-community/gpt2', { revision: 'main' });
