import type { ConfigTable } from '../config-table.ts';

const CLAUDE = { pattern: /^((?:[\w.]+\.)?claude-[\w.:@-]+)(?:\[1m\])?$/, provider: 'anthropic' } as const;
/** `provider/model`, of clients for many platforms. */
const ROUTED = { pattern: /^((?:[\w-]+\/)+[\w.:@-]+)$/, grammar: 'gateway' } as const;
/** What has a figure in it is an id; short names (`sonnet`, `fast`) and those for people (`GPT-5 (copilot)`) are none. */
const ID = { pattern: /^((?=[\w.:-]*\d)[a-z]\w*(?:[.:-]\w+)+)(?: \(copilot\))?$/ } as const;

/** Front matter of subagents, commands and skills of Claude Code. Short names are no ids. */
export const claudeFiles: ConfigTable = {
  id: 'claude-agent-file',
  documentation: 'https://code.claude.com/docs/en/sub-agents',
  documents: [{ files: ['.claude/**/*.md', '{agents,commands}/*.md', 'SKILL.md'] }],
  settings: [
    { id: 'model', subject: 'model', paths: ['model'], written: [CLAUDE, { ...ROUTED }, { ...ID, grammar: 'guess' }] },
  ],
  quiet: ['{name,description,argument-hint,color,tools}', 'tools[]'],
};

/** Agents and prompts of GitHub Copilot in VS Code. */
export const copilotFiles: ConfigTable = {
  id: 'copilot-agent-file',
  documentation: 'https://code.visualstudio.com/docs/agents/reference/custom-agent-file-reference',
  documents: [{ files: ['.github/**/*.md', '*.{prompt,agent,chatmode}.md'] }],
  settings: [{ id: 'model', subject: 'model', paths: ['model', 'model[]'], provider: 'github-copilot', written: [ID] }],
  quiet: ['{name,description,argument-hint,tools}', 'tools[]'],
};

/** Agents and commands of opencode. */
export const opencodeFiles: ConfigTable = {
  id: 'opencode-agent-file',
  documentation: 'https://opencode.ai/docs/agents/',
  documents: [{ files: ['.opencode/**/*.md'] }],
  settings: [
    {
      id: 'model',
      subject: 'model',
      paths: ['model'],
      written: [{ pattern: /^(?<provider>[\w.-]+)\/(?<id>.+)$/ }],
      providers: [
        [/^amazon-bedrock$/, 'bedrock'],
        [/^google-vertex(?:-anthropic)?$/, 'vertex'],
        [/^azure$/, 'azure-openai'],
        [/^github-copilot$/, 'github-copilot'],
      ],
    },
  ],
  quiet: ['{name,description}'],
};
