import type { SdkTable } from '../signature.ts';

/** The former Gemini API SDKs, superseded by google-genai. */
export const googleGenerativeai: SdkTable = {
  id: 'google-generativeai',
  documentation: 'https://ai.google.dev/api',
  packages: [
    { ecosystem: 'pypi', name: 'google-generativeai', modules: ['google.generativeai'] },
    { ecosystem: 'npm', name: '@google/generative-ai', modules: ['@google/generative-ai'] },
  ],
  provider: 'google',
  grammar: 'native',
  signatures: [
    {
      id: 'generative-model',
      subject: 'model',
      callee: ['google.generativeai#GenerativeModel', 'google.generativeai#get_model'],
      argument: { names: ['model_name', 'name'], position: 0 },
    },
    {
      id: 'get-generative-model',
      subject: 'model',
      callee: ['@google/generative-ai#GoogleGenerativeAI().getGenerativeModel'],
      tails: ['getGenerativeModel'],
      argument: { names: ['model'] },
    },
    {
      id: 'cached-content',
      subject: 'model',
      callee: [
        'google.generativeai#CachedContent.create',
        'google.generativeai#{generate_text,chat}',
        '@google/generative-ai#GoogleAICacheManager().create',
      ],
      argument: { names: ['model'] },
    },
    {
      id: 'embed-content',
      subject: 'embedding-model',
      callee: ['google.generativeai#{embed_content,embed_content_async,generate_embeddings}'],
      argument: { names: ['model'], position: 0 },
    },
  ],
};
