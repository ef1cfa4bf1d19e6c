import type { SdkTable } from '../signature.ts';

const PYTHON_CALLS =
  '{generate_content,generate_content_stream,count_tokens,compute_tokens,generate_images,edit_image,upscale_image,generate_videos,get}';
const NODE_CALLS =
  '{generateContent,generateContentStream,countTokens,computeTokens,generateImages,editImage,upscaleImage,generateVideos,get}';
const MODEL = { names: ['model'] };

/** Google Gen AI SDK: the Gemini API, and Vertex AI where the client says so. */
export const googleGenai: SdkTable = {
  id: 'google-genai',
  documentation: 'https://ai.google.dev/gemini-api/docs/libraries',
  packages: [
    { ecosystem: 'pypi', name: 'google-genai', modules: ['google.genai'] },
    { ecosystem: 'npm', name: '@google/genai', modules: ['@google/genai'] },
  ],
  provider: 'google',
  grammar: 'native',
  rank: 13,
  clients: [
    {
      callee: ['google.genai#Client', '@google/genai#GoogleGenAI'],
      provider: 'google',
      endpoint: { names: ['http_options.base_url', 'httpOptions.baseUrl'] },
      flag: { argument: { names: ['vertexai'] }, provider: 'vertex' },
    },
  ],
  signatures: [
    {
      id: 'models',
      subject: 'model',
      callee: [
        `google.genai#Client().models.${PYTHON_CALLS}`,
        `google.genai#Client().aio.models.${PYTHON_CALLS}`,
        `@google/genai#GoogleGenAI().models.${NODE_CALLS}`,
      ],
      tails: [
        'models.generate_content',
        'models.generate_content_stream',
        'models.generateContent',
        'models.generateContentStream',
        'models.generate_images',
        'models.generateImages',
      ],
      argument: MODEL,
    },
    {
      id: 'embed-content',
      subject: 'embedding-model',
      callee: [
        'google.genai#Client().models.embed_content',
        'google.genai#Client().aio.models.embed_content',
        '@google/genai#GoogleGenAI().models.embedContent',
      ],
      tails: ['models.embed_content', 'models.embedContent'],
      argument: MODEL,
    },
    {
      id: 'sessions',
      subject: 'model',
      callee: [
        'google.genai#Client().{chats,caches,batches,interactions}.create',
        'google.genai#Client().aio.{chats,caches,batches,interactions}.create',
        'google.genai#Client().aio.live.connect',
        '@google/genai#GoogleGenAI().{chats,caches,batches,interactions}.create',
        '@google/genai#GoogleGenAI().live.connect',
      ],
      tails: ['aio.live.connect', 'ai.live.connect', 'aio.chats.create'],
      argument: MODEL,
    },
    {
      id: 'local-tokenizer',
      subject: 'model',
      callee: ['google.genai#LocalTokenizer', '@google/genai#LocalTokenizer'],
      argument: { names: ['model_name'], position: 0 },
    },
    {
      id: 'tuning',
      subject: 'model',
      callee: ['google.genai#Client().tunings.tune', '@google/genai#GoogleGenAI().tunings.tune'],
      argument: { names: ['base_model', 'baseModel'] },
    },
  ],
};
