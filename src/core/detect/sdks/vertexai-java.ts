import type { SdkTable } from '../signature.ts';

const VERTEX = 'com.google.cloud.vertexai';
const VALUE = { names: ['modelName'], position: 0 };

/** The Vertex AI SDK for Java. */
export const vertexJava: SdkTable = {
  id: 'vertexai-java',
  documentation: 'https://cloud.google.com/java/docs/reference/google-cloud-vertexai/latest/overview',
  packages: [{ ecosystem: 'maven', name: 'com.google.cloud:google-cloud-vertexai', modules: [VERTEX] }],
  provider: 'vertex',
  grammar: 'vertex',
  signatures: [
    {
      id: 'generative-model',
      subject: 'model',
      callee: [`${VERTEX}#GenerativeModel`, `${VERTEX}#GenerativeModel.newBuilder`],
      argument: { names: ['modelName'], position: 0 },
    },
    {
      id: 'builder',
      subject: 'model',
      callee: [`${VERTEX}#GenerativeModel.Builder().**.setModelName`],
      argument: VALUE,
    },
  ],
};
