import type { ConfigTable } from '../config-table.ts';

/** Addresses by which operators of Kubernetes and their charts fetch weights, wherever they stand. */
export const modelAddresses: ConfigTable = {
  id: 'model-address',
  documentation: 'https://www.kubeai.org/how-to/install-models/',
  documents: [{}],
  words: ['hf://', 'ollama://', 'huggingface://'],
  settings: [
    {
      id: 'address',
      subject: 'model',
      paths: ['**'],
      written: [
        { pattern: /^hf:\/\/(?!datasets\/|spaces\/)([\w.-]+\/[\w.-]+)/, provider: 'huggingface', grammar: 'hub' },
        { pattern: /^ollama:\/\/([\w./:-]+)/, provider: 'ollama', grammar: 'ollama' },
      ],
      otherwise: 'next',
    },
  ],
};
