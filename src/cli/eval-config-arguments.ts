import type { Command } from 'commander';

/** Options of `eval-config`. */
export interface EvalConfigOptions {
  readonly today?: string;
  readonly horizon: number;
  readonly config?: string;
  readonly include: readonly string[];
  readonly exclude: readonly string[];
  readonly ignore: boolean;
  readonly tests: boolean;
  readonly verbose: boolean;
  readonly follow: boolean;
  readonly cache: boolean;
  readonly component?: string;
  readonly to?: string;
  readonly output?: string;
}

/** Adds `eval-config`. */
export function addEvalConfig(
  program: Command,
  shared: (command: Command) => Command,
  run: (paths: readonly string[], options: EvalConfigOptions) => Promise<number>,
  finish: (code: number) => void,
): void {
  shared(program.command('eval-config').argument('[path...]', 'files or folders (default: this folder)'))
    .description('write a promptfoo configuration of models in use against what may take their place')
    .option('--component <id>', 'one model alone (openai:gpt-4o, or its name), also if it does not end')
    .option('--to <model>', 'with --component: the model to compare it with, on the same platform')
    .option('--output <file>', 'write it to a file')
    .action(async (paths: string[], options: EvalConfigOptions) => {
      finish(await run(paths, options));
    });
}
