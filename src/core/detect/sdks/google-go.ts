import type { SdkTable } from '../signature.ts';

/** Gemini from Go: the Gen AI SDK, and the older ones for the Gemini API and Vertex AI. */
export const googleGo: SdkTable = {
  id: 'google-go',
  documentation: 'https://pkg.go.dev/google.golang.org/genai',
  packages: [
    { ecosystem: 'golang', name: 'google.golang.org/genai', modules: ['google.golang.org/genai'] },
    {
      ecosystem: 'golang',
      name: 'github.com/google/generative-ai-go',
      modules: ['github.com/google/generative-ai-go'],
    },
    { ecosystem: 'golang', name: 'cloud.google.com/go/vertexai', modules: ['cloud.google.com/go/vertexai'] },
  ],
  provider: 'google',
  grammar: 'native',
  signatures: [
    {
      id: 'generate',
      subject: 'model',
      callee: [
        'google.golang.org/genai#NewClient().Models.{GenerateContent,GenerateContentStream,GenerateImages,CountTokens}',
        'google.golang.org/genai#NewClient().{Chats,Caches}.Create',
        'google.golang.org/genai#NewClient().Live.Connect',
      ],
      tails: ['Models.GenerateContent', 'Models.GenerateContentStream', 'Models.GenerateImages', 'Chats.Create'],
      argument: { names: ['model'], position: 1 },
    },
    {
      id: 'embed',
      subject: 'embedding-model',
      callee: ['google.golang.org/genai#NewClient().Models.EmbedContent'],
      tails: ['Models.EmbedContent'],
      argument: { names: ['model'], position: 1 },
    },
    {
      id: 'generative-model',
      subject: 'model',
      callee: ['github.com/google/generative-ai-go#NewClient().GenerativeModel'],
      tails: ['GenerativeModel'],
      argument: { names: ['name'], position: 0 },
    },
    {
      id: 'embedding-model',
      subject: 'embedding-model',
      callee: ['github.com/google/generative-ai-go#NewClient().EmbeddingModel'],
      argument: { names: ['name'], position: 0 },
    },
    {
      id: 'vertex',
      subject: 'model',
      callee: ['cloud.google.com/go/vertexai#NewClient().GenerativeModel'],
      argument: { names: ['name'], position: 0 },
      provider: 'vertex',
    },
  ],
};
