import { Command, CommanderError, InvalidArgumentError, Option } from 'commander';
import type { CatalogCommands } from './catalog-arguments.ts';
import { addCatalog } from './catalog-arguments.ts';
import type { BomFormat } from './bom-formats.ts';
import { addAgents } from './agent-arguments.ts';
import type { AgentCommands } from './agent-arguments.ts';
import { collect } from './collect.ts';
import { withBomOptions } from './bom-arguments.ts';
import { addCompletion } from './completion/add-completion.ts';
import { addEvalConfig } from './eval-config-arguments.ts';
import type { EvalConfigOptions } from './eval-config-arguments.ts';
import { UsageError } from './exit.ts';
import type { MergeOptions } from './merge-arguments.ts';
import { addMerge } from './merge-arguments.ts';
import { failOn } from './fail-on.ts';
import type { FailOn } from './fail-on.ts';
import { furtherReport, scanFormats } from './scan-report.ts';
import type { FurtherReport, ScanFormat } from './scan-report.ts';
import { sayUsage } from './terminal.ts';

/** Options of `scan`. */
export interface ScanOptions {
  readonly format: ScanFormat;
  readonly output?: string;
  readonly failOn: FailOn;
  /** Reports written besides the one that is printed. */
  readonly report: readonly FurtherReport[];
  /** A JSON report of before: what is in it is not new. */
  readonly baseline?: string;
  readonly today?: string;
  /** Where it is not given, policies say, or 90. */
  readonly horizon?: number;
  /** The one policy that counts; those that are found where it is not given. */
  readonly config?: string;
  readonly changed?: string | true;
  readonly include: readonly string[];
  readonly exclude: readonly string[];
  readonly ignore: boolean;
  readonly tests: boolean;
  readonly quiet: boolean;
  readonly color: boolean;
  readonly progress: boolean;
  readonly verbose: boolean;
  readonly online: boolean;
  readonly follow: boolean;
  /** Whether what was read may be kept, and what was kept be used. */
  readonly cache: boolean;
  readonly strict: boolean;
  /** Whether reports that can mark what comments silence hold it. */
  readonly suppressed: boolean;
  /** Threads to work with; as many as this machine has cores where it is not given. */
  readonly jobs?: number;
}

/** Options of `bom`. */
export interface BomOptions extends Omit<ScanOptions, 'format' | 'failOn' | 'changed' | 'quiet' | 'suppressed'> {
  readonly format: BomFormat;
  readonly specVersion?: string;
  readonly serialNumber?: string;
  readonly timestamps: boolean;
  /** What the bill calls its subject. */
  readonly name?: string;
}

/** Options of `fix`. */
export interface FixOptions extends Pick<
  ScanOptions,
  'today' | 'horizon' | 'config' | 'include' | 'exclude' | 'ignore' | 'tests' | 'color' | 'verbose' | 'follow' | 'cache'
> {
  readonly rule: readonly string[];
  readonly dryRun: boolean;
  readonly safeOnly: boolean;
  /** Whether changes of model that leave something to a person are written as well. */
  readonly review: boolean;
  /** Of one component alone (`openai:gpt-4o`): its model is changed wherever it is used. */
  readonly component?: string;
  /** Whether lists that name the component change as well. */
  readonly listed: boolean;
}

/** Options of `lock`. */
export interface LockOptions extends Omit<
  FixOptions,
  'rule' | 'dryRun' | 'safeOnly' | 'review' | 'component' | 'listed'
> {
  readonly online: boolean;
  readonly jobs?: number;
  readonly progress: boolean;
  /** Whether nothing is written, and what differs fails. */
  readonly check: boolean;
  /** What is moved to what is known now: the names given; `*` is everything. */
  readonly update?: readonly string[];
}

/** Options of `explain`. */
export interface ExplainOptions {
  readonly platform?: string;
  readonly format: 'text' | 'json';
  readonly today?: string;
  readonly horizon: number;
  readonly online: boolean;
  readonly color: boolean;
}

