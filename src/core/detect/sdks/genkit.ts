import type { SdkTable } from '../signature.ts';

/** Genkit for JavaScript; ids start with the plugin that serves them. */
export const genkit: SdkTable = {
  id: 'genkit',
  documentation: 'https://genkit.dev/docs/models/',
  packages: [
    { ecosystem: 'npm', name: 'genkit', modules: ['genkit'] },
    { ecosystem: 'npm', name: '@genkit-ai/googleai', modules: ['@genkit-ai/googleai'] },
    { ecosystem: 'npm', name: '@genkit-ai/google-genai', modules: ['@genkit-ai/google-genai'] },
    { ecosystem: 'npm', name: '@genkit-ai/vertexai', modules: ['@genkit-ai/vertexai'] },
    { ecosystem: 'npm', name: '@genkit-ai/compat-oai', modules: ['@genkit-ai/compat-oai'] },
  ],
  provider: 'google',
  grammar: 'litellm',
  signatures: [
    {
      id: 'generate',
      subject: 'model',
      callee: [
        'genkit#genkit().{generate,generateStream,definePrompt,chat}',
        'genkit#genkit',
        'genkit#genkit().prompt',
      ],
      argument: { names: ['model'] },
    },
    {
      id: 'embed',
      subject: 'embedding-model',
      callee: ['genkit#genkit().{embed,embedMany}'],
      argument: { names: ['embedder'] },
    },
    {
      id: 'google-model',
      subject: 'model',
      callee: ['@genkit-ai/googleai#googleAI.model', '@genkit-ai/google-genai#googleAI.model'],
      argument: { names: ['name'], position: 0 },
    },
    {
      id: 'vertex-model',
      subject: 'model',
      callee: ['@genkit-ai/vertexai#vertexAI.model', '@genkit-ai/google-genai#vertexAI.model'],
      argument: { names: ['name'], position: 0 },
      provider: 'vertex',
    },
    {
      id: 'google-embedder',
      subject: 'embedding-model',
      callee: ['@genkit-ai/googleai#googleAI.embedder', '@genkit-ai/google-genai#googleAI.embedder'],
      argument: { names: ['name'], position: 0 },
    },
    {
      id: 'openai-model',
      subject: 'model',
      callee: ['@genkit-ai/compat-oai#openAI.model'],
      argument: { names: ['name'], position: 0 },
      provider: 'openai',
    },
  ],
  constants: ['@genkit-ai/googleai#*', '@genkit-ai/vertexai#*'],
};
