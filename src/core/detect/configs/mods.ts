import type { ConfigTable } from '../config-table.ts';

/** `mods`: models by their ids, each with the one that stands in for it. */
export const mods: ConfigTable = {
  id: 'mods',
  documentation: 'https://github.com/charmbracelet/mods',
  documents: [{ has: [{ path: 'apis.*.models.*' }] }],
  words: ['apis:'],
  settings: [
    { id: 'default-model', subject: 'model', paths: ['default-model'] },
    {
      id: 'known-model',
      subject: 'model',
      paths: ['apis.*.models.*'],
      use: 'listed',
      key: true,
      providerKey: true,
      providers: [
        [/^copilot$/, 'github-copilot'],
        [/^azure/, 'azure-openai'],
      ],
    },
    {
      id: 'fallback',
      subject: 'model',
      paths: ['apis.*.models.*.fallback'],
      providerKey: true,
      providers: [
        [/^copilot$/, 'github-copilot'],
        [/^azure/, 'azure-openai'],
      ],
    },
    {
      id: 'address',
      subject: 'endpoint',
      paths: ['apis.*.base-url'],
      providerKey: true,
      provider: 'openai-compatible',
    },
  ],
  quiet: ['apis.*.models.*.aliases', 'default-api'],
};
