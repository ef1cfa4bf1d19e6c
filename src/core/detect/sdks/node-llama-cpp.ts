import type { SdkTable } from '../signature.ts';

/** llama.cpp in Node: files of the Hub by uri (`hf:org/name/file`). */
export const nodeLlamaCpp: SdkTable = {
  id: 'node-llama-cpp',
  documentation: 'https://node-llama-cpp.withcat.ai/guide/downloading-models',
  packages: [{ ecosystem: 'npm', name: 'node-llama-cpp', modules: ['node-llama-cpp'] }],
  provider: 'huggingface',
  grammar: 'hub',
  signatures: [
    {
      id: 'resolve-model-file',
      subject: 'model',
      callee: ['node-llama-cpp#{resolveModelFile,createModelDownloader}'],
      argument: { names: ['modelUri'], position: 0 },
    },
  ],
};
