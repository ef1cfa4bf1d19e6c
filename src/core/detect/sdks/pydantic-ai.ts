import type { SdkTable } from '../signature.ts';

const NAME = { names: ['model_name'], position: 0 };

/** Pydantic AI: `provider:model` texts, or one model class per provider. */
export const pydanticAi: SdkTable = {
  id: 'pydantic-ai',
  documentation: 'https://ai.pydantic.dev/models/overview/',
  packages: [
    { ecosystem: 'pypi', name: 'pydantic-ai', modules: ['pydantic_ai'] },
    { ecosystem: 'pypi', name: 'pydantic-ai-slim', modules: ['pydantic_ai'] },
  ],
  provider: null,
  grammar: 'langchain',
  clients: [
    { callee: ['pydantic_ai#OpenAIProvider'], provider: 'openai', endpoint: { names: ['base_url'] } },
    { callee: ['pydantic_ai#AzureProvider'], provider: 'azure-openai', endpoint: { names: ['azure_endpoint'] } },
    { callee: ['pydantic_ai#OllamaProvider'], provider: 'ollama', endpoint: { names: ['base_url'] } },
  ],
  signatures: [
    {
      id: 'agent',
      subject: 'model',
      callee: ['pydantic_ai#Agent', 'pydantic_ai#{infer_model,model_request,model_request_sync,model_request_stream}'],
      argument: { names: ['model'], position: 0 },
    },
    {
      id: 'fallback',
      subject: 'model',
      callee: ['pydantic_ai#FallbackModel'],
      argument: { names: ['default_model'], position: 0 },
    },
    {
      id: 'embedder',
      subject: 'embedding-model',
      callee: ['pydantic_ai#Embedder'],
      argument: { names: ['model'], position: 0 },
    },
    {
      id: 'openai',
      subject: 'model',
      callee: ['pydantic_ai#{OpenAIModel,OpenAIChatModel,OpenAIResponsesModel}'],
      argument: NAME,
      provider: 'openai',
      grammar: 'native',
    },
    {
      id: 'anthropic',
      subject: 'model',
      callee: ['pydantic_ai#AnthropicModel'],
      argument: NAME,
      provider: 'anthropic',
      grammar: 'native',
    },
    {
      id: 'google',
      subject: 'model',
      callee: ['pydantic_ai#{GoogleModel,GeminiModel}'],
      argument: NAME,
      provider: 'google',
      grammar: 'native',
    },
    {
      id: 'bedrock',
      subject: 'model',
      callee: ['pydantic_ai#BedrockConverseModel'],
      argument: NAME,
      provider: 'bedrock',
      grammar: 'bedrock',
    },
    {
      id: 'groq',
      subject: 'model',
      callee: ['pydantic_ai#GroqModel'],
      argument: NAME,
      provider: 'groq',
      grammar: 'native',
    },
    {
      id: 'mistral',
      subject: 'model',
      callee: ['pydantic_ai#MistralModel'],
      argument: NAME,
      provider: 'mistral',
      grammar: 'native',
    },
    {
      id: 'cohere',
      subject: 'model',
      callee: ['pydantic_ai#CohereModel'],
      argument: NAME,
      provider: 'cohere',
      grammar: 'native',
    },
  ],
};
