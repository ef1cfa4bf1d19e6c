import type { SdkTable } from '../signature.ts';

const ID = { names: ['id'] };

/** Agno (formerly Phidata): one model class per provider under `agno.models`. */
export const agno: SdkTable = {
  id: 'agno',
  documentation: 'https://docs.agno.com/concepts/models/overview',
  packages: [{ ecosystem: 'pypi', name: 'agno', modules: ['agno'] }],
  provider: 'openai',
  grammar: 'native',
  clients: [
    { callee: ['agno#{OpenAIChat,OpenAIResponses,OpenAILike}'], provider: 'openai', endpoint: { names: ['base_url'] } },
  ],
  signatures: [
    { id: 'openai', subject: 'model', callee: ['agno#{OpenAIChat,OpenAIResponses,OpenAILike}'], argument: ID },
    {
      id: 'anthropic',
      subject: 'model',
      callee: ['agno.models.anthropic#Claude'],
      argument: ID,
      provider: 'anthropic',
    },
    { id: 'google', subject: 'model', callee: ['agno#Gemini'], argument: ID, provider: 'google' },
    { id: 'groq', subject: 'model', callee: ['agno#Groq'], argument: ID, provider: 'groq' },
    {
      id: 'ollama',
      subject: 'model',
      callee: ['agno.models#Ollama'],
      argument: ID,
      provider: 'ollama',
      grammar: 'ollama',
    },
    {
      id: 'bedrock',
      subject: 'model',
      callee: ['agno#AwsBedrock', 'agno.models.aws#Claude'],
      argument: ID,
      provider: 'bedrock',
      grammar: 'bedrock',
    },
  ],
};
