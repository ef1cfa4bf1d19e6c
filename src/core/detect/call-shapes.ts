import type { CallFact } from '../model/facts.ts';
import { namesModel, wordsOf } from './names.ts';
import type { Context } from './strings.ts';

export type ArgumentContext = Extract<Context, { kind: 'argument' }>;

/** The last name of what is called. */
export function calleeText({ callee }: CallFact): string {
  return callee.kind === 'name' ? callee.name : callee.kind === 'member' ? callee.property : '';
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

/** Calls that declare a flag of a command line in Go: `flag.String`, `StringVar`, `StringP`, `StringVarP` (https://pkg.go.dev/github.com/spf13/pflag). */
const GO_FLAG = /^String(Var)?(P)?$/;
/** Calls that declare a setting under its key (`new admin_setting_configselect('plugin/model', …)`, `add_option('model', …)`). */
const DECLARES = new Set(['setting', 'settings', 'option', 'flag', 'property', 'param', 'parameter']);

/**
 * The name of the flag or setting whose default an argument is, where a call declares it: the variable it is put into, its
 * short form or its label stand between name and default.
 */
export function declaredName({ call, position }: ArgumentContext): string | null {
  if (position === null) return null;
  const callee = calleeText(call);
  const flag = GO_FLAG.exec(callee);
  if (flag) {
    const at = flag[1] === undefined ? 0 : 1;
    const named = textAt(call, at);
    return position === at + (flag[2] === undefined ? 1 : 2) && call.arguments.length > position + 1 ? named : null;
  }
  const [first, last] = [wordsOf(callee).at(0), wordsOf(callee)];
  const declares = last.some((word) => DECLARES.has(word)) && first !== 'get' && first !== 'read';
  return declares && position >= 2 && position <= 3 ? textAt(call, 0) : null;
}

function textAt(call: CallFact, index: number): string | null {
  const argument = call.arguments[index];
  return argument?.kind === 'positional' && argument.value.kind === 'string' ? argument.value.value : null;
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

/** `ALIASES.get(model, DEFAULT)`: a look-up under a key that is not written out, and what is given where there is none. */
export function looksUp({ call, position }: ArgumentContext): boolean {
  if (position === null || !/^(?:get|getOrDefault|get_or_default|fetch|dig)$/.test(calleeText(call))) return false;
  const [first] = call.arguments;
  return (
    call.callee.kind === 'member' &&
    first?.kind === 'positional' &&
    first.value.kind !== 'string' &&
    first.value.kind !== 'table'
  );
}

/** `counts.set(model, n)`, `prices.setdefault(model, {})`: a key under which a collection keeps what stands behind it. */
export function keysCollection({ call, position }: ArgumentContext): boolean {
  if (position !== 0 || call.callee.kind !== 'member' || call.arguments.length < 2) return false;
  return /^(?:set|put|put_?if_?absent|set_?default|set_?item|h?incr(?:by)?|hset|merge|compute\w*|try_?add)$/i.test(
    call.callee.property,
  );
}

/** `form.append("model", "whisper-1")`: a field of what is sent. */
export function addsField(context: ArgumentContext): boolean {
  if (context.position !== 1 || calleeText(context.call) !== 'append') return false;
  const key = keyBefore(context);
  return key !== null && namesModel(key);
}
