import { allCommands } from './command-words.ts';
import type { CommandWords, OptionWords } from './command-words.ts';

/** A script for fish: a file of its folder of completions, or sourced. */
export function fishCompletion(program: CommandWords): string {
  const lines = allCommands(program).flatMap((command) => [
    ...command.commands.map((one) => wordLine(command, one.path.at(-1) ?? '', one.says)),
    ...command.words.map((word) => wordLine(command, word, '')),
    ...command.options.map((option) => optionLine(command, option)),
    ...(command.takesFiles ? [`${line(command)} -F`] : []),
  ]);
  return `# Completion of modelkeel for fish: modelkeel completion fish | source
complete -c modelkeel -f
${lines.join('\n')}
`;
}

function wordLine(command: CommandWords, word: string, says: string): string {
  return `${line(command)} -a ${quoted(word)}${says === '' ? '' : ` -d ${quoted(says)}`}`;
}

function optionLine(command: CommandWords, { names, says, value }: OptionWords): string {
  const flags = names.map((name) => (name.startsWith('--') ? `-l ${name.slice(2)}` : `-s ${name.slice(1)}`)).join(' ');
  const taken = { none: '', text: ' -x', file: ' -r -F', words: '' }[value.kind];
  const words = value.kind === 'words' ? ` -x -a ${quoted(value.words.join(' '))}` : '';
  return `${line(command)} ${flags}${taken}${words} -d ${quoted(says)}`;
}

/** Where a command is the one that is being written, and none below it is. */
function line({ path, commands }: CommandWords): string {
  const below = commands.map((one) => one.path.at(-1) ?? '').join(' ');
  const conditions = [
    ...path.map((word) => `__fish_seen_subcommand_from ${word}`),
    ...(below === '' ? [] : [`not __fish_seen_subcommand_from ${below}`]),
  ];
  return `complete -c modelkeel${conditions.length === 0 ? '' : ` -n ${quoted(conditions.join('; and '))}`}`;
}

function quoted(text: string): string {
  return `'${text.replace(/['\\]/g, '\\$&')}'`;
}
