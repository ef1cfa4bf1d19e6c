import type { Signature, SdkTable } from '../signature.ts';

const CHAT = [
  'default_options.chat_model',
  'default_options.chat_completion_model_name',
  'default_options.completion_model',
  'default_options.completion_model_name',
];
const EMBEDDING = ['default_options.embedding_model', 'default_options.embeddings_model_name'];

/** What each class of the library is made with. */
function signaturesOf(
  id: string,
  name: string,
  provider: string,
  grammar: SdkTable['grammar'],
  kinds: readonly ('model' | 'embedding-model')[] = ['model', 'embedding-model'],
): Signature[] {
  const shared = { provider, grammar };
  const all: Signature[] = [
    {
      ...shared,
      id: `${id}-chat`,
      subject: 'model',
      callee: [`Langchain::LLM#${name}`],
      argument: { names: CHAT },
    },
    {
      ...shared,
      id: `${id}-embedding`,
      subject: 'embedding-model',
      callee: [`Langchain::LLM#${name}`],
      argument: { names: EMBEDDING },
    },
  ];
  return all.filter(({ subject }) => kinds.some((kind) => kind === subject));
}

/** langchainrb: the models of a class are among its default options. */
export const langchainRuby: SdkTable = {
  id: 'langchain-ruby',
  documentation: 'https://github.com/patterns-ai-core/langchainrb#unified-interface-for-llms',
  packages: [{ ecosystem: 'gem', name: 'langchainrb', modules: ['langchain', 'langchainrb', 'Langchain'] }],
  provider: null,
  grammar: 'guess',
  signatures: [
    ...signaturesOf('openai', 'OpenAI', 'openai', 'native'),
    ...signaturesOf('anthropic', 'Anthropic', 'anthropic', 'native', ['model']),
    ...signaturesOf('google', 'GoogleGemini', 'google', 'native'),
    ...signaturesOf('vertex', 'GoogleVertexAI', 'vertex', 'vertex'),
    ...signaturesOf('ollama', 'Ollama', 'ollama', 'ollama'),
    ...signaturesOf('mistral', 'MistralAI', 'mistral', 'native'),
    ...signaturesOf('cohere', 'Cohere', 'cohere', 'native'),
    ...signaturesOf('huggingface', 'HuggingFace', 'huggingface', 'hub', ['embedding-model']),
    ...signaturesOf('bedrock', 'AwsBedrock', 'bedrock', 'bedrock'),
    ...signaturesOf('azure', 'Azure', 'azure-openai', 'native'),
    ...signaturesOf('replicate', 'Replicate', 'replicate', 'native'),
    {
      id: 'call',
      subject: 'model',
      callee: ['Langchain::LLM#*().{chat,complete}'],
      argument: { names: ['model'] },
    },
    {
      id: 'embed',
      subject: 'embedding-model',
      callee: ['Langchain::LLM#*().embed'],
      argument: { names: ['model'] },
    },
  ],
};
