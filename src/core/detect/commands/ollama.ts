import type { CommandTable } from '../command-table.ts';

export const ollamaCommand: CommandTable = {
  id: 'ollama-command',
  documentation: 'https://docs.ollama.com/cli',
  programs: ['ollama'],
  images: [{ repository: /(?:^|\/)ollama(?:[-_][\w.-]+)?$/ }],
  provider: 'ollama',
  grammar: 'ollama',
  switches: [
    '--verbose',
    '--insecure',
    '--nowordwrap',
    '--hidethinking',
    '--experimental',
    '--truncate',
    '-h',
    '--help',
  ],
  arguments: [
    { id: 'run', subject: 'model', within: ['run', 'pull', 'stop', 'show'], position: 0 },
    { id: 'copy', subject: 'model', within: ['cp'], position: 0 },
    { id: 'launch', subject: 'model', within: ['launch'], flags: ['--model'] },
  ],
};
