import type { SdkTable, Signature } from '../signature.ts';

const PROVIDERS = 'NeuronAI\\Providers';
const EMBEDDINGS = 'NeuronAI\\RAG\\Embeddings';

function chat(id: string, callee: string, provider: string | null, position = 1): Signature {
  return {
    id,
    subject: 'model',
    callee: [`${PROVIDERS}\\${callee}`],
    argument: { names: ['model'], position },
    ...(provider === null ? {} : { provider }),
  };
}

function embedding(id: string, callee: string, provider: string, position = 1): Signature {
  return {
    id: `${id}-embeddings`,
    subject: 'embedding-model',
    callee: [`${EMBEDDINGS}#${callee}`],
    argument: { names: ['model'], position },
    provider,
  };
}

/** Neuron AI: an agent's provider is an object made with a key and a model. */
export const neuronAi: SdkTable = {
  id: 'neuron-ai',
  documentation: 'https://docs.neuron-ai.dev/providers/ai-provider',
  packages: [
    { ecosystem: 'composer', name: 'neuron-core/neuron-ai', modules: ['NeuronAI'] },
    { ecosystem: 'composer', name: 'inspector-apm/neuron-ai', modules: ['NeuronAI'] },
  ],
  provider: null,
  grammar: 'native',
  signatures: [
    chat('openai', 'OpenAI#{OpenAI,OpenAIResponses}', 'openai'),
    chat('anthropic', 'Anthropic#Anthropic', 'anthropic'),
    chat('gemini', 'Gemini#Gemini', 'google'),
    { ...chat('vertex', 'Gemini#GeminiVertex', 'vertex', 3), grammar: 'vertex' },
    { ...chat('ollama', 'Ollama#Ollama', 'ollama'), grammar: 'ollama' },
    chat('mistral', 'Mistral#Mistral', 'mistral'),
    chat('cohere', 'Cohere#Cohere', 'cohere'),
    chat('deepseek', 'Deepseek#Deepseek', 'deepseek'),
    chat('xai', 'XAI#Grok', 'xai'),
    { ...chat('huggingface', 'HuggingFace#HuggingFace', 'huggingface'), grammar: 'hub' },
    { ...chat('bedrock', 'AWS#BedrockRuntime', 'bedrock'), grammar: 'bedrock' },
    chat('azure', 'OpenAI#AzureOpenAI', 'azure-openai', 2),
    {
      ...chat('compatible', '{OpenAILike,OpenAILikeResponses}', null, 2),
      callee: [`${PROVIDERS}#{OpenAILike,OpenAILikeResponses}`],
      grammar: 'guess',
    },
    embedding('openai', 'OpenAIEmbeddingsProvider', 'openai'),
    embedding('gemini', 'GeminiEmbeddingsProvider', 'google'),
    { ...embedding('ollama', 'OllamaEmbeddingsProvider', 'ollama', 0), grammar: 'ollama' },
    embedding('voyage', 'VoyageEmbeddingsProvider', 'voyage'),
    embedding('cohere', 'CohereEmbeddingsProvider', 'cohere'),
    { ...embedding('bedrock', 'AwsBedrockEmbeddingsProvider', 'bedrock'), grammar: 'bedrock' },
  ],
};
