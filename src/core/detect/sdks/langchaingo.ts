import type { SdkTable } from '../signature.ts';

const NAME = { names: ['model'], position: 0 };

/** LangChain for Go: models are options of the provider's package, or of a call. */
export const langchaingo: SdkTable = {
  id: 'langchaingo',
  documentation: 'https://pkg.go.dev/github.com/tmc/langchaingo/llms',
  packages: [{ ecosystem: 'golang', name: 'github.com/tmc/langchaingo', modules: ['github.com/tmc/langchaingo'] }],
  provider: null,
  grammar: 'guess',
  signatures: [
    ...(['openai', 'anthropic', 'ollama', 'mistral', 'cohere', 'bedrock'] as const).map((provider) => ({
      id: provider,
      subject: 'model' as const,
      callee: [`github.com/tmc/langchaingo/llms/${provider}#{WithModel,WithServerURLModel}`],
      argument: NAME,
      provider,
      grammar: 'native' as const,
    })),
    {
      id: 'google',
      subject: 'model',
      callee: ['github.com/tmc/langchaingo/llms/googleai#WithDefaultModel'],
      argument: NAME,
      provider: 'google',
      grammar: 'native',
    },
    {
      id: 'huggingface',
      subject: 'model',
      callee: ['github.com/tmc/langchaingo/llms/huggingface#{WithModel}'],
      argument: NAME,
      provider: 'huggingface',
      grammar: 'hub',
    },
    {
      id: 'embedding',
      subject: 'embedding-model',
      callee: ['github.com/tmc/langchaingo/llms/openai#WithEmbeddingModel'],
      argument: NAME,
      provider: 'openai',
      grammar: 'native',
    },
    // Of the provider's package where one is imported: those above come first.
    { id: 'call', subject: 'model', callee: ['github.com/tmc/langchaingo/llms#WithModel'], argument: NAME },
  ],
};
