import type { SdkTable } from '../signature.ts';

/** Strands Agents: an id given as text is one of Amazon Bedrock. */
export const strands: SdkTable = {
  id: 'strands',
  documentation: 'https://strandsagents.com/latest/documentation/docs/user-guide/concepts/model-providers/',
  packages: [{ ecosystem: 'pypi', name: 'strands-agents', modules: ['strands'] }],
  provider: 'bedrock',
  grammar: 'bedrock',
  clients: [{ callee: ['strands#OllamaModel'], provider: 'ollama', endpoint: { names: ['host'], position: 0 } }],
  signatures: [
    { id: 'agent', subject: 'model', callee: ['strands#Agent'], argument: { names: ['model'], position: 0 } },
    { id: 'bedrock', subject: 'model', callee: ['strands#BedrockModel'], argument: { names: ['model_id'] } },
    {
      id: 'anthropic',
      subject: 'model',
      callee: ['strands#AnthropicModel'],
      argument: { names: ['model_id'] },
      provider: 'anthropic',
      grammar: 'native',
    },
    {
      id: 'openai',
      subject: 'model',
      callee: ['strands#OpenAIModel'],
      argument: { names: ['model_id'] },
      provider: 'openai',
      grammar: 'native',
    },
    {
      id: 'ollama',
      subject: 'model',
      callee: ['strands#OllamaModel'],
      argument: { names: ['model_id'] },
      provider: 'ollama',
      grammar: 'ollama',
    },
  ],
};
