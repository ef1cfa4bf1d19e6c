import type { SdkTable } from '../signature.ts';

const MODEL = { names: ['Model'] };

/** OpenAI from Go: the official SDK and the community one, which share the names of their requests. */
export const openaiGo: SdkTable = {
  id: 'openai-go',
  documentation: 'https://pkg.go.dev/github.com/openai/openai-go',
  packages: [
    { ecosystem: 'golang', name: 'github.com/openai/openai-go', modules: ['github.com/openai/openai-go'] },
    { ecosystem: 'golang', name: 'github.com/sashabaranov/go-openai', modules: ['github.com/sashabaranov/go-openai'] },
  ],
  provider: 'openai',
  grammar: 'native',
  clients: [
    {
      callee: ['github.com/openai/openai-go#option.WithBaseURL', 'github.com/openai/openai-go#WithBaseURL'],
      provider: 'openai',
      endpoint: { names: ['baseURL'], position: 0 },
    },
    {
      callee: ['github.com/openai/openai-go#azure.WithEndpoint', 'github.com/openai/openai-go#WithEndpoint'],
      provider: 'azure-openai',
      endpoint: { names: ['endpoint'], position: 0 },
    },
    {
      callee: ['github.com/sashabaranov/go-openai#DefaultAzureConfig'],
      provider: 'azure-openai',
      endpoint: { names: ['baseURL'], position: 1 },
    },
  ],
  signatures: [
    {
      id: 'parameters',
      subject: 'model',
      callee: [
        'github.com/openai/openai-go#{ChatCompletionNewParams,CompletionNewParams,ImageGenerateParams,ImageEditParams}',
        'github.com/openai/openai-go#{AudioSpeechNewParams,AudioTranscriptionNewParams,ModerationNewParams}',
        'github.com/openai/openai-go#{BetaAssistantNewParams,FineTuningJobNewParams,ResponseNewParams}',
      ],
      argument: MODEL,
    },
    {
      id: 'embedding-parameters',
      subject: 'embedding-model',
      callee: ['github.com/openai/openai-go#EmbeddingNewParams'],
      argument: MODEL,
    },
    {
      id: 'request',
      subject: 'model',
      callee: [
        'github.com/sashabaranov/go-openai#{ChatCompletionRequest,CompletionRequest,ImageRequest,AudioRequest}',
        'github.com/sashabaranov/go-openai#{CreateSpeechRequest,ModerationRequest,AssistantRequest,RunRequest}',
      ],
      argument: MODEL,
    },
    {
      id: 'embedding-request',
      subject: 'embedding-model',
      callee: ['github.com/sashabaranov/go-openai#{EmbeddingRequest,EmbeddingRequestStrings}'],
      argument: MODEL,
    },
  ],
  constants: ['github.com/openai/openai-go#*', 'github.com/sashabaranov/go-openai#*'],
};
