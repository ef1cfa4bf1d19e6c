import type { CommandWords, OptionValue, OptionWords } from './command-words.ts';

/** A script for zsh: a file of `fpath`, or evaluated. */
export function zshCompletion(program: CommandWords): string {
  return `#compdef modelkeel
# Completion of modelkeel for zsh: source <(modelkeel completion zsh)
${functionOf(program, '_modelkeel')}
if [ "$funcstack[1]" = _modelkeel ]; then
  _modelkeel "$@"
else
  compdef _modelkeel modelkeel
fi
`;
}

/** A command is a function; what stands below it are further ones. */
function functionOf(command: CommandWords, name: string): string {
  const { commands, options, takesFiles, words } = command;
  const specs = options.flatMap(optionSpecs);
  if (commands.length === 0) {
    const rest = takesFiles ? ["'*:file:_files'"] : words.length > 0 ? [quoted(`1:word:(${words.join(' ')})`)] : [];
    return `${name}() {\n  _arguments ${['-s', ...specs, ...rest].join(' \\\n    ')}\n}\n`;
  }
  const named = commands.map((one) => ({ one, word: one.path.at(-1) ?? '' }));
  const described = named.map(({ one, word }) => quoted(`${word}:${one.says}`)).join('\n    ');
  return `${named.map(({ one, word }) => functionOf(one, `${name}_${word.replaceAll('-', '_')}`)).join('')}${name}() {
  local context state state_descr line
  typeset -A opt_args
  _arguments -C ${[...specs, "'1: :->command'", "'*:: :->rest'"].join(' \\\n    ')}
  local -a commands=(
    ${described}
  )
  case "$state" in
    command) _describe command commands ;;
    rest)
      case "$words[1]" in
${named.map(({ word }) => `        ${word}) ${name}_${word.replaceAll('-', '_')} ;;`).join('\n')}
      esac
      ;;
  esac
}
`;
}

function optionSpecs({ names, says, value }: OptionWords): readonly string[] {
  const text = says.replace(/[[\]:\\]/g, '\\$&');
  return names.map((name) => quoted(`${name}[${text}]${valueSpec(value)}`));
}

function valueSpec(value: OptionValue): string {
  if (value.kind === 'none') return '';
  if (value.kind === 'file') return ':file:_files';
  return value.kind === 'words'
    ? `:word:(${value.words.map((word) => word.replaceAll(':', '\\:')).join(' ')})`
    : ':text: ';
}

function quoted(text: string): string {
  return `'${text.replaceAll("'", `'\\''`)}'`;
}
