import type { ConfigTable } from '../config-table.ts';

const PROVIDERS = [
  [/^azure$/, 'azure-openai'],
  [/^bedrock$/, 'bedrock'],
  [/^google$/, 'google'],
  [/^(?:hf|huggingface)$/, 'huggingface'],
] as const;

const FROM = [
  { pattern: /^(?:hf|huggingface):(?:huggingface\.co\/)?(?<id>[\w.-]+\/[\w.-]+)(?::[\w.-]+)?$/, provider: 'huggingface', grammar: 'hub' },
  { pattern: /^(?!file:|spiceai:)(?<provider>[a-z_]+):(?<id>[\w.:\/-]+)$/ },
] as const; // prettier-ignore

/** Models and embeddings of Spice. */
export const spicepod: ConfigTable = {
  id: 'spicepod',
  documentation: 'https://spiceai.org/docs/reference/spicepod',
  documents: [{ files: ['spicepod*.{yaml,yml}'] }, { has: [{ path: 'kind', text: /^Spicepod$/ }] }],
  words: ['spicepod'],
  settings: [
    { id: 'model', subject: 'model', paths: ['models[].from'], providers: PROVIDERS, written: FROM },
    { id: 'embedding', subject: 'embedding-model', paths: ['embeddings[].from'], providers: PROVIDERS, written: FROM },
  ],
};
