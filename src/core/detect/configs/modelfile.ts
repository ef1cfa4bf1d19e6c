import type { ConfigTable } from '../config-table.ts';

/** What a model of Ollama is made from. */
export const modelfile: ConfigTable = {
  id: 'modelfile',
  documentation: 'https://docs.ollama.com/modelfile',
  documents: [{ files: ['Modelfile', 'Modelfile.*', 'Modelfile-*', '*.modelfile', '*.Modelfile'] }],
  settings: [
    { id: 'from', subject: 'model', paths: ['FROM'], provider: 'ollama', grammar: 'ollama' },
    { id: 'adapter', subject: 'model', paths: ['ADAPTER'], provider: 'ollama', grammar: 'ollama', mayBeOther: true },
  ],
};
