import type { SdkTable } from '../signature.ts';

const MODEL = { names: ['model_id'], position: 0 };

/** Hugging Face smolagents: one model class per way of serving. */
export const smolagents: SdkTable = {
  id: 'smolagents',
  documentation: 'https://huggingface.co/docs/smolagents/reference/models',
  packages: [{ ecosystem: 'pypi', name: 'smolagents', modules: ['smolagents'] }],
  provider: 'huggingface',
  grammar: 'hub',
  clients: [
    { callee: ['smolagents#{OpenAIServerModel,OpenAIModel}'], provider: 'openai', endpoint: { names: ['api_base'] } },
    {
      callee: ['smolagents#{AzureOpenAIServerModel,AzureOpenAIModel}'],
      provider: 'azure-openai',
      endpoint: { names: ['azure_endpoint'] },
    },
  ],
  signatures: [
    {
      id: 'hub',
      subject: 'model',
      callee: ['smolagents#{InferenceClientModel,HfApiModel,TransformersModel,VLLMModel,MLXModel}'],
      argument: MODEL,
    },
    {
      id: 'openai',
      subject: 'model',
      callee: ['smolagents#{OpenAIServerModel,OpenAIModel}'],
      argument: MODEL,
      provider: 'openai',
      grammar: 'native',
    },
    {
      id: 'azure',
      subject: 'model',
      callee: ['smolagents#{AzureOpenAIServerModel,AzureOpenAIModel}'],
      argument: MODEL,
      provider: 'azure-openai',
      grammar: 'native',
    },
    {
      id: 'bedrock',
      subject: 'model',
      callee: ['smolagents#{AmazonBedrockServerModel,AmazonBedrockModel}'],
      argument: MODEL,
      provider: 'bedrock',
      grammar: 'bedrock',
    },
  ],
};
