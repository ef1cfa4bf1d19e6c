import type { ConfigTable } from '../config-table.ts';

/** Pipelines of Haystack; the type of a component tells who serves. */
export const haystackPipeline: ConfigTable = {
  id: 'haystack-pipeline',
  documentation: 'https://docs.haystack.deepset.ai/docs/serialization',
  documents: [{ has: [{ path: 'components.*.type', text: /^haystack/ }] }],
  words: ['haystack'],
  settings: [
    {
      id: 'embedder',
      subject: 'embedding-model',
      paths: ['components.*.init_parameters.{model,model_name_or_path,azure_deployment}'],
      where: [{ at: '../type', text: /Embedder$/ }],
      providerIn: ['../type'],
      providers: [
        [/\.Azure/, 'azure-openai'],
        [/\.OpenAI/, 'openai'],
        [/\.Cohere/, 'cohere'],
        [/\.Mistral/, 'mistral'],
        [/\.AmazonBedrock/, 'bedrock'],
        [/\.Ollama/, 'ollama'],
        [/\.Google/, 'google'],
        [/\.Jina/, 'jina'],
        [/\.Voyage/, 'voyage'],
        [/\.(?:SentenceTransformers|HuggingFace|Fastembed)/, 'huggingface'],
      ],
      endpoint: ['api_base_url'],
    },
    {
      id: 'model',
      subject: 'model',
      paths: ['components.*.init_parameters.{model,model_name_or_path,azure_deployment}'],
      providerIn: ['../type'],
      providers: [
        [/\.Azure/, 'azure-openai'],
        [/\.OpenAI/, 'openai'],
        [/\.Anthropic/, 'anthropic'],
        [/\.Cohere/, 'cohere'],
        [/\.Mistral/, 'mistral'],
        [/\.AmazonBedrock/, 'bedrock'],
        [/\.Ollama/, 'ollama'],
        [/\.VertexAI/, 'vertex'],
        [/\.Google/, 'google'],
        [/\.Nvidia/, 'nvidia'],
        [/\.(?:HuggingFace|Transformers|SentenceTransformers)/, 'huggingface'],
      ],
      endpoint: ['api_base_url'],
    },
  ],
};
