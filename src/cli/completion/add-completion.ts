import { Argument } from 'commander';
import type { Command } from 'commander';
import { printReport } from '../terminal.ts';
import { bashCompletion } from './bash.ts';
import { commandWords } from './command-words.ts';
import type { CommandWords } from './command-words.ts';
import { fishCompletion } from './fish.ts';
import { zshCompletion } from './zsh.ts';

const SHELLS: ReadonlyMap<string, (program: CommandWords) => string> = new Map([
  ['bash', bashCompletion],
  ['zsh', zshCompletion],
  ['fish', fishCompletion],
]);

/** Adds `completion`, which knows all commands that were added to the program. */
export function addCompletion(program: Command): void {
  program
    .command('completion')
    .addArgument(new Argument('<shell>', 'the shell').choices([...SHELLS.keys()]))
    .description('print a script that completes commands, options and values in a shell')
    .action((shell: string) => {
      printReport(SHELLS.get(shell)?.(commandWords(program)) ?? '');
    });
}
