import type { SdkTable } from '../signature.ts';

/** IBM watsonx.ai. */
export const watsonx: SdkTable = {
  id: 'watsonx',
  documentation: 'https://ibm.github.io/watsonx-ai-python-sdk/fm_model_inference.html',
  packages: [
    { ecosystem: 'pypi', name: 'ibm-watsonx-ai', modules: ['ibm_watsonx_ai'] },
    { ecosystem: 'pypi', name: 'langchain-ibm', modules: ['langchain_ibm'] },
    { ecosystem: 'npm', name: '@langchain/ibm', modules: ['@langchain/ibm'] },
  ],
  provider: 'watsonx',
  grammar: 'native',
  signatures: [
    {
      id: 'model',
      subject: 'model',
      callee: ['ibm_watsonx_ai#{ModelInference,Model,Rerank}', 'langchain_ibm#{ChatWatsonx,WatsonxLLM,WatsonxRerank}'],
      argument: { names: ['model_id', 'model'] },
    },
    {
      id: 'chat',
      subject: 'model',
      callee: ['@langchain/ibm#{ChatWatsonx,WatsonxLLM}'],
      argument: { names: ['model'] },
    },
    {
      id: 'embeddings',
      subject: 'embedding-model',
      callee: ['ibm_watsonx_ai#Embeddings', 'langchain_ibm#WatsonxEmbeddings', '@langchain/ibm#WatsonxEmbeddings'],
      argument: { names: ['model_id', 'model'] },
    },
  ],
};
