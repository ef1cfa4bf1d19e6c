import type { ConfigTable } from '../config-table.ts';

/** Keys of providers without dashes, as they are compared. */
const PROVIDERS = [
  [/^azureopenai$/, 'azure-openai'],
  [/^openai(?:official)?$/, 'openai'],
  [/^anthropic$/, 'anthropic'],
  [/^vertexai(?:gemini|anthropic)?$/, 'vertex'],
  [/^(?:google(?:aigemini|genai|gemini)?|ai\.gemini|aigemini|gemini)$/, 'google'],
  [/^ollama$/, 'ollama'],
  [/^mistral(?:ai)?$/, 'mistral'],
  [/^bedrock$/, 'bedrock'],
  [/^(?:huggingface|transformers?)$/, 'huggingface'],
  [/^(?:zhipuai|zhipu)$/, 'z-ai'],
  [/^dashscope$/, 'alibaba-model-studio'],
  [/^minimax$/, 'minimax'],
  [/^moonshot$/, 'moonshot'],
  [/^qianfan$/, 'qianfan'],
  [/^oci$/, 'oci'],
  [/^(?:watsonx|watsonxai)$/, 'watsonx'],
  [/^(?:cohere)$/, 'cohere'],
  [/^deepseek$/, 'deepseek'],
  [/^(?:jlama|llama3)$/, 'huggingface'],
  [/^(?:postgresml|stabilityai|perplexity|groq|voyageai|jina|nomic|githubmodels)$/, 'unknown'],
] as const;

const EMBEDDING = '{embedding,embedding-model,embeddings}';

/** Properties of Spring AI. */
export const springAi: ConfigTable = {
  id: 'spring-ai',
  documentation: 'https://docs.spring.io/spring-ai/reference/api/chat/openai-chat.html#_configuration_properties',
  documents: [{ has: [{ path: 'spring.ai.**' }] }],
  words: ['spring.ai', 'spring:'],
  settings: [
    {
      id: 'embedding-model',
      subject: 'embedding-model',
      paths: [`spring.ai.*.**.${EMBEDDING}.**.{model,deployment-name}`],
      providerKey: true,
      providers: PROVIDERS,
      endpoint: ['../../base-url', '../base-url', '../../../base-url'],
    },
    {
      id: 'model',
      subject: 'model',
      paths: ['spring.ai.openai.**.model'],
      provider: 'openai',
      endpoint: ['../../base-url', '../base-url', '/spring.ai.openai.base-url'],
    },
    {
      id: 'model',
      subject: 'model',
      paths: [
        'spring.ai.{openai*,anthropic,ollama,mistralai,azure,bedrock,google,vertex,huggingface,zhipuai,minimax,moonshot,qianfan,deepseek,dashscope,oci,watsonx,cohere,perplexity,groq}.**.{model,deployment-name}',
      ],
      providerKey: true,
      providers: [[/^azure$/, 'azure-openai'], [/^vertex$/, 'vertex'], ...PROVIDERS],
      endpoint: ['../../base-url', '../base-url'],
    },
    {
      id: 'address',
      subject: 'endpoint',
      paths: ['spring.ai.**.{base-url,endpoint}'],
      providerKey: true,
      providers: [[/^azure$/, 'azure-openai'], ...PROVIDERS],
      mayBeOther: true,
    },
  ],
  // `spring.ai.model.chat=openai` chooses an implementation.
  quiet: ['spring.ai.model.*'],
};

/** Properties of LangChain4j in Quarkus, Spring Boot and MicroProfile. */
export const langchain4jProperties: ConfigTable = {
  id: 'langchain4j-properties',
  documentation: 'https://docs.quarkiverse.io/quarkus-langchain4j/dev/index.html',
  documents: [
    { has: [{ path: 'quarkus.langchain4j.**' }] },
    { has: [{ path: 'langchain4j.**' }] }, // https://docs.langchain4j.dev/tutorials/spring-boot-integration
    { has: [{ path: 'dev.langchain4j.**' }] }, // https://github.com/langchain4j/langchain4j-cdi
  ],
  words: ['langchain4j'],
  settings: [
    {
      id: 'embedding-model',
      subject: 'embedding-model',
      paths: ['**.langchain4j.**.{embedding-model,embedding}.**.{model-name,model-id,model,deployment-name}'],
      providerKey: true,
      providers: PROVIDERS,
    },
    {
      id: 'model',
      subject: 'model',
      paths: [
        '**.langchain4j.**.{model-name,model-id,deployment-name}',
        '**.langchain4j.**.{chat-model,streaming-chat-model,language-model,moderation-model,image-model,scoring-model}.{model,id}',
      ],
      providerKey: true,
      providers: PROVIDERS,
      endpoint: ['base-url', '../base-url'],
    },
    {
      id: 'address',
      subject: 'endpoint',
      paths: ['**.langchain4j.**.{base-url,endpoint}'],
      providerKey: true,
      providers: PROVIDERS,
    },
  ],
};
