import type { IdGrammar, SubjectKind, Use } from '../model/reference.ts';
import type { WrittenForm } from './config-table.ts';

/**
 * Facts about the command line of one program, as data. A table knows no shell: scripts, `RUN` lines, CI steps and the
 * `args` of containers all give words, and what stands in front of a program (`sudo`, `uv run`, `docker run …`) is taken off.
 */
export interface CommandTable {
  readonly id: string;
  /** Address of the documentation the facts come from. */
  readonly documentation: string;
  /**
   * How it is called, without folder and ending: `ollama`; several words where the second belongs to the name
   * (`docker model`, `python -m vllm.entrypoints.openai.api_server`).
   */
  readonly programs: readonly string[];
  /** Container images whose entry point takes the words behind the program, by the end of their repository. */
  readonly images?: readonly CommandImage[];
  /** Who serves it, unless the text says otherwise; null where only the text tells. */
  readonly provider: string | null;
  readonly grammar: IdGrammar;
  /** Flags that take no word with them; every other one takes the next word, unless that is a flag itself. */
  readonly switches?: readonly string[];
  readonly arguments: readonly CommandArgument[];
}

/** An image, and the words that its entry point puts in front (`vllm serve`). */
export interface CommandImage {
  /** Matched with the repository without registry, tag and digest. */
  readonly repository: RegExp;
  /** Sub-commands that the entry point already holds. */
  readonly given?: readonly string[];
}

/** One argument that names a component. */
export interface CommandArgument {
  /** `model`; the detector id is `<table>/<id>`. */
  readonly id: string;
  readonly subject: SubjectKind;
  /** Sub-commands behind the program, one of which must be there (`run`, `deployment create`); without it, anywhere. */
  readonly within?: readonly string[];
  /** Flags that hold it: `--model`, `-m`. `-` and `_` in long flags count as the same. */
  readonly flags?: readonly string[];
  /** Its place among the words that belong to no flag, behind the sub-command; `all` for each of them. */
  readonly position?: number | 'all';
  /** Default `call`. */
  readonly use?: Use;
  /** Overrides the provider of the table. */
  readonly provider?: string;
  /** Overrides the grammar of the table. */
  readonly grammar?: IdGrammar;
  /** Flags that hold the revision. */
  readonly revision?: readonly string[];
  /** Flags one of which must be there, where a text is given with it as its value. */
  readonly where?: readonly (readonly [flag: string, text?: RegExp])[];
  /** Flags that must not be there. */
  readonly unless?: readonly string[];
  /** How ids are written; a text of no form is no id. Without it the whole text is the id. */
  readonly written?: readonly WrittenForm[];
  /** True where any text may stand, so that it must look like an id. */
  readonly mayBeOther?: boolean;
}
