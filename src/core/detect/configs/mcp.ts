import type { ConfigTable } from '../config-table.ts';

/** Servers that clients of the Model Context Protocol start or connect to. */
export const mcp: ConfigTable = {
  id: 'mcp',
  documentation: 'https://modelcontextprotocol.io/docs/develop/connect-local-servers',
  documents: [
    { has: [{ path: '{mcpServers,mcp_servers}' }] }, // Claude, Cursor, Cline, Windsurf, Gemini CLI, Codex
    { files: ['{.,}mcp*.json', '.vscode/mcp.json', '*mcp*.{json,yaml,yml}'], has: [{ path: '{servers,mcp}.*' }] }, // https://code.visualstudio.com/docs/copilot/customization/mcp-servers
    {
      files: ['.vscode/settings.json', '*.code-workspace', 'devcontainer.json', 'settings.json'],
      has: [{ path: '**.mcp.servers' }],
    },
    { has: [{ path: 'context_servers' }] }, // https://zed.dev/docs/ai/mcp
    { files: ['opencode.{json,jsonc}'], has: [{ path: 'mcp' }] }, // https://opencode.ai/docs/mcp-servers/
    { has: [{ path: '**.mcpServers' }] },
  ],
  words: ['mcpServers', 'mcp_servers', 'context_servers', 'modelcontextprotocol', 'mcp-server'],
  settings: [
    {
      id: 'server',
      subject: 'mcp-server',
      paths: [
        '**.{mcpServers,mcp_servers,context_servers}.*',
        '**.{mcpServers,mcp_servers}[]',
        'servers.*',
        'mcp.*',
        'mcp.servers.*',
        '**.mcp.servers.*',
      ],
    },
  ],
};
