import type { CommandTable } from '../command-table.ts';

export const llm: CommandTable = {
  id: 'llm',
  documentation: 'https://llm.datasette.io/en/stable/help.html',
  programs: ['llm'],
  provider: null,
  grammar: 'guess',
  arguments: [
    {
      id: 'embedding-model',
      subject: 'embedding-model',
      within: ['embed', 'embed-multi', 'similar'],
      flags: ['-m', '--model'],
    },
    { id: 'model', subject: 'model', flags: ['-m', '--model'] },
    { id: 'default', subject: 'model', within: ['models default', 'embed-models default'], position: 0, use: 'config' },
  ],
};

export const aichat: CommandTable = {
  id: 'aichat',
  documentation: 'https://github.com/sigoden/aichat/wiki/Command-Line-Guide',
  programs: ['aichat'],
  provider: null,
  grammar: 'langchain',
  arguments: [{ id: 'model', subject: 'model', flags: ['-m', '--model'] }],
};

export const mods: CommandTable = {
  id: 'mods-cli',
  documentation: 'https://github.com/charmbracelet/mods#flags',
  programs: ['mods'],
  provider: null,
  grammar: 'guess',
  arguments: [{ id: 'model', subject: 'model', flags: ['-m', '--model'] }],
};

export const shellAssistants: CommandTable = {
  id: 'shell-assistants',
  documentation: 'https://github.com/TheR1D/shell_gpt#full-list-of-arguments',
  programs: [
    'sgpt',
    'chatgpt',
    'tgpt',
    'gptme',
    'fabric',
    'gpt',
    'oterm',
    'chatblade',
    'yai',
    'plandex',
    'interpreter',
    'gptscript',
    'elia',
  ],
  provider: null,
  grammar: 'guess',
  arguments: [{ id: 'model', subject: 'model', flags: ['-m', '--model', '--default-model'], mayBeOther: true }],
};

export const aider: CommandTable = {
  id: 'aider-cli',
  documentation: 'https://aider.chat/docs/config/options.html',
  programs: ['aider', 'aider-chat', 'python -m aider'],
  provider: null,
  grammar: 'litellm',
  arguments: [{ id: 'model', subject: 'model', flags: ['--model', '--weak-model', '--editor-model'] }],
};

export const claudeCode: CommandTable = {
  id: 'claude-code-cli',
  documentation: 'https://docs.claude.com/en/docs/claude-code/cli-reference',
  programs: ['claude', 'claude-code'],
  provider: 'anthropic',
  grammar: 'native',
  arguments: [{ id: 'model', subject: 'model', flags: ['--model', '--fallback-model'], mayBeOther: true }],
};

export const codex: CommandTable = {
  id: 'codex-cli',
  documentation: 'https://developers.openai.com/codex/cli/reference',
  programs: ['codex'],
  provider: 'openai',
  grammar: 'native',
  arguments: [
    {
      id: 'local',
      subject: 'model',
      flags: ['-m', '--model'],
      where: [['--oss']],
      provider: 'ollama',
      grammar: 'ollama',
    },
    { id: 'model', subject: 'model', flags: ['-m', '--model'], unless: ['--oss'] },
    {
      id: 'setting',
      subject: 'model',
      flags: ['-c', '--config'],
      written: [{ pattern: /^model=["']?([\w.:/-]+)["']?$/ }],
    },
  ],
};

export const geminiCli: CommandTable = {
  id: 'gemini-command',
  documentation: 'https://github.com/google-gemini/gemini-cli/blob/main/docs/cli/index.md',
  programs: ['gemini', 'gemini-cli'],
  provider: 'google',
  grammar: 'native',
  arguments: [{ id: 'model', subject: 'model', flags: ['-m', '--model'] }],
};

export const agents: CommandTable = {
  id: 'coding-agents',
  documentation: 'https://opencode.ai/docs/cli/',
  programs: [
    'opencode',
    'crush',
    'goose',
    'cursor-agent',
    'copilot',
    'amp',
    'qwen',
    'cline',
    'kimi',
    'auggie',
    'droid',
  ],
  provider: null,
  grammar: 'litellm',
  arguments: [{ id: 'model', subject: 'model', flags: ['-m', '--model'], mayBeOther: true }],
};

export const litellmCommand: CommandTable = {
  id: 'litellm-command',
  documentation: 'https://docs.litellm.ai/docs/proxy/cli',
  programs: ['litellm'],
  images: [{ repository: /(?:^|\/)litellm(?:[-_][\w.-]+)?$/ }],
  provider: null,
  grammar: 'litellm',
  arguments: [{ id: 'model', subject: 'model', flags: ['-m', '--model'] }],
};

export const openaiCli: CommandTable = {
  id: 'openai-cli',
  documentation: 'https://github.com/openai/openai-python',
  programs: ['openai', 'python -m openai'],
  provider: 'openai',
  grammar: 'native',
  arguments: [{ id: 'model', subject: 'model', within: ['api'], flags: ['-m', '--model'] }],
};
