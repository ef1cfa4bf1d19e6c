import type { SdkTable } from '../signature.ts';

/** DSPy: `dspy.LM` takes LiteLLM ids; older releases had one class per provider. */
export const dspy: SdkTable = {
  id: 'dspy',
  documentation: 'https://dspy.ai/learn/programming/language_models/',
  packages: [{ ecosystem: 'pypi', name: 'dspy', modules: ['dspy'] }],
  provider: null,
  grammar: 'litellm',
  clients: [{ callee: ['dspy#LM'], provider: 'openai', endpoint: { names: ['api_base', 'base_url'] } }],
  signatures: [
    { id: 'lm', subject: 'model', callee: ['dspy#LM'], argument: { names: ['model'], position: 0 } },
    {
      id: 'embedder',
      subject: 'embedding-model',
      callee: ['dspy#Embedder'],
      argument: { names: ['model'], position: 0 },
    },
    {
      id: 'openai',
      subject: 'model',
      callee: ['dspy#OpenAI'],
      argument: { names: ['model'], position: 0 },
      provider: 'openai',
      grammar: 'native',
    },
    {
      id: 'huggingface',
      subject: 'model',
      callee: ['dspy#{HFModel,HFClientTGI,HFClientVLLM}'],
      argument: { names: ['model'], position: 0 },
      provider: 'huggingface',
      grammar: 'hub',
    },
    {
      id: 'ollama',
      subject: 'model',
      callee: ['dspy#OllamaLocal'],
      argument: { names: ['model'], position: 0 },
      provider: 'ollama',
      grammar: 'ollama',
    },
  ],
};
