import type { SdkTable } from '../signature.ts';

/** Haystack components: generators, embedders and rankers. */
export const haystack: SdkTable = {
  id: 'haystack',
  documentation: 'https://docs.haystack.deepset.ai/docs/generators',
  packages: [{ ecosystem: 'pypi', name: 'haystack-ai', modules: ['haystack', 'haystack_integrations'] }],
  provider: 'openai',
  grammar: 'native',
  clients: [
    {
      callee: [
        'haystack#{OpenAIGenerator,OpenAIChatGenerator,OpenAIResponsesChatGenerator}',
        'haystack#{OpenAITextEmbedder,OpenAIDocumentEmbedder}',
      ],
      provider: 'openai',
      endpoint: { names: ['api_base_url'] },
    },
    {
      callee: [
        'haystack#{AzureOpenAIGenerator,AzureOpenAIChatGenerator}',
        'haystack#{AzureOpenAITextEmbedder,AzureOpenAIDocumentEmbedder}',
      ],
      provider: 'azure-openai',
      endpoint: { names: ['azure_endpoint'] },
    },
  ],
  signatures: [
    {
      id: 'openai',
      subject: 'model',
      callee: ['haystack#{OpenAIGenerator,OpenAIChatGenerator,OpenAIResponsesChatGenerator,DALLEImageGenerator}'],
      argument: { names: ['model'] },
    },
    {
      id: 'openai-embedder',
      subject: 'embedding-model',
      callee: ['haystack#{OpenAITextEmbedder,OpenAIDocumentEmbedder}'],
      argument: { names: ['model'] },
    },
    {
      id: 'azure',
      subject: 'model',
      callee: ['haystack#{AzureOpenAIGenerator,AzureOpenAIChatGenerator,AzureOpenAIResponsesChatGenerator}'],
      argument: { names: ['azure_deployment'] },
      provider: 'azure-openai',
    },
    {
      id: 'huggingface',
      subject: 'model',
      callee: [
        'haystack#{HuggingFaceLocalGenerator,HuggingFaceLocalChatGenerator,ExtractiveReader}',
        'haystack#{TransformersSimilarityRanker,SentenceTransformersSimilarityRanker}',
        'haystack#{HuggingFaceAPIGenerator,HuggingFaceAPIChatGenerator}',
      ],
      argument: { names: ['model', 'api_params.model'] },
      provider: 'huggingface',
      grammar: 'hub',
    },
    {
      id: 'huggingface-embedder',
      subject: 'embedding-model',
      callee: [
        'haystack#{SentenceTransformersTextEmbedder,SentenceTransformersDocumentEmbedder}',
        'haystack#{HuggingFaceAPITextEmbedder,HuggingFaceAPIDocumentEmbedder}',
      ],
      argument: { names: ['model', 'api_params.model'] },
      revision: { names: ['revision'] },
      provider: 'huggingface',
      grammar: 'hub',
    },
    {
      id: 'anthropic',
      subject: 'model',
      callee: ['haystack_integrations#{AnthropicGenerator,AnthropicChatGenerator}'],
      argument: { names: ['model'] },
      provider: 'anthropic',
    },
    {
      id: 'ollama',
      subject: 'model',
      callee: ['haystack_integrations#{OllamaGenerator,OllamaChatGenerator}'],
      argument: { names: ['model'] },
      provider: 'ollama',
      grammar: 'ollama',
    },
  ],
};
