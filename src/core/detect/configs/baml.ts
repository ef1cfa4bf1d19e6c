import type { ConfigTable } from '../config-table.ts';

const PROVIDERS = [
  [/^(?:openai|openai-responses)$/, 'openai'],
  [/^anthropic$/, 'anthropic'],
  [/^google-ai$/, 'google'],
  [/^vertex-ai$/, 'vertex'],
  [/^aws-bedrock$/, 'bedrock'],
  [/^azure-openai$/, 'azure-openai'],
  [/^ollama$/, 'ollama'],
  [/^openai-generic$/, 'openai-compatible'],
  [/^openrouter$/, 'openrouter'],
] as const;

/** Clients of BAML, and the short form in its functions. */
export const baml: ConfigTable = {
  id: 'baml',
  documentation: 'https://docs.boundaryml.com/ref/baml/client-llm',
  documents: [{ files: ['*.baml'] }],
  words: ['client<llm>', 'client "', 'provider '],
  settings: [
    {
      id: 'client',
      subject: 'model',
      paths: ['client.options.{model,model_id}'],
      providerIn: ['../provider'],
      providers: PROVIDERS,
      endpoint: ['base_url'],
    },
    {
      id: 'function',
      subject: 'model',
      paths: ['function.client'],
      providers: PROVIDERS,
      written: [{ pattern: /^(?<provider>[a-z-]+)\/(?<id>[\w.:\/-]+)$/ }],
    },
  ],
};
