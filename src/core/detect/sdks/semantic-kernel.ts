import type { SdkTable } from '../signature.ts';

/** Semantic Kernel for Python: connectors under `semantic_kernel.connectors.ai`. */
export const semanticKernel: SdkTable = {
  id: 'semantic-kernel',
  documentation: 'https://learn.microsoft.com/semantic-kernel/concepts/ai-services/chat-completion/',
  packages: [{ ecosystem: 'pypi', name: 'semantic-kernel', modules: ['semantic_kernel'] }],
  provider: 'openai',
  grammar: 'native',
  clients: [
    {
      callee: ['semantic_kernel#{AzureChatCompletion,AzureTextCompletion,AzureTextEmbedding}'],
      provider: 'azure-openai',
      endpoint: { names: ['endpoint', 'base_url'] },
    },
  ],
  signatures: [
    {
      id: 'openai',
      subject: 'model',
      callee: ['semantic_kernel#{OpenAIChatCompletion,OpenAITextCompletion,OpenAITextToImage}'],
      argument: { names: ['ai_model_id'] },
    },
    {
      id: 'openai-embedding',
      subject: 'embedding-model',
      callee: ['semantic_kernel#OpenAITextEmbedding'],
      argument: { names: ['ai_model_id'] },
    },
    {
      id: 'azure',
      subject: 'model',
      callee: ['semantic_kernel#{AzureChatCompletion,AzureTextCompletion}'],
      argument: { names: ['deployment_name'] },
      provider: 'azure-openai',
    },
  ],
};
