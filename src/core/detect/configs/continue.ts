import type { ConfigTable } from '../config-table.ts';

const CONTINUE = [
  [/^gemini$/i, 'google'],
  [/^vertexai$/i, 'vertex'],
  [/^azure$/i, 'azure-openai'],
  [/^huggingface-(?:tgi|inference-api)$/i, 'huggingface'],
  [/^(?:llama\.cpp|llamafile)$/i, 'llama.cpp'],
] as const;

/** `AUTODETECT` asks the server. */
const NAMED = [{ pattern: /^(?!AUTODETECT$)(.+)$/ }] as const;

/** Continue, in both of its formats. */
export const continueDev: ConfigTable = {
  id: 'continue',
  documentation: 'https://docs.continue.dev/reference',
  documents: [
    { files: ['.continue/**/*.{yaml,yml,json}', '.continue/*.{yaml,yml,json}', '.continuerc.json'] },
    { has: [{ path: 'models[].provider' }, { path: 'models[].model' }, { path: 'models[].{title,name,roles}' }] },
  ],
  settings: [
    {
      id: 'embedding-model',
      subject: 'embedding-model',
      paths: ['models[].model'],
      where: [{ at: 'roles', text: /embed/ }],
      providerIn: ['provider'],
      providers: CONTINUE,
      endpoint: ['apiBase'],
      written: NAMED,
    },
    {
      id: 'model',
      subject: 'model',
      paths: ['models[].model', 'tabAutocompleteModel.model', 'reranker.{model,params.model}'],
      providerIn: ['provider'],
      providers: CONTINUE,
      endpoint: ['apiBase'],
      written: NAMED,
    },
    {
      id: 'embeddings-provider',
      subject: 'embedding-model',
      paths: ['embeddingsProvider.model'],
      providerIn: ['provider'],
      providers: CONTINUE,
      endpoint: ['apiBase'],
    },
    {
      id: 'address',
      subject: 'endpoint',
      paths: ['models[].apiBase', '{tabAutocompleteModel,embeddingsProvider}.apiBase'],
      providerIn: ['provider'],
      providers: CONTINUE,
      provider: 'openai-compatible',
    },
  ],
};
