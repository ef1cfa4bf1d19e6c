import type { SdkTable } from '../signature.ts';

/** Firebase AI Logic: Gemini from apps, by the Gemini API or Vertex AI. */
export const firebaseAi: SdkTable = {
  id: 'firebase-ai',
  documentation: 'https://firebase.google.com/docs/ai-logic/get-started',
  packages: [
    { ecosystem: 'npm', name: 'firebase', modules: ['firebase/ai', 'firebase/vertexai'] },
    { ecosystem: 'npm', name: '@firebase/ai', modules: ['@firebase/ai'] },
  ],
  provider: 'google',
  grammar: 'native',
  signatures: [
    {
      id: 'generative-model',
      subject: 'model',
      callee: [
        'firebase/ai#{getGenerativeModel,getLiveGenerativeModel,getImagenModel}',
        'firebase/vertexai#{getGenerativeModel,getLiveGenerativeModel,getImagenModel}',
        '@firebase/ai#{getGenerativeModel,getLiveGenerativeModel,getImagenModel}',
      ],
      argument: { names: ['model', 'inCloudParams.model'] },
    },
  ],
};
