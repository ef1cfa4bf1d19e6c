import type { SdkTable } from '../signature.ts';

/** Vertex AI's own generative SDKs. */
export const vertexai: SdkTable = {
  id: 'vertexai',
  documentation: 'https://cloud.google.com/vertex-ai/generative-ai/docs/reference/python/latest',
  packages: [
    { ecosystem: 'pypi', name: 'google-cloud-aiplatform', modules: ['vertexai', 'google.cloud.aiplatform'] },
    { ecosystem: 'npm', name: '@google-cloud/vertexai', modules: ['@google-cloud/vertexai'] },
  ],
  provider: 'vertex',
  grammar: 'vertex',
  signatures: [
    {
      id: 'generative-model',
      subject: 'model',
      callee: ['vertexai#GenerativeModel'],
      argument: { names: ['model_name'], position: 0 },
    },
    {
      id: 'get-generative-model',
      subject: 'model',
      callee: [
        '@google-cloud/vertexai#VertexAI().getGenerativeModel',
        '@google-cloud/vertexai#VertexAI().preview.getGenerativeModel',
      ],
      argument: { names: ['model'] },
    },
    {
      id: 'from-pretrained',
      subject: 'model',
      callee: [
        'vertexai#{TextGenerationModel,ChatModel,CodeGenerationModel,CodeChatModel}.from_pretrained',
        'vertexai#{ImageGenerationModel,ImageTextModel,ImageQnAModel}.from_pretrained',
      ],
      argument: { names: ['model_name'], position: 0 },
    },
    {
      id: 'embedding-from-pretrained',
      subject: 'embedding-model',
      callee: ['vertexai#{TextEmbeddingModel,MultiModalEmbeddingModel}.from_pretrained'],
      argument: { names: ['model_name'], position: 0 },
    },
  ],
};
