import type { SdkTable, Signature } from '../signature.ts';

const GENERATORS = 'LLPhant\\Embeddings\\EmbeddingGenerator';

/** Generators that stand for one model each. */
function generator(name: string, id: string): Signature {
  return {
    id: name.replace(/EmbeddingGenerator$/, '').toLowerCase(),
    subject: 'embedding-model',
    callee: [`${GENERATORS}#${name}`],
    argument: { names: [] },
    fixed: id,
    provider: name.startsWith('OpenAI') ? 'openai' : name.startsWith('Voyage') ? 'voyage' : 'mistral',
  };
}

/** LLPhant: models stand in configurations that chats and generators are made with. */
export const llphant: SdkTable = {
  id: 'llphant',
  documentation: 'https://github.com/LLPhant/LLPhant',
  packages: [{ ecosystem: 'composer', name: 'theodo-group/llphant', modules: ['LLPhant'] }],
  provider: null,
  grammar: 'native',
  signatures: [
    {
      id: 'openai-config',
      subject: 'model',
      callee: ['LLPhant#OpenAIConfig'],
      argument: { names: ['model'], position: 2 },
      provider: 'openai',
    },
    {
      id: 'mistral-config',
      subject: 'model',
      callee: ['LLPhant#MistralAIConfig'],
      argument: { names: ['model'], position: 2 },
      provider: 'mistral',
    },
    {
      id: 'anthropic-config',
      subject: 'model',
      callee: ['LLPhant#AnthropicConfig'],
      argument: { names: ['model'], position: 0 },
      provider: 'anthropic',
    },
    {
      id: 'ollama-config',
      subject: 'model',
      callee: ['LLPhant#OllamaConfig'],
      argument: { names: ['model'] },
      provider: 'ollama',
      grammar: 'ollama',
    },
    generator('OpenAI3SmallEmbeddingGenerator', 'text-embedding-3-small'),
    generator('OpenAI3LargeEmbeddingGenerator', 'text-embedding-3-large'),
    generator('OpenAIADA002EmbeddingGenerator', 'text-embedding-ada-002'),
    generator('MistralEmbeddingGenerator', 'mistral-embed'),
    generator('Voyage3EmbeddingGenerator', 'voyage-3'),
    generator('Voyage3LargeEmbeddingGenerator', 'voyage-3-large'),
    generator('Voyage3LiteEmbeddingGenerator', 'voyage-3-lite'),
    generator('VoyageCode3EmbeddingGenerator', 'voyage-code-3'),
  ],
};
