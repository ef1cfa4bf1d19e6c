import type { ConfigTable } from '../config-table.ts';

const MODELS_DEV = [
  [/^amazon-bedrock$/, 'bedrock'],
  [/^(?:google-vertex|google-vertex-anthropic)$/, 'vertex'],
  [/^azure$/, 'azure-openai'],
  [/^github-copilot$/, 'github-copilot'],
  [/^(?:togetherai|together)$/, 'together'],
  [/^vercel$/, 'vercel-gateway'],
  [/^zed\.dev$/, 'zed'],
  [/^copilot_chat$/, 'github-copilot'],
  [/^alibaba$/, 'alibaba-model-studio'],
  [/^(?:zai|zhipuai)$/, 'z-ai'],
  [/^moonshotai$/, 'moonshot'],
  [/^fireworks-ai$/, 'fireworks'],
] as const;

/** opencode: `provider/model`. */
export const opencode: ConfigTable = {
  id: 'opencode',
  documentation: 'https://opencode.ai/docs/config/',
  documents: [
    { files: ['opencode.{json,jsonc}', '.opencode/**/*.{json,jsonc}'] },
    { has: [{ path: '$schema', text: /opencode\.ai/ }] },
  ],
  settings: [
    {
      id: 'model',
      subject: 'model',
      paths: ['{model,small_model}', '{agent,mode}.*.model', 'command.*.model'],
      providers: MODELS_DEV,
      written: [{ pattern: /^(?<provider>[\w.-]+)\/(?<id>.+)$/ }],
    },
    {
      id: 'known-model',
      subject: 'model',
      paths: ['provider.*.models.*'],
      use: 'listed',
      key: true,
      providerKey: true,
      providers: MODELS_DEV,
    },
  ],
};

/** Zed. */
export const zed: ConfigTable = {
  id: 'zed',
  documentation: 'https://zed.dev/docs/ai/agent-settings',
  documents: [
    { files: ['.zed/settings.json'] },
    { has: [{ path: '{agent,assistant}.{default_model,inline_assistant_model}.model' }] },
  ],
  settings: [
    {
      id: 'model',
      subject: 'model',
      paths: ['{agent,assistant}.*.model', '{agent,assistant}.inline_alternatives[].model'],
      providerIn: ['provider'],
      providers: MODELS_DEV,
    },
  ],
};
