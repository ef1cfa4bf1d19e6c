import { AutoModel, pipeline } from '@huggingface/transformers';

const NAME = 'openai-community/gpt2';

export const model = await AutoModel.from_pretrained(NAME, { revision: '607a30d783dfa663caf39e06633721c8d4cfcd7e' });
export const plain = await pipeline('text-generation', "openai-community/gpt2", { revision: "607a30d783dfa663caf39e06633721c8d4cfcd7e" });
export const small = await pipeline('text-generation', 'openai-community/gpt2', { dtype: 'fp32', revision: '607a30d783dfa663caf39e06633721c8d4cfcd7e' });
export const branch = await pipeline('text-generation', 'openai-community/gpt2', { revision: '607a30d783dfa663caf39e06633721c8d4cfcd7e' });
