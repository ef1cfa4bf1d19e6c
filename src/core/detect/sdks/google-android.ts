import type { SdkTable } from '../signature.ts';

/** The Gemini API for Android (`com.google.ai.client.generativeai`) and Firebase's SDKs that followed it. */
export const googleAndroid: SdkTable = {
  id: 'google-android',
  documentation: 'https://firebase.google.com/docs/reference/kotlin/com/google/firebase/ai/FirebaseAI',
  packages: [
    {
      ecosystem: 'maven',
      name: 'com.google.ai.client.generativeai:generativeai',
      modules: ['com.google.ai.client.generativeai'],
    },
    { ecosystem: 'maven', name: 'com.google.firebase:firebase-ai', modules: ['com.google.firebase.ai'] },
    { ecosystem: 'maven', name: 'com.google.firebase:firebase-vertexai', modules: ['com.google.firebase.vertexai'] },
  ],
  provider: 'google',
  grammar: 'native',
  signatures: [
    {
      id: 'generative-model',
      subject: 'model',
      callee: [
        'com.google.ai.client.generativeai#GenerativeModel',
        'com.google.firebase.ai#FirebaseAI.getInstance().generativeModel',
        'com.google.firebase.ai#FirebaseAI.getInstance().{imagenModel,liveModel}',
        'com.google.firebase.ai#ai().{generativeModel,imagenModel,liveModel}',
        'com.google.firebase.ai#ai.{generativeModel,imagenModel,liveModel}',
        'com.google.firebase.vertexai#vertexAI.generativeModel',
      ],
      tails: ['generativeModel'],
      argument: { names: ['modelName', 'model'], position: 0 },
    },
  ],
};
