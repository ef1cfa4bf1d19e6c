import type { SdkTable } from '../signature.ts';

const PACKAGES: SdkTable['packages'] = [
  { ecosystem: 'maven', name: 'org.testcontainers:ollama', modules: ['org.testcontainers.ollama'] },
  { ecosystem: 'maven', name: 'org.testcontainers:testcontainers', modules: ['org.testcontainers'] },
];

/** Testcontainers for Java: the image that serves models, and what an Ollama container pulls. */
export const testcontainersJava: SdkTable = {
  id: 'testcontainers-java',
  documentation: 'https://java.testcontainers.org/modules/ollama/',
  packages: PACKAGES,
  provider: null,
  grammar: 'guess',
  signatures: [
    {
      id: 'ollama',
      subject: 'container-image',
      callee: ['org.testcontainers#OllamaContainer'],
      argument: { names: ['dockerImageName', 'image'], position: 0 },
    },
  ],
};
