import type { ConfigTable, WrittenForm } from '../config-table.ts';

const OPENAI = 'chat|completion|responses|realtime|image|video|moderation|transcription|speech|tts';

/** `provider:kind:model`, as https://www.promptfoo.dev/docs/providers/ lists them; scripts and addresses are no models. */
const FORMS: readonly WrittenForm[] = [
  { pattern: /^openai:embeddings?:(?<id>.+)$/, provider: 'openai', subject: 'embedding-model' },
  { pattern: new RegExp(`^openai:(?:${OPENAI}):(?<id>.+)$`), provider: 'openai' },
  { pattern: /^openai:(?<id>(?!assistant|codex|agents?:|chatkit)[^:]+)$/, provider: 'openai' },
  { pattern: /^anthropic:(?:messages|completion):(?<id>.+)$/, provider: 'anthropic' },
  { pattern: /^anthropic:(?<id>claude-(?!agent|code)[\w.-]+)$/, provider: 'anthropic' },
  { pattern: /^azure(?:openai)?:embeddings?:(?<id>.+)$/, provider: 'azure-openai', subject: 'embedding-model' },
  { pattern: /^azure(?:openai)?:(?:chat|completion|responses|image):(?<id>.+)$/, provider: 'azure-openai' },
  { pattern: /^bedrock:(?:[a-z][a-z\d-]*:)?(?<id>(?:[a-z\d-]+\.){1,2}[\w.:-]+|arn:.+)$/, provider: 'bedrock', grammar: 'bedrock' },
  { pattern: /^vertex:embeddings?:(?<id>.+)$/, provider: 'vertex', grammar: 'vertex', subject: 'embedding-model' },
  { pattern: /^vertex:(?:chat:)?(?<id>[^:]+)$/, provider: 'vertex', grammar: 'vertex' },
  { pattern: /^(?:google|palm):embeddings?:(?<id>.+)$/, provider: 'google', subject: 'embedding-model' },
  { pattern: /^(?:google|palm):(?:(?:image|live|video):)?(?<id>[^:]+)$/, provider: 'google' },
  { pattern: /^ollama:embeddings?:(?<id>.+)$/, provider: 'ollama', grammar: 'ollama', subject: 'embedding-model' },
  { pattern: /^ollama:(?:(?:chat|completion):)?(?<id>.+)$/, provider: 'ollama', grammar: 'ollama' },
  { pattern: /^huggingface:(?:feature-extraction|sentence-similarity):(?<id>.+)$/, provider: 'huggingface', grammar: 'hub', subject: 'embedding-model' },
  { pattern: /^huggingface:[a-z-]+:(?<id>[\w.-]+\/[\w.-]+)$/, provider: 'huggingface', grammar: 'hub' },
  { pattern: /^openrouter:(?<id>.+)$/, provider: 'openrouter', grammar: 'openrouter' },
  { pattern: /^github:(?<id>.+)$/, provider: 'github-models' },
  { pattern: /^togetherai:(?:(?:chat|completion):)?(?<id>.+)$/, provider: 'together' },
  { pattern: /^litellm:(?:(?:chat|completion):)?(?<id>.+)$/, provider: 'litellm' },
  { pattern: /^mistral:embeddings?:(?<id>.+)$/, provider: 'mistral', subject: 'embedding-model' },
  { pattern: /^(?<provider>voyage):(?<id>.+)$/, subject: 'embedding-model' },
  { pattern: /^(?<provider>mistral|groq|cohere|replicate|deepseek|xai|perplexity|fireworks|cerebras|databricks|ai21|watsonx|nscale|sambanova|hyperbolic|aimlapi|moonshot):(?:(?:chat|completion):)?(?<id>.+)$/ },
]; // prettier-ignore

/** Evaluation with promptfoo: which models are compared, and which one grades. */
export const promptfoo: ConfigTable = {
  id: 'promptfoo',
  documentation: 'https://www.promptfoo.dev/docs/configuration/reference/',
  documents: [
    { files: ['*promptfoo*.{yaml,yml,json}'] },
    { has: [{ path: '{providers,targets}' }, { path: 'prompts' }] },
    { has: [{ path: '{providers,targets}' }, { path: '{tests,redteam,scenarios,defaultTest}' }] },
  ],
  settings: [
    {
      id: 'provider',
      subject: 'model',
      paths: ['{providers,targets}', '{providers,targets}[]', '{providers,targets}[].id', '{providers,targets}.id'],
      use: 'call',
      written: FORMS,
      endpoint: ['config.apiHost', 'config.apiBaseUrl'],
    },
    {
      id: 'provider-key',
      subject: 'model',
      paths: ['{providers,targets}[].*'],
      use: 'call',
      key: true,
      written: FORMS,
      otherwise: 'next',
    },
    {
      // https://www.promptfoo.dev/docs/configuration/expected-outputs/model-graded/
      id: 'grader',
      subject: 'model',
      paths: [
        '**.options.provider',
        '**.options.provider.id',
        '**.options.provider.{text,embedding}',
        '**.options.provider.{text,embedding}.id',
        '**.assert[].provider',
        '**.assert[].provider.id',
        'redteam.provider',
        'redteam.provider.id',
      ],
      use: 'call',
      written: FORMS,
      endpoint: ['config.apiHost', 'config.apiBaseUrl'],
    },
  ],
};
