import type { ConfigTable } from '../config-table.ts';

/** Settings of Claude Code; its short names (`opus`) are no ids. */
export const claudeCode: ConfigTable = {
  id: 'claude-code',
  documentation: 'https://code.claude.com/docs/en/settings',
  documents: [{ files: ['.claude/settings*.json', 'managed-settings.json'] }],
  settings: [
    {
      id: 'model',
      subject: 'model',
      paths: ['model'],
      written: [{ pattern: /^((?:[\w.]+\.)?claude-[\w.:@-]+)(?:\[1m\])?$/ }],
    },
    {
      id: 'available-model',
      subject: 'model',
      paths: ['availableModels[]'],
      use: 'listed',
      written: [{ pattern: /^((?:[\w.]+\.)?claude-[\w.:@-]+)(?:\[1m\])?$/ }],
    },
  ],
};

/** Codex CLI. */
export const codex: ConfigTable = {
  id: 'codex',
  documentation: 'https://developers.openai.com/codex/config-reference',
  documents: [
    { files: ['.codex/*.toml'] },
    {
      files: ['*.toml'],
      has: [{ path: 'model' }, { path: '{model_provider,model_reasoning_effort,approval_policy}' }],
    },
  ],
  settings: [
    {
      id: 'model',
      subject: 'model',
      paths: ['{model,review_model}', 'profiles.*.model'],
      providerIn: ['model_provider', '/model_provider'],
      provider: 'openai',
    },
    {
      id: 'address',
      subject: 'endpoint',
      paths: ['model_providers.*.base_url'],
      provider: 'openai-compatible',
    },
  ],
};

/** Gemini CLI. */
export const geminiCli: ConfigTable = {
  id: 'gemini-cli',
  documentation: 'https://geminicli.com/docs/get-started/configuration',
  documents: [{ files: ['.gemini/settings.json'] }],
  settings: [{ id: 'model', subject: 'model', paths: ['model', 'model.name'], provider: 'google' }],
};

/** Settings of VS Code that name models of GitHub Copilot. */
export const vscodeSettings: ConfigTable = {
  id: 'vscode-settings',
  documentation: 'https://code.visualstudio.com/docs/copilot/reference/copilot-settings',
  documents: [{ files: ['.vscode/settings.json', '*.code-workspace'] }],
  settings: [
    {
      id: 'copilot-model',
      subject: 'model',
      paths: [
        '**.github.copilot.**.{model,defaultModel,selectedCompletionModel}',
        '**.{inlineChat,chat}.**.defaultModel',
      ],
      provider: 'github-copilot',
    },
  ],
};
