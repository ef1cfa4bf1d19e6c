import type { CallFact } from '../model/facts.ts';
import { asksAbout, namesModel, wordsOf } from './names.ts';
import type { Context } from './strings.ts';

export type ArgumentContext = Extract<Context, { kind: 'argument' }>;

/** Calls that only show, log, collect or test what they are given. */
const SHOWS: ReadonlySet<string> = new Set([
  'print', 'log', 'info', 'debug', 'warn', 'warning', 'error', 'write', 'push', 'append', 'add', 'includes', 'has', 'startswith', 'endswith',
  'startsWith', 'endsWith', 'replace', 'split', 'join', 'match', 'test', 'describe', 'it', 'expect', 'setattr', 'pop', 'remove', 'index', 'indexOf',
  'encoding_for_model', 'encodingForModel', 'isinstance', 'len',
]); // prettier-ignore

/** The last name of what is called. */
export function calleeText({ callee }: CallFact): string {
  return callee.kind === 'name' ? callee.name : callee.kind === 'member' ? callee.property : '';
}

/** Whether a call only shows, logs, collects or tests what it is given. */
export function onlyShows(call: CallFact): boolean {
  const callee = calleeText(call);
  // `save_pretrained`, `saveModel`: what is written there is made, not used.
  return SHOWS.has(callee) || asksAbout(callee) || wordsOf(callee)[0] === 'save';
}

/** `add_argument("--model", default=…)`, `@click.option("--model", default=…)`: an option whose name passes the test. */
export function declaresOption(call: CallFact, named: (option: string) => boolean): boolean {
  return call.arguments.some(
    ({ kind, value }) =>
      kind === 'positional' && value.kind === 'string' && value.value.startsWith('-') && named(value.value),
  );
}

/**
 * The key of `config.set("model", …)`, `get_setting("LLM_MODEL", …)`, `.option("-m, --model <id>", "which", …)`: a literal
 * in front of the argument that names it.
 */
export function keyBefore({ call, position }: ArgumentContext): string | null {
  const [first] = call.arguments;
  if (position === null || position === 0 || first?.kind !== 'positional' || first.value.kind !== 'string') return null;
  const option = /--([\w-]+)/.exec(first.value.value)?.[1];
  return option ?? (position === 1 ? first.value.value : null);
}

/** `MODELS = [ModelInfo("a", …), ModelInfo("b", …), …]`: a table of models, written as calls. */
export function isRowOfModels({ call, alike }: ArgumentContext): boolean {
  return alike >= 3 && wordsOf(calleeText(call)).some((word) => word === 'model' || word === 'llm');
}

/** A call that makes something of models of its first argument: its name ends in what it makes, or starts with what it does. */
export function setsModel(call: CallFact): boolean {
  const callee = calleeText(call);
  return wordsOf(callee)[0] === 'set' && namesModel(callee);
}
