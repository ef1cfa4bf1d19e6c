import type { SdkTable } from '../signature.ts';

const VALUE = { names: ['modelName'], position: 0 };

/** LangChain4j's modules for other hosts, each with its own provider. */
export const langchain4jHosts: SdkTable = {
  id: 'langchain4j-hosts',
  documentation: 'https://docs.langchain4j.dev/category/language-models',
  packages: [
    { ecosystem: 'maven', name: 'dev.langchain4j:langchain4j-watsonx', modules: ['dev.langchain4j.model.watsonx'] },
    {
      ecosystem: 'maven',
      name: 'dev.langchain4j:langchain4j-workers-ai',
      modules: ['dev.langchain4j.model.workersai'],
    },
    { ecosystem: 'maven', name: 'dev.langchain4j:langchain4j-local-ai', modules: ['dev.langchain4j.model.localai'] },
    { ecosystem: 'maven', name: 'dev.langchain4j:langchain4j-jina', modules: ['dev.langchain4j.model.jina'] },
  ],
  provider: null,
  grammar: 'native',
  signatures: [
    {
      id: 'watsonx',
      subject: 'model',
      callee: [
        'dev.langchain4j.model.watsonx#{WatsonxChatModel,WatsonxStreamingChatModel,WatsonxScoringModel}.builder().**.modelName',
      ],
      argument: VALUE,
      provider: 'watsonx',
    },
    {
      id: 'watsonx-embeddings',
      subject: 'embedding-model',
      callee: ['dev.langchain4j.model.watsonx#WatsonxEmbeddingModel.builder().**.modelName'],
      argument: VALUE,
      provider: 'watsonx',
    },
    {
      id: 'workers-ai',
      subject: 'model',
      callee: [
        'dev.langchain4j.model.workersai#{WorkersAiChatModel,WorkersAiLanguageModel,WorkersAiImageModel}.builder().**.modelName',
      ],
      argument: VALUE,
      provider: 'cloudflare',
    },
    {
      id: 'workers-ai-embeddings',
      subject: 'embedding-model',
      callee: ['dev.langchain4j.model.workersai#WorkersAiEmbeddingModel.builder().**.modelName'],
      argument: VALUE,
      provider: 'cloudflare',
    },
    {
      id: 'local-ai',
      subject: 'model',
      callee: [
        'dev.langchain4j.model.localai#{LocalAiChatModel,LocalAiStreamingChatModel,LocalAiLanguageModel,LocalAiStreamingLanguageModel}.builder().**.modelName',
      ],
      argument: VALUE,
      provider: 'openai-compatible',
    },
    {
      id: 'jina-embeddings',
      subject: 'embedding-model',
      callee: ['dev.langchain4j.model.jina#JinaEmbeddingModel.builder().**.modelName'],
      argument: VALUE,
      provider: 'jina',
    },
    {
      id: 'jina-scoring',
      subject: 'model',
      callee: ['dev.langchain4j.model.jina#JinaScoringModel.builder().**.modelName'],
      argument: VALUE,
      provider: 'jina',
    },
  ],
};
