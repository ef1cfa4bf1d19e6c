import type { ConfigTable } from '../config-table.ts';

const DIFY = [
  [/openai_api_compatible/, 'openai-compatible'],
  [/azure_openai/, 'azure-openai'],
  [/openai/, 'openai'],
  [/anthropic/, 'anthropic'],
  [/vertex/, 'vertex'],
  [/gemini|google/, 'google'],
  [/bedrock/, 'bedrock'],
  [/ollama/, 'ollama'],
  [/tongyi|dashscope/, 'alibaba-model-studio'],
  [/deepseek/, 'deepseek'],
  [/zhipu/, 'z-ai'],
  [/moonshot/, 'moonshot'],
  [/siliconflow/, 'siliconflow'],
  [/openrouter/, 'openrouter'],
  [/groq/, 'groq'],
  [/mistral/, 'mistral'],
  [/cohere/, 'cohere'],
  [/xinference/, 'xinference'],
  [/volcengine/, 'volcengine'],
  [/jina/, 'jina'],
  [/localai/, 'localai'],
  [/hugging/, 'huggingface'],
] as const;

/** Apps exported from Dify. */
export const dify: ConfigTable = {
  id: 'dify',
  documentation: 'https://docs.dify.ai/en/guides/management/app-management',
  documents: [{ has: [{ path: 'kind', text: /^app$/ }, { path: 'app.mode' }] }],
  words: ['dify', 'agent-chat', 'advanced-chat', 'graph:'],
  settings: [
    {
      id: 'model',
      subject: 'model',
      paths: ['**.model.name', '**.agent_parameters.model.value.model'],
      where: [{ at: 'provider' }],
      providerIn: ['provider'],
      providers: DIFY,
    },
    {
      id: 'agent-model',
      subject: 'model',
      paths: ['**.model.value.model'],
      providerIn: ['provider'],
      providers: DIFY,
    },
    {
      id: 'reranking-model',
      subject: 'model',
      paths: ['**.reranking_model.{model,reranking_model_name}'],
      providerIn: ['provider', 'reranking_provider_name'],
      providers: DIFY,
    },
    {
      id: 'embedding-model',
      subject: 'embedding-model',
      paths: ['**.{embedding_model,embedding_model_name}'],
      providerIn: ['embedding_provider_name', 'embedding_model_provider'],
      providers: DIFY,
    },
  ],
};