/** What the command line does; each gives its exit code. */
export interface Commands {
  readonly scan: (paths: readonly string[], options: ScanOptions) => Promise<number>;
  readonly fix: (paths: readonly string[], options: FixOptions) => Promise<number>;
  readonly bom: (paths: readonly string[], options: BomOptions) => Promise<number>;
  readonly lock: (paths: readonly string[], options: LockOptions) => Promise<number>;
  /** Writes a policy to begin with. */
  readonly init: (folder: string) => Promise<number>;
  readonly explain: (model: string, options: ExplainOptions) => Promise<number>;
  readonly evalConfig: (paths: readonly string[], options: EvalConfigOptions) => Promise<number>;
  readonly merge: (paths: readonly string[], options: MergeOptions) => Promise<number>;
  /** Serves an editor until that ends. */
  readonly lsp: () => Promise<number>;
  readonly catalog: CatalogCommands;
  readonly agents: AgentCommands;
}

function further(value: string, previous: readonly FurtherReport[]): readonly FurtherReport[] {
  const report = furtherReport(value);
  if (!report) throw new InvalidArgumentError(`Write FORMAT=FILE; formats are ${scanFormats.join(', ')}.`);
  return [...previous, report];
}

function days(value: string): number {
  if (!/^\d{1,5}$/.test(value)) throw new InvalidArgumentError('Give a number of days.');
  return Number(value);
}

/** More threads than any of these machines has cores only cost memory. */
const MOST_JOBS = 64;

function jobs(value: string): number {
  const number = /^\d{1,3}$/.test(value) ? Number(value) : 0;
  if (number < 1 || number > MOST_JOBS) throw new InvalidArgumentError(`Give a number from 1 to ${String(MOST_JOBS)}.`);
  return number;
}

function shared(command: Command): Command {
  return command
    .option('--today <date>', 'answer as of this date, YYYY-MM-DD (default: today)')
    .option(
      '--horizon <days>',
      'warn about retirements this many days ahead (default: as the policy says, or 90)',
      days,
    )
    .option('--config <file>', 'use this policy, and none that is found')
    .option('--include <glob>', 'only files that match; may be repeated', collect, [])
    .option('--exclude <glob>', 'skip files that match; may be repeated', collect, [])
    .option('--no-ignore', 'include files that .gitignore excludes')
    .option('--follow', 'also follow links that lead out of the folder', false)
    .option('--no-cache', 'read everything anew and keep nothing for the next run')
    .option('--tests', 'treat test files as live code', false)
    .option('--no-color', 'no colour, as with NO_COLOR')
    .option('--verbose', 'print more details to stderr', false);
}

/** Options of what reads everything and changes nothing. */
function reading(command: Command): Command {
  return shared(command)
    .option('--online', 'look up found models online, by their public names', false)
    .addOption(new Option('--offline', 'use the bundled catalog only (the default)').conflicts('online'))
    .option('--jobs <n>', 'number of threads to use; 1 uses no extra threads (default: one per core)', jobs)
    .option('--progress', 'show progress on stderr', false);
}

/**
 * Parses the words behind `modelkeel` and runs the command they name.
 *
 * @throws {UsageError} with one clear line on unknown commands, unknown flags and bad values.
 */
