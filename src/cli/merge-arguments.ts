import { Option } from 'commander';
import type { Command } from 'commander';
import { failOn } from './fail-on.ts';
import type { FailOn } from './fail-on.ts';

/** What `merge --format` takes, the default first. */
export const MERGE_FORMATS = ['text', 'json', 'markdown'] as const;

/** Options of `merge`. */
export interface MergeOptions {
  readonly fromFile?: string;
  readonly format: (typeof MERGE_FORMATS)[number];
  readonly output?: string;
  readonly failOn: FailOn;
  readonly today?: string;
}

/** Adds `merge`. */
export function addMerge(
  program: Command,
  run: (paths: readonly string[], options: MergeOptions) => Promise<number>,
  finish: (code: number) => void,
): void {
  program
    .command('merge')
    .argument('[report...]', 'JSON reports of `scan`, or folders with such')
    .description('join the reports of many repositories into one')
    .option('--from-file <file>', 'also the reports that this file lists, one a line; - for standard input')
    .addOption(new Option('--format <format>', 'report format').choices(MERGE_FORMATS).default('text'))
    .option('--output <file>', 'write the report to a file')
    .addOption(
      new Option('--fail-on <what>', 'exit with 1 at: error, warning, info, never, retiring:DAYS, RULE,…')
        .argParser(failOn)
        .default(failOn('never'), 'never'),
    )
    .option('--today <date>', 'count days from this date, YYYY-MM-DD (default: today)')
    .action(async (paths: string[], options: MergeOptions) => {
      finish(await run(paths, options));
    });
}
