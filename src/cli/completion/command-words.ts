import type { Command, Option } from 'commander';
import { rulePages } from '../../core/report/rule-pages.generated.ts';

/** What a shell may offer behind an option: nothing, one of these words, a file, or what only the user knows. */
export type OptionValue =
  | { readonly kind: 'none' }
  | { readonly kind: 'words'; readonly words: readonly string[] }
  | { readonly kind: 'file' }
  | { readonly kind: 'text' };

export interface OptionWords {
  /** `--format`, and a short form if there is one. */
  readonly names: readonly string[];
  readonly says: string;
  readonly value: OptionValue;
}

/** A command with what may follow it. */
export interface CommandWords {
  /** The words that name it: `catalog`, `update`; none for the program itself. */
  readonly path: readonly string[];
  readonly says: string;
  readonly options: readonly OptionWords[];
  readonly commands: readonly CommandWords[];
  /** Whether files or folders may be named. */
  readonly takesFiles: boolean;
  /** Words that may be named instead. */
  readonly words: readonly string[];
}

/** Everything that can be completed, read off the tables that the arguments are parsed by. */
export function commandWords(command: Command, path: readonly string[] = []): CommandWords {
  const [argument] = command.registeredArguments;
  const words = argument?.argChoices ?? [];
  return {
    path,
    says: command.description(),
    options: [...command.options.filter(({ hidden }) => !hidden).map(optionWords), HELP],
    commands: command.commands.map((one) => commandWords(one, [...path, one.name()])),
    takesFiles: argument !== undefined && words.length === 0 && FILES.test(argument.name()),
    words,
  };
}

/** All commands of a program, the program itself first. */
export function allCommands(program: CommandWords): readonly CommandWords[] {
  return [program, ...program.commands.flatMap(allCommands)];
}

const HELP: OptionWords = { names: ['--help'], says: 'show what can be given', value: { kind: 'none' } };
const FILES = /path|file|folder|report/;
const FAIL_ON = ['error', 'warning', 'info', 'never', 'retiring:90'];

function optionWords(option: Option): OptionWords {
  const names = [option.long, option.short].filter((name) => name != null);
  return { names, says: option.description, value: valueOf(option) };
}

function valueOf({ flags, argChoices, long }: Option): OptionValue {
  const name = /[<[]([^<>[\]]+)[>\]]/.exec(flags)?.[1];
  if (name === undefined) return { kind: 'none' };
  if (argChoices) return { kind: 'words', words: argChoices };
  if (long === '--fail-on') return { kind: 'words', words: [...FAIL_ON, ...rulePages.map(({ id }) => id)] };
  if (long === '--rule') return { kind: 'words', words: rulePages.map(({ id }) => id) };
  return FILES.test(name) && !name.includes('=') ? { kind: 'file' } : { kind: 'text' };
}
