import type { CommandTable } from './command-table.ts';
import { lazy } from '../base/lazy.ts';
import { INSTALLS, INSTALLERS_BY_NAME } from './install-commands.ts';

/** Files that hold command lines. */
const HOLDS_COMMANDS =
  /\.(?:sh|bash|zsh|slurm|sbatch|ipynb|ya?ml|toml|json|dockerfile)$|(?:^|\/)(?:Dockerfile|Containerfile)[^/]*$|(?:^|\/)\.(?:envrc|profile|(?:bash|zsh)(?:rc|_profile|env))$/i;
const MODELFILE = /(?:^|\/)Modelfile[^/]*$|\.modelfile$/i;
/** A flag whose name says that it holds a model. */
const FLAG = '--[\\w-]{0,30}model[\\w-]{0,30}["\']?[ =,\\t]';

/** The path or the body of a request to a model. */
const REQUEST = '/v\\d/(?:chat|completions|embeddings|messages|responses)|["\']model[\\\\]*["\'][ \\t]*:';

/** Words without which no command line is one of those that are looked for. */
export const COMMAND_WORDS = {
  /** One of them, or the word `model`, stands in a request. */
  requests: ['/chat', '/completions', '/embeddings', '/messages', '/responses'],
  /** One of them, by itself, stands where a package is installed. */
  installers: INSTALLERS_BY_NAME,
} as const;

/** The part of the prefilter that looks for programs. */
export interface CommandPrefilter {
  /** Words one of which stands by itself where a program of a table is started. */
  readonly programs: readonly string[];
  /** @param mayStart whether a program, a request or the word `model` is in it; `mayInstall`: whether an installer is. */
  readonly mayMatch: (text: string, path: string, mayStart: boolean, mayInstall: boolean) => boolean;
}

/** The words that a table asks for stand behind its program. */
export function createCommandPrefilter(tables: readonly CommandTable[]): CommandPrefilter {
  const written = (program: string): string => program.replace(/^python -m /, '');
  const pattern = lazy(() => {
    const calls = tables.flatMap(({ programs, arguments: specs }) => {
      const seconds = specs.flatMap(({ within }) => within ?? ['']).map((words) => words.split(' ')[0] ?? '');
      const first = seconds.includes('')
        ? ''
        : `["']?,?\\s+["']?(?:${[...new Set(seconds)].map(escaped).join('|')})\\b`;
      return programs.map((program) => escaped(written(program)) + first);
    });
    return new RegExp(`(?:^|[\\s"'\`/;&|(!])(?:${calls.join('|')})(?=[\\s"'\`@,\\[;]|$)|${FLAG}|${REQUEST}`, 'im');
  });
  return {
    programs: [...new Set(tables.flatMap(({ programs }) => programs.map(written)))],
    mayMatch: (text, path, mayStart, mayInstall) =>
      MODELFILE.test(path) ||
      (HOLDS_COMMANDS.test(path) && ((mayStart && pattern().test(text)) || (mayInstall && INSTALLS.test(text)))),
  };
}

function escaped(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\/]/g, '\\$&');
}
