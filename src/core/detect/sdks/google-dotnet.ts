import type { SdkTable } from '../signature.ts';

const MODEL = { names: ['model'], position: 0 };
const MSCC = 'Mscc.GenerativeAI#{GoogleAI,VertexAI}()';

/** Gemini for .NET: Google's own `Google.GenAI`, and the community's `Mscc.GenerativeAI` and `Google_GenerativeAI`. */
export const googleDotnet: SdkTable = {
  id: 'google-dotnet',
  documentation: 'https://googleapis.github.io/dotnet-genai/',
  packages: [
    { ecosystem: 'nuget', name: 'Google.GenAI', modules: ['Google.GenAI'] },
    { ecosystem: 'nuget', name: 'Mscc.GenerativeAI', modules: ['Mscc.GenerativeAI'] },
    { ecosystem: 'nuget', name: 'Google_GenerativeAI', modules: ['GenerativeAI'] },
  ],
  provider: 'google',
  grammar: 'native',
  clients: [
    {
      callee: ['Google.GenAI#Client'],
      provider: 'google',
      flag: { argument: { names: ['vertexAI'], position: 0 }, provider: 'vertex' },
    },
    { callee: ['Mscc.GenerativeAI#VertexAI', 'GenerativeAI#VertexAI'], provider: 'vertex' },
  ],
  constants: ['Mscc.GenerativeAI#Model.*', 'GenerativeAI#{GoogleAIModels,VertexAIModels}.*'],
  signatures: [
    {
      id: 'generate',
      subject: 'model',
      callee: [
        'Google.GenAI#Client().Models.{GenerateContentAsync,GenerateContentStreamAsync,GenerateImagesAsync}',
        'Google.GenAI#Client().Models.{CountTokensAsync,EditImageAsync,UpscaleImageAsync,GenerateVideosAsync}',
      ],
      tails: ['Models.GenerateContentAsync', 'Models.GenerateContentStreamAsync', 'Models.GenerateImagesAsync'],
      argument: MODEL,
    },
    {
      id: 'embed',
      subject: 'embedding-model',
      callee: ['Google.GenAI#Client().Models.EmbedContentAsync'],
      tails: ['Models.EmbedContentAsync'],
      argument: MODEL,
    },
    {
      id: 'live',
      subject: 'model',
      callee: ['Google.GenAI#Client().Live.ConnectAsync'],
      tails: ['Live.ConnectAsync'],
      argument: MODEL,
    },
    {
      id: 'mscc',
      subject: 'model',
      callee: [`${MSCC}.{GenerativeModel,ImageGenerationModel,ImagenModel}`],
      argument: MODEL,
      omitted: { uses: null },
    },
    {
      id: 'generative-model',
      subject: 'model',
      callee: ['GenerativeAI#{GoogleAi,VertexAI}().{CreateGenerativeModel,CreateGeminiModel,CreateImageModel}'],
      argument: { names: ['modelName'], position: 0 },
    },
    {
      id: 'embedding-model',
      subject: 'embedding-model',
      callee: ['GenerativeAI#{GoogleAi,VertexAI}().CreateEmbeddingModel'],
      argument: { names: ['modelName'], position: 0 },
    },
  ],
};
