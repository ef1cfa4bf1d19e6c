import type { SdkTable } from '../signature.ts';

const MEMORY = ['mem0#{Memory,AsyncMemory}.from_config', 'mem0ai#Memory'];

/** Mem0: language model and embedder are named in its configuration. */
export const mem0: SdkTable = {
  id: 'mem0',
  documentation: 'https://docs.mem0.ai/open-source/configuration',
  packages: [
    { ecosystem: 'pypi', name: 'mem0ai', modules: ['mem0'] },
    { ecosystem: 'npm', name: 'mem0ai', modules: ['mem0ai'] },
  ],
  provider: null,
  grammar: 'guess',
  signatures: [
    {
      id: 'llm',
      subject: 'model',
      callee: MEMORY,
      argument: { names: ['llm.config.model', 'config_dict.llm.config.model'] },
    },
    {
      id: 'embedder',
      subject: 'embedding-model',
      callee: MEMORY,
      argument: { names: ['embedder.config.model', 'config_dict.embedder.config.model'] },
    },
  ],
};
