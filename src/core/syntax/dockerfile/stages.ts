import { wordExpression } from '../../base/shell-expressions.ts';
import { readScript } from '../../base/shell-script.ts';
import type { ShellWord } from '../../base/shell-words.ts';
import type { BindingFact, CallFact, CommandFact, Expression, Scope, ScopeId, SettingFact } from '../../model/facts.ts';
import type { Span } from '../../model/text.ts';
import { createShellFacts } from '../shell/facts.ts';
import { readWords } from './words.ts';

/** One `FROM` and what follows it. */
export interface Stage {
  readonly scope: ScopeId;
  /** The image it goes on from, also through stages before. */
  readonly image: Expression | null;
  readonly parent: Stage | null;
  readonly bound: Set<string>;
  entrypoint: Started | null;
  command: Started | null;
}

/** What is started: words, or a script of a shell. */
export interface Started {
  readonly words: readonly Expression[] | null;
  readonly script: Span;
}

/** What is read of a Dockerfile so far. */
export interface State {
  readonly text: string;
  readonly scopes: Scope[];
  readonly bindings: BindingFact[];
  readonly settings: SettingFact[];
  readonly calls: CallFact[];
  readonly commands: CommandFact[];
  readonly stages: Stage[];
  /** The last stage of each name. */
  readonly named: Map<string, Stage>;
  errors: number;
}

/** How many stages back a name is looked for. */
const MAX_STAGES = 100;

/** Begins a stage. */
export function openStage(state: State, name: string | null, begun: Pick<Stage, 'scope' | 'image' | 'parent'>): void {
  const stage = { ...begun, bound: new Set<string>(), entrypoint: begun.parent?.entrypoint ?? null, command: null };
  state.stages.push(stage);
  if (name !== null) state.named.set(name, stage);
}

/** The stage that is open; before the first `FROM`, that of the file. */
export function stageOf({ stages }: State): Stage {
  const last = stages.at(-1);
  if (!last) throw new Error('there is always a stage');
  return last;
}

function isBound(stage: Stage, name: string): boolean {
  let at: Stage | null = stage;
  for (let i = 0; at && i < MAX_STAGES; i++, at = at.parent) if (at.bound.has(name)) return true;
  return false;
}

/** The words of an instruction. */
export function wordsIn(state: State, span: Span): readonly ShellWord[] {
  const { words, errors } = readWords(state.text, span);
  state.errors += errors;
  return words;
}

/** A word with the names that its stage knows. */
export function expressionOf(word: ShellWord, stage: Stage): Expression {
  return wordExpression(word, {
    variable: (name, span) =>
      isBound(stage, name)
        ? { kind: 'name', name, scope: stage.scope, span }
        : { kind: 'environment', variable: name, fallback: null, span },
  });
}

/** Adds what a script of a stage tells. */
export function addScript(state: State, stage: Stage, span: Span, inDockerfile: boolean): void {
  const read = readScript(state.text, span, { inDockerfile });
  const scope = state.scopes.length;
  state.scopes.push({ kind: 'block', parent: stage.scope, name: null, span });
  const facts = createShellFacts(read, {
    text: state.text,
    scope,
    functions: scope + 1,
    isBound: (name) => isBound(stage, name),
  });
  state.scopes.push(...facts.scopes);
  state.bindings.push(...facts.bindings);
  state.settings.push(...facts.settings);
  state.calls.push(...facts.calls);
  state.commands.push(...facts.commands);
  state.errors += read.errors;
}

/** What a container of the stage runs: `ENTRYPOINT` with the words of `CMD` behind it, or `CMD` for the image's own entry point. */
export function addStarted(state: State, stage: Stage): void {
  const { entrypoint, command, image } = stage;
  const started = entrypoint ?? command;
  if (!started || (entrypoint && !command && stage.parent?.entrypoint === entrypoint)) return;
  const { words, script: span } = started;
  if (!words) {
    addScript(state, stage, span, true);
    return;
  }
  const behind = entrypoint && command?.words ? command.words : [];
  state.commands.push({ words: [...words, ...behind], image: entrypoint ? null : image, span });
}
