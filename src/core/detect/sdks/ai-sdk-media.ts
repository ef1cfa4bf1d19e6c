import type { SdkTable } from '../signature.ts';

const KINDS = '{image,imageModel,speech,speechModel,transcription,transcriptionModel,video,videoModel}';
const ID = { names: ['modelId'], position: 0 };

/** Provider functions of the Vercel AI SDK for images, speech and transcription. */
export const aiSdkMedia: SdkTable = {
  id: 'ai-sdk-media',
  documentation: 'https://ai-sdk.dev/providers/ai-sdk-providers/elevenlabs',
  packages: ['assemblyai', 'deepgram', 'elevenlabs', 'fal', 'luma'].map((name) => ({
    ecosystem: 'npm',
    name: `@ai-sdk/${name}`,
    modules: [`@ai-sdk/${name}`],
  })),
  provider: null,
  grammar: 'native',
  signatures: [
    {
      id: 'elevenlabs',
      subject: 'model',
      callee: [`@ai-sdk/elevenlabs#elevenlabs.${KINDS}`, `@ai-sdk/elevenlabs#createElevenLabs().${KINDS}`],
      argument: ID,
      provider: 'elevenlabs',
    },
    {
      id: 'fal',
      subject: 'model',
      callee: [`@ai-sdk/fal#fal.${KINDS}`, `@ai-sdk/fal#createFal().${KINDS}`],
      argument: ID,
      provider: 'fal',
    },
    {
      id: 'deepgram',
      subject: 'model',
      callee: [`@ai-sdk/deepgram#deepgram.${KINDS}`, `@ai-sdk/deepgram#createDeepgram().${KINDS}`],
      argument: ID,
      provider: 'deepgram',
    },
    {
      id: 'assemblyai',
      subject: 'model',
      callee: [`@ai-sdk/assemblyai#assemblyai.${KINDS}`, `@ai-sdk/assemblyai#createAssemblyAI().${KINDS}`],
      argument: ID,
      provider: 'assemblyai',
    },
    {
      id: 'luma',
      subject: 'model',
      callee: [`@ai-sdk/luma#luma.${KINDS}`, `@ai-sdk/luma#createLuma().${KINDS}`],
      argument: ID,
      provider: 'luma',
    },
  ],
};
