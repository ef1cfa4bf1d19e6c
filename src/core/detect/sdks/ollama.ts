import type { SdkTable } from '../signature.ts';

const MODEL = { names: ['model'], position: 0 };

/** Ollama's own clients. */
export const ollama: SdkTable = {
  id: 'ollama',
  documentation: 'https://github.com/ollama/ollama/blob/main/docs/api.md',
  packages: [
    { ecosystem: 'pypi', name: 'ollama', modules: ['ollama'] },
    { ecosystem: 'npm', name: 'ollama', modules: ['ollama'] },
  ],
  provider: 'ollama',
  grammar: 'ollama',
  clients: [
    { callee: ['ollama#{Client,AsyncClient,Ollama}'], provider: 'ollama', endpoint: { names: ['host'], position: 0 } },
  ],
  signatures: [
    {
      id: 'generate',
      subject: 'model',
      callee: [
        'ollama#{chat,generate,pull,show}',
        'ollama#{Client,AsyncClient,Ollama}().{chat,generate,pull,show}',
        'ollama#default.{chat,generate,pull,show}',
      ],
      argument: MODEL,
    },
    {
      id: 'embed',
      subject: 'embedding-model',
      callee: [
        'ollama#{embed,embeddings}',
        'ollama#{Client,AsyncClient,Ollama}().{embed,embeddings}',
        'ollama#default.{embed,embeddings}',
      ],
      argument: MODEL,
    },
    {
      id: 'create',
      subject: 'model',
      callee: ['ollama#create', 'ollama#{Client,AsyncClient,Ollama}().create', 'ollama#default.create'],
      argument: { names: ['from_', 'from'] },
    },
  ],
};
