import type { CommandTable } from './command-table.ts';
import { INSTALLS } from './install-commands.ts';

/** Files that hold command lines. */
const HOLDS_COMMANDS =
  /\.(?:sh|bash|zsh|slurm|sbatch|ipynb|ya?ml|toml|json|dockerfile)$|(?:^|\/)(?:Dockerfile|Containerfile)[^/]*$|(?:^|\/)\.(?:envrc|profile|(?:bash|zsh)(?:rc|_profile|env))$/i;
const MODELFILE = /(?:^|\/)Modelfile[^/]*$|\.modelfile$/i;
/** A flag whose name says that it holds a model. */
const FLAG = '--[\\w-]{0,30}model[\\w-]{0,30}["\']?[ =,\\t]';

/** The path or the body of a request to a model. */
const REQUEST = '/v\\d/(?:chat|completions|embeddings|messages|responses)|["\']model[\\\\]*["\'][ \\t]*:';

/** Builds the part of the prefilter that looks for programs: the words that a table asks for stand behind its program. */
export function createCommandPrefilter(tables: readonly CommandTable[]): (text: string, path: string) => boolean {
  const calls = tables.flatMap(({ programs, arguments: specs }) => {
    const seconds = specs.flatMap(({ within }) => within ?? ['']).map((words) => words.split(' ')[0] ?? '');
    const first = seconds.includes('') ? '' : `["']?,?\\s+["']?(?:${[...new Set(seconds)].map(escaped).join('|')})\\b`;
    return programs.map((program) => escaped(program.replace(/^python -m /, '')) + first);
  });
  const pattern = new RegExp(
    `(?:^|[\\s"'\`/;&|(!])(?:${calls.join('|')})(?=[\\s"'\`@,\\[;]|$)|${FLAG}|${REQUEST}`,
    'im',
  );
  return (text, path) =>
    MODELFILE.test(path) || (HOLDS_COMMANDS.test(path) && (pattern.test(text) || INSTALLS.test(text)));
}

function escaped(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\/]/g, '\\$&');
}
