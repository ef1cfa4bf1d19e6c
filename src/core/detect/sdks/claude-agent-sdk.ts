import type { SdkTable } from '../signature.ts';

const PYTHON = ['claude_agent_sdk#ClaudeAgentOptions', 'claude_code_sdk#ClaudeCodeOptions'];
const NODE = ['@anthropic-ai/claude-agent-sdk#query', '@anthropic-ai/claude-code#query'];

/** Claude Agent SDK (formerly Claude Code SDK): models are named in its options. */
export const claudeAgentSdk: SdkTable = {
  id: 'claude-agent-sdk',
  documentation: 'https://docs.claude.com/en/api/agent-sdk/overview',
  packages: [
    { ecosystem: 'pypi', name: 'claude-agent-sdk', modules: ['claude_agent_sdk'] },
    { ecosystem: 'pypi', name: 'claude-code-sdk', modules: ['claude_code_sdk'] },
    { ecosystem: 'npm', name: '@anthropic-ai/claude-agent-sdk', modules: ['@anthropic-ai/claude-agent-sdk'] },
    { ecosystem: 'npm', name: '@anthropic-ai/claude-code', modules: ['@anthropic-ai/claude-code'] },
  ],
  provider: 'anthropic',
  grammar: 'native',
  signatures: [
    {
      id: 'options',
      subject: 'model',
      callee: [...PYTHON, ...NODE],
      argument: { names: ['model', 'options.model'] },
    },
    {
      id: 'fallback',
      subject: 'model',
      callee: [...PYTHON, ...NODE],
      argument: { names: ['fallback_model', 'options.fallbackModel'] },
    },
    {
      id: 'set-model',
      subject: 'model',
      callee: ['claude_agent_sdk#ClaudeSDKClient().set_model', '@anthropic-ai/claude-agent-sdk#query().setModel'],
      argument: { names: ['model'], position: 0 },
    },
  ],
};
