import type { SdkTable } from '../signature.ts';

const GENAI = 'com.google.genai';
const CLIENT = [`${GENAI}#Client()`, `${GENAI}#Client.builder().**`];
const MODEL = { names: ['model'], position: 0 };

function asked(path: string): readonly string[] {
  return CLIENT.flatMap((client) => [`${client}.${path}`, `${client}.async.${path}`]);
}

/** The Google Gen AI SDK for Java, for the Gemini API and Vertex AI. */
export const googleGenaiJava: SdkTable = {
  id: 'google-genai-java',
  documentation: 'https://googleapis.github.io/java-genai/javadoc/',
  packages: [{ ecosystem: 'maven', name: 'com.google.genai:google-genai', modules: [GENAI] }],
  provider: 'google',
  grammar: 'native',
  clients: [
    {
      callee: [`${GENAI}#Client.builder().**.{vertexAI,enterprise}`],
      provider: 'google',
      flag: { argument: { names: ['vertexAI'], position: 0 }, provider: 'vertex' },
    },
  ],
  signatures: [
    {
      id: 'models',
      subject: 'model',
      callee: [
        ...asked(
          'models.{generateContent,generateContentStream,countTokens,computeTokens,generateImages,editImage,upscaleImage,recontextImage,generateVideos,get}',
        ),
        ...asked('chats.create'),
        ...asked('caches.create'),
        ...asked('batches.create'),
        ...asked('live.connect'),
        `${GENAI}#{Models,AsyncModels}().{generateContent,generateContentStream,countTokens,generateImages,generateVideos}`,
      ],
      tails: ['models.generateContent', 'models.generateContentStream'],
      argument: MODEL,
    },
    {
      id: 'embeddings',
      subject: 'embedding-model',
      callee: asked('models.embedContent'),
      tails: ['models.embedContent'],
      argument: MODEL,
    },
  ],
};
