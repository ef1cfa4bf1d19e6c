import { Option } from 'commander';
import type { Command } from 'commander';
import { collect } from './collect.ts';

interface Shared {
  readonly today?: string;
  readonly horizon: number;
  readonly tests: boolean;
  readonly cache: boolean;
}

/** Options of `mcp`. */
export interface McpOptions extends Shared {
  /** Whether agents may change files. */
  readonly write: boolean;
  readonly online: boolean;
}

/** Options of `agents`. */
export interface AgentsOptions extends Shared {
  readonly include: readonly string[];
  readonly exclude: readonly string[];
  readonly ignore: boolean;
  readonly verbose: boolean;
  readonly follow: boolean;
  /** Files of instructions, relative to the folder; those that are there where none is named. */
  readonly file: readonly string[];
  readonly check: boolean;
  readonly print: boolean;
}

/** What is done for coding agents. */
export interface AgentCommands {
  readonly mcp: (folder: string | undefined, options: McpOptions) => Promise<number>;
  readonly agents: (folder: string | undefined, options: AgentsOptions) => Promise<number>;
}

/** Adds the commands for coding agents. */
export function addAgents(
  program: Command,
  shared: (command: Command) => Command,
  commands: AgentCommands,
  days: (value: string) => number,
  done: (code: number) => void,
): void {
  program
    .command('mcp')
    .argument('[folder]', 'folder to answer about (default: this folder)')
    .description('serve coding agents over standard input and output (Model Context Protocol); see docs/agents.md')
    .option('--write', 'allow agents to apply fixes (default: read only)', false)
    .option('--online', 'look up models online, by their public names', false)
    .addOption(new Option('--offline', 'use the bundled catalog only (the default)').conflicts('online'))
    .option('--today <date>', 'answer as of this date, YYYY-MM-DD (default: today)')
    .option('--horizon <days>', 'warn about retirements this many days ahead', days, 90)
    .option('--no-cache', 'read everything anew and keep nothing for the next run')
    .option('--tests', 'treat test files as live code', false)
    .action(async (folder: string | undefined, options: McpOptions) => {
      done(await commands.mcp(folder, options));
    });
  shared(program.command('agents').argument('[folder]', 'folder of a repository (default: this folder)'))
    .description('keep a section "Models in this repository" in AGENTS.md, CLAUDE.md and the like')
    .option(
      '--file <name>',
      'this file, relative to the folder; may be repeated (default: those that are there)',
      collect,
      [],
    )
    .addOption(
      new Option('--check', 'write nothing; exit with 1 if a file is out of date').default(false).conflicts('print'),
    )
    .option('--print', 'print the section and write nothing', false)
    .action(async (folder: string | undefined, options: AgentsOptions) => {
      done(await commands.agents(folder, options));
    });
}
