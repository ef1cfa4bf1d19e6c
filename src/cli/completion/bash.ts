import { allCommands } from './command-words.ts';
import type { CommandWords, OptionWords } from './command-words.ts';

/** A script for bash 4 and newer. Where it offers nothing, bash offers files. */
export function bashCompletion(program: CommandWords): string {
  const commands = allCommands(program);
  return `# Completion of modelkeel for bash: eval "$(modelkeel completion bash)"
_modelkeel() {
  local current="\${COMP_WORDS[COMP_CWORD]}" before="\${COMP_WORDS[COMP_CWORD-1]}" command='' at
  # --option=value is three words for bash.
  if [ "$current" = '=' ]; then
    current=''
  elif [ "$before" = '=' ]; then
    before="\${COMP_WORDS[COMP_CWORD-2]}"
  fi
  for ((at = 1; at < COMP_CWORD; at++)); do
    case "$command \${COMP_WORDS[at]}" in
${commands.flatMap(({ path }) => (path.length === 0 ? [] : [step(path)])).join('\n')}
    esac
  done
  COMPREPLY=()
  case "$command $before" in
${commands.flatMap((one) => one.options.flatMap((option) => valueCase(one, option))).join('\n')}
  esac
  local words=''
  case "$command" in
${commands.map(wordsCase).join('\n')}
  esac
  # shellcheck disable=SC2207
  COMPREPLY=($(compgen -W "$words" -- "$current"))
}
complete -o default -F _modelkeel modelkeel
`;
}

function step(path: readonly string[]): string {
  const before = path.slice(0, -1).join(' ');
  return `      ${quoted(`${before} ${path.at(-1) ?? ''}`)}) command=${quoted(path.join(' '))} ;;`;
}

function valueCase({ path }: CommandWords, { names, value }: OptionWords): readonly string[] {
  if (value.kind === 'none') return [];
  const patterns = names.map((name) => quoted(`${path.join(' ')} ${name}`)).join(' | ');
  const offered =
    value.kind === 'words' ? `COMPREPLY=($(compgen -W ${quoted(value.words.join(' '))} -- "$current")); ` : '';
  return [`    ${patterns}) ${offered}return ;;`];
}

/** Options are offered where one is begun, or nothing else can be meant. */
function wordsCase({ path, options, commands, takesFiles, words }: CommandWords): string {
  const names = options.flatMap((option) => option.names).join(' ');
  const others = [...commands.map((one) => one.path.at(-1) ?? ''), ...words].join(' ');
  const offered = takesFiles
    ? `case "$current" in -*) words=${quoted(names)} ;; *) return ;; esac`
    : `words=${quoted([others, names].filter((part) => part !== '').join(' '))}`;
  return `    ${quoted(path.join(' '))}) ${offered} ;;`;
}

function quoted(text: string): string {
  return `'${text.replaceAll("'", `'\\''`)}'`;
}
