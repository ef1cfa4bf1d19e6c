import type { SdkTable } from '../signature.ts';

const MODEL = { names: ['model'], position: 0 };

/** LiteLLM, and the classes by which other SDKs hand on to it: a prefix of the id names the provider. */
export const litellm: SdkTable = {
  id: 'litellm',
  documentation: 'https://docs.litellm.ai/docs/completion/input',
  packages: [{ ecosystem: 'pypi', name: 'litellm', modules: ['litellm'] }],
  provider: null,
  grammar: 'litellm',
  clients: [
    {
      callee: [
        'litellm#{completion,acompletion,text_completion,atext_completion,responses,aresponses,embedding,aembedding}',
        'agents#LitellmModel',
        'google.adk#LiteLlm',
        'smolagents#LiteLLMModel',
        'llama_index.llms#LiteLLM',
      ],
      provider: 'openai',
      endpoint: { names: ['api_base', 'base_url'] },
    },
  ],
  signatures: [
    {
      id: 'completion',
      subject: 'model',
      callee: [
        'litellm#{completion,acompletion,batch_completion,text_completion,atext_completion,responses,aresponses}',
        'litellm#completion_with_retries',
      ],
      tails: ['litellm.completion', 'litellm.acompletion'],
      argument: MODEL,
    },
    {
      id: 'embedding',
      subject: 'embedding-model',
      callee: ['litellm#{embedding,aembedding}'],
      argument: MODEL,
    },
    {
      id: 'adapter',
      subject: 'model',
      callee: ['agents#LitellmModel', 'google.adk#LiteLlm', 'smolagents#LiteLLMModel', 'llama_index.llms#LiteLLM'],
      argument: { names: ['model', 'model_id'], position: 0 },
    },
    {
      id: 'media',
      subject: 'model',
      callee: [
        'litellm#{transcription,atranscription,speech,aspeech,rerank,arerank}',
        'litellm#{moderation,amoderation,image_generation,aimage_generation}',
      ],
      argument: { names: ['model'] },
    },
  ],
};