export async function runArguments(words: readonly string[], version: string, commands: Commands): Promise<number> {
  let code = 0;
  const program = new Command('modelkeel')
    .description(
      'Know, pin and trust every model your code depends on. Offline: nothing leaves this machine unless a command is given --online.',
    )
    .version(version, '--version')
    .exitOverride()
    .configureOutput({ writeErr: () => undefined })
    .showSuggestionAfterError(true);
  reading(program.command('scan').argument('[path...]', 'files or folders (default: this folder)'))
    .description('find the models in code and what is wrong with them')
    .addOption(new Option('--format <format>', 'report format').choices(scanFormats).default('text'))
    .option('--output <file>', 'write the report to a file')
    .option('--report <format=file>', 'also write a report in another format; may be repeated', further, [])
    .addOption(
      new Option('--fail-on <what>', 'exit with 1 at: error, warning, info, never, retiring:DAYS, RULE,…')
        .argParser(failOn)
        .default(failOn('error'), 'error'),
    )
    .option('--baseline <file>', 'a JSON report of before: what is in it does not count')
    .option('--no-suppressed', 'leave silenced findings out of SARIF')
    .option('--strict', 'exit with 2 if a file could not be analysed, or a policy not be used', false)
    .option('--changed [ref]', 'only files changed since REF (default: HEAD)')
    .option('--quiet', 'print findings only, no summary', false)
    .action(async (paths: string[], options: ScanOptions) => {
      code = await commands.scan(paths, options);
    });
  shared(program.command('fix').argument('[path...]', 'files or folders (default: this folder)'))
    .description('apply the preferred fix of each finding')
    .option('--rule <id>', 'only findings of this rule; may be repeated', collect, [])
    .option('--dry-run', 'print a unified diff and change nothing', false)
    .addOption(
      new Option('--safe-only', 'only fixes that do not change behaviour (pins)').default(false).conflicts('review'),
    )
    .option('--review', 'also apply model changes that leave something to check; says what', false)
    .addOption(
      new Option(
        '--component <id>',
        'replace one model wherever it is used (openai:gpt-4o); says what to check',
      ).conflicts('safeOnly'),
    )
    .option('--listed', 'with --component, also where it is one of a list', false)
    .action(async (paths: string[], options: FixOptions) => {
      code = await commands.fix(paths, options);
    });
  withBomOptions(
    reading(program.command('bom').argument('[path...]', 'files or folders (default: this folder)')),
  ).action(async (paths: string[], options: BomOptions) => {
    code = await commands.bom(paths, options);
  });
  reading(program.command('lock').argument('[path...]', 'folders (default: this folder)'))
    .description('write modelkeel.lock, or hold what is used against it')
    .addOption(new Option('--check', 'write nothing; exit with 1 if something differs or ends soon').default(false))
    .addOption(
      new Option('--update [id]', 'move one (openai:gpt-4o) to what is known now; without an id, all; may be repeated')
        .preset('*')
        .argParser((id: string, before: readonly string[] | undefined): readonly string[] => [...(before ?? []), id])
        .conflicts('check'),
    )
    .action(async (paths: string[], options: LockOptions) => {
      code = await commands.lock(paths, options);
    });
  program
    .command('init')
    .argument('[folder]', 'where to write it (default: this folder)', '.')
    .description('write a commented modelkeel.config.json')
    .action(async (folder: string) => {
      code = await commands.init(folder);
    });
  program
    .command('explain')
    .argument('<model>', 'a model id as written in code, or a package: pypi:name@version')
    .description('show everything known about a model or package, with sources')
    .option('--platform <id>', 'only on this platform (openai, azure-openai, bedrock, …)')
    .addOption(new Option('--format <format>', 'output format').choices(['text', 'json']).default('text'))
    .option('--today <date>', 'answer as of this date, YYYY-MM-DD')
    .option('--horizon <days>', 'how many days a replacement must still be served', days, 90)
    .option('--online', 'look it up online, by its public name (Hub, platforms, registries)', false)
    .option('--no-color', 'no colour')
    .action(async (model: string, options: ExplainOptions) => {
      code = await commands.explain(model, options);
    });
  program
    .command('lsp')
    .description('run the language server for an editor; see docs/editors.md')
    .requiredOption('--stdio', 'communicate over standard input and output')
    .option('--clientProcessId <id>', 'exit when this process exits')
    .action(async () => {
      code = await commands.lsp();
    });
  const finish = (done: number): void => {
    code = done;
  };
  addAgents(program, shared, commands.agents, days, finish);
  addCatalog(program, commands.catalog, finish);
  addMerge(program, commands.merge, finish);
  addEvalConfig(program, shared, commands.evalConfig, finish);
  addCompletion(program);
  try {
    await program.parseAsync([...words], { from: 'user' });
  } catch (error) {
    if (!(error instanceof CommanderError)) throw error;
    if (error.exitCode === 0) return 0;
    if (error.code === 'commander.help') {
      sayUsage(program.helpInformation());
      return 2;
    }
    throw new UsageError(error.message.replace(/^error: /, '').replace(/\n\(Did/, ' (Did'));
  }
  return code;
}
