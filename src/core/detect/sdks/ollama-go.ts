import type { SdkTable } from '../signature.ts';

const MODEL = { names: ['Model', 'Name'] };

/** Ollama's own client for Go. */
export const ollamaGo: SdkTable = {
  id: 'ollama-go',
  documentation: 'https://pkg.go.dev/github.com/ollama/ollama/api',
  packages: [{ ecosystem: 'golang', name: 'github.com/ollama/ollama', modules: ['github.com/ollama/ollama/api'] }],
  provider: 'ollama',
  grammar: 'ollama',
  signatures: [
    {
      id: 'request',
      subject: 'model',
      callee: ['github.com/ollama/ollama/api#{ChatRequest,GenerateRequest,PullRequest,ShowRequest,CreateRequest}'],
      argument: MODEL,
    },
    {
      id: 'embed',
      subject: 'embedding-model',
      callee: ['github.com/ollama/ollama/api#{EmbedRequest,EmbeddingRequest}'],
      argument: MODEL,
    },
  ],
};
