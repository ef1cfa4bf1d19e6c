import type { BindingFact, CallFact, Expression, FileFacts, TableExpression } from '../model/facts.ts';
import type { Evaluation } from './evaluation.ts';
import { valuesOf } from './evaluation.ts';
import { documentTable } from './parsed-files.ts';
import { scopeIndex } from './scope.ts';
import { filesAt, writtenPaths } from './written-paths.ts';
import { besides, through, unknown } from './values.ts';
import type { Value } from './values.ts';

/** An option of a command line that a document declares: what it is unless something is typed, and what may be typed. */
interface DeclaredOption {
  readonly call: CallFact;
  readonly fallback: Expression | null;
  readonly choices: Expression | null;
}

/** Calls that declare one option, whatever library they are of. */
const DECLARES: ReadonlySet<string> = new Set(
  // argparse, click, typer, optparse, commander, yargs, cac, clipanion, thor, clap.
  (
    'add_argument add_option option argument requiredOption addOption Option createOption method_option class_option arg Arg new ' +
    // flag and pflag of Go, and viper.
    'String StringP StringVar StringVarP SetDefault'
  ).split(' '),
);
/** Calls that are given all options as a table: node's `parseArgs`, meow, yargs, arg parsers of the same shape. */
const DECLARE_ALL: ReadonlySet<string> = new Set(['parseArgs', 'meow', 'options', 'defineCommand', 'command']);

/** Names of Go's functions for flags, which others have as well. */
const OF_GO = /^String(?:P|Var|VarP)?$/;

/** `flag.String`, `cmd.Flags().StringP`: not `zap.String`. */
function isOfFlags(facts: FileFacts, { callee }: CallFact): boolean {
  if (callee.kind !== 'member' || facts.ecosystem !== 'golang') return false;
  const { object } = callee;
  if (object.kind === 'call') return /Flags$/.test(calleeName(facts.calls[object.call] ?? NO_CALL) ?? '');
  const name = object.kind === 'name' ? object.name : object.kind === 'member' ? object.property : '';
  return /^(?:fs|fset|\w*flags?|\w*flagset)$/i.test(name);
}

const NO_CALL: Pick<CallFact, 'callee'> = {
  callee: { kind: 'opaque', reason: 'unsupported', span: { start: 0, end: 0 } },
};

const known = new WeakMap<FileFacts, ReadonlyMap<string, DeclaredOption>>();

/** The options that a document declares, by one form of their names. */
function optionsOf(facts: FileFacts): ReadonlyMap<string, DeclaredOption> {
  const before = known.get(facts);
  if (before) return before;
  const found = new Map<string, DeclaredOption>();
  for (const call of facts.calls) {
    const name = calleeName(call);
    if (
      name !== null &&
      DECLARES.has(name) &&
      call.form !== 'decorator' &&
      (!OF_GO.test(name) || isOfFlags(facts, call))
    ) {
      const names = namesOf(call);
      const option = names.length > 0 ? declaredBy(facts, call) : null;
      for (const one of option ? names : []) if (!found.has(one) && option) found.set(one, option);
    }
    if (name !== null && DECLARE_ALL.has(name))
      for (const [one, option] of tabled(call)) if (!found.has(one)) found.set(one, option);
  }
  known.set(facts, found);
  return found;
}

/** What an option gives that a document declares; its default first, then what may be chosen. */
export function optionValues(
  evaluation: Evaluation,
  facts: FileFacts,
  { call, fallback, choices }: DeclaredOption,
): readonly Value[] {
  const place = { uri: facts.uri, span: call.span };
  const texts = (values: readonly Value[]): readonly Value[] => values.filter(({ kind }) => kind === 'text');
  const defaults = fallback ? through(evaluation.evaluate(facts, fallback, []), 'parameter-default', place) : [];
  const rows = choices?.kind === 'list' ? choices.items : choices ? [choices] : [];
  const chosen = through(
    texts(
      valuesOf(rows, (row) => evaluation.evaluate(facts, row, [])).flatMap((value) =>
        value.kind === 'list'
          ? valuesOf(value.expression.items, (item) => evaluation.evaluate(value.facts, item, value.frames))
          : [value],
      ),
    ),
    'key',
    place,
  );
  return [...defaults, ...besides(defaults, chosen)];
}

/** The default and the choices of an option, as one of its calls or those chained to it say. */
function declaredBy(facts: FileFacts, call: CallFact): DeclaredOption | null {
  const table = call.arguments.find(({ value }) => value.kind === 'table')?.value;
  const own = table?.kind === 'table' ? ofTable(call, table) : null;
  const chained = chainedTo(facts, call);
  const fallback = keyword(call, 'default') ?? own?.fallback ?? chained.fallback ?? positionalDefault(call);
  const choices = keyword(call, 'choices') ?? choiceType(facts, call) ?? own?.choices ?? chained.choices;
  return { call, fallback: fallback?.kind === 'constant' ? null : fallback, choices };
}

/** `{ default: "…", choices: […] }`. */
function ofTable(call: CallFact, table: TableExpression): DeclaredOption {
  const at = (...keys: readonly string[]): Expression | null =>
    table.entries.findLast(({ key }) => key !== null && keys.includes(key))?.value ?? null;
  return { call, fallback: at('default', 'defaultValue'), choices: at('choices', 'enum') };
}

/** Where a library takes the default by place: `option("--x <id>", "help", "default")`, `String("x", "default", "help")`. */
function positionalDefault(call: CallFact): Expression | null {
  const values = call.arguments.flatMap((argument) => (argument.kind === 'positional' ? [argument.value] : []));
  switch (calleeName(call)) {
    case 'option':
    case 'requiredOption':
    case 'argument':
      return values.length >= 3 ? (values.at(-1) ?? null) : null;
    case 'String':
    case 'SetDefault':
      return values[1] ?? null;
    case 'StringP':
      return values[2] ?? null;
    case 'StringVar':
      return values[2] ?? null;
    case 'StringVarP':
      return values[3] ?? null;
    default:
      return null;
  }
}

/** `new Option("--x").choices([…]).default("…")`, `Arg::new("x").default_value("…")`: what is called on what the call gives. */
function chainedTo(facts: FileFacts, call: CallFact): Omit<DeclaredOption, 'call'> {
  let fallback: Expression | null = null;
  let choices: Expression | null = null;
  for (const {
    callee,
    arguments: [first],
  } of facts.calls) {
    if (callee.kind !== 'member' || !first || !CHAINED.has(callee.property)) continue;
    if (!isChainOf(facts, callee.object, call)) continue;
    if (callee.property === 'choices' || callee.property === 'value_parser') choices ??= first.value;
    else fallback ??= first.value;
  }
  return { fallback, choices };
}

const CHAINED: ReadonlySet<string> = new Set(['choices', 'value_parser', 'default', 'default_value']);

function isChainOf(facts: FileFacts, value: Expression, call: CallFact): boolean {
  let current = value;
  for (let steps = 0; steps < 24 && current.kind === 'call'; steps++) {
    const made = facts.calls[current.call];
    if (!made) return false;
    if (made === call) return true;
    if (made.callee.kind !== 'member') return false;
    current = made.callee.object;
  }
  return false;
}

/** `type=click.Choice([…])`. */
function choiceType(facts: FileFacts, call: CallFact): Expression | null {
  const type = keyword(call, 'type');
  const made = type?.kind === 'call' ? facts.calls[type.call] : undefined;
  const [first] = made && calleeName(made) === 'Choice' ? made.arguments : [];
  return first?.value ?? null;
}

/** `parseArgs({ options: { x: { default: "…" } } })`, `yargs.options({ x: { default: "…" } })`. */
function tabled(call: CallFact): readonly (readonly [string, DeclaredOption])[] {
  const tables = call.arguments.flatMap(({ value }) => (value.kind === 'table' ? [value] : []));
  const held = tables.flatMap(({ entries }) =>
    entries.flatMap(({ key, value }) =>
      (key === 'options' || key === 'flags' || key === 'args') && value.kind === 'table' ? [value] : [],
    ),
  );
  return [...held, ...(calleeName(call) === 'options' ? tables : [])].flatMap(({ entries }) =>
    entries.flatMap(({ key, value }) =>
      key !== null && value.kind === 'table' ? [[formOf(key), ofTable(call, value)] as const] : [],
    ),
  );
}

/** The names an option can be asked for by. */
function namesOf(call: CallFact): readonly string[] {
  const dest = keyword(call, 'dest');
  if (dest?.kind === 'string') return [formOf(dest.value)];
  const written = call.arguments.flatMap((argument) =>
    argument.kind === 'positional' && argument.value.kind === 'string' ? [argument.value.value] : [],
  );
  const name = calleeName(call) ?? '';
  // Of Go's flags the name stands first; behind `&variable` it stands second.
  if (/^(?:String|StringP|StringVar|StringVarP|SetDefault)$/.test(name)) return written.slice(0, 1).map(formOf);
  const [first = ''] = written;
  const flags = [...written.filter((text) => text.startsWith('-')), ...first.split(/[\s,|]+/)].filter((text) =>
    /^-{1,2}[A-Za-z]/.test(text),
  );
  const long = flags.filter((text) => text.startsWith('--'));
  const plain = written.filter((text) => /^[A-Za-z_]\w*$/.test(text));
  if (flags.length > 0 && calleeName(call) !== 'argument') {
    // click: a name without a dash is the parameter's.
    const named = call.form === 'decorator' ? plain : [];
    return (named.length > 0 ? named : long.length > 0 ? long : flags).map((text) =>
      formOf(text.split(/[\s=<[]/)[0] ?? text),
    );
  }
  return /^[A-Za-z_][\w-]*$/.test(first) ? [formOf(first)] : [];
}

/** `--base-model`, `base_model` and `baseModel` are one name. */
function formOf(name: string): string {
  return name
    .replace(/^-+/, '')
    .replace(/([a-z\d])([A-Z])/g, '$1_$2')
    .replaceAll(/[^A-Za-z\d]/g, '_')
    .toLowerCase();
}

/** The option that a decorator gives to a parameter of the function below it (click). */
export function decoratorOption(facts: FileFacts, { scope, name }: BindingFact): DeclaredOption | null {
  const index = scopeIndex(facts);
  const owner = index.functionBinding(scope);
  if (!owner) return null;
  const start = facts.bindings.reduce(
    (last, { kind, nameSpan }) =>
      (kind === 'function' || kind === 'class') && nameSpan.start < owner.nameSpan.start
        ? Math.max(last, nameSpan.start)
        : last,
    -1,
  );
  for (const call of [...index.callsNamed('option'), ...index.callsNamed('argument')]) {
    if (call.form !== 'decorator' || call.span.start < start || call.span.end > owner.nameSpan.start) continue;
    if (namesOf(call).includes(formOf(name))) return declaredBy(facts, call);
  }
  return null;
}

/** What parsing a command line gives, by the last names of what is called. */
const PARSED = /^(?:parse_args|parse_known_args|opts|optsWithGlobals|parseSync|get_matches)\(\)$/;

/** `args.model`, `program.opts().model`, `argv.model`: the option of that name. Null where the symbol is no parsed command line. */
export function commandLineOption(
  evaluation: Evaluation,
  object: Extract<Value, { kind: 'symbol' }>,
  property: string,
): readonly Value[] | null {
  const [before = '', last = ''] = object.segments.slice(-2);
  const isParsed =
    PARSED.test(last) ||
    (last === 'values' && before === 'parseArgs()') ||
    (last === 'flags' && before === 'meow()') ||
    (last === 'argv' &&
      /^(?:yargs|options?|default|usage|help|alias|command|strict|demandOption)(?:\(\))?$/.test(before));
  const facts = object.passed.at(-1)?.facts;
  if (!isParsed || !facts) return null;
  const option = optionsOf(facts).get(formOf(property));
  const values = option ? optionValues(evaluation, facts, option) : [];
  return values.length > 0 ? values : [unknown('parameter', property)];
}

/** Calls that ask for an option by its name: `cmd.Flags().GetString("x")`, `viper.GetString("a.b")`, `matches.get_one("x")`. */
const ASKS: ReadonlySet<string> = new Set(['GetString', 'get_one', 'value_of', 'get_string']);

/** What a call gives that asks for an option by its name; null where the document declares none of that name. */
export function askedOption(evaluation: Evaluation, facts: FileFacts, call: CallFact): readonly Value[] | null {
  const [first] = call.arguments;
  const name = calleeName(call) ?? '';
  // `flag.String("x", "default", "help")` gives a pointer to what the option is; others fill the variable they are given.
  if (OF_GO.test(name) && isOfFlags(facts, call)) {
    const option = declaredBy(facts, call);
    return option?.fallback ? optionValues(evaluation, facts, option) : [unknown('parameter', null)];
  }
  if (!ASKS.has(name) || first?.value.kind !== 'string') return null;
  const option = optionsOf(facts).get(formOf(first.value.value));
  const values = [
    ...(option ? optionValues(evaluation, facts, option) : []),
    ...(facts.ecosystem === 'golang' ? ofViper(evaluation, facts, first.value.value) : []),
  ];
  return values.length > 0 ? values : null;
}

const ENDINGS = ['yaml', 'yml', 'json', 'toml'];

/** What the configuration file has that viper is told to read in this document (https://github.com/spf13/viper#reading-config-files). */
function ofViper(evaluation: Evaluation, facts: FileFacts, name: string): readonly Value[] {
  const index = scopeIndex(facts);
  const told = (setter: string): readonly string[] =>
    index
      .callsNamed(setter)
      .flatMap(({ arguments: [first] }) =>
        first ? writtenPaths(evaluation, facts, first.value, []).map(({ path }) => path) : [],
      );
  const folders = ['.', ...told('AddConfigPath')];
  const files = [
    ...told('SetConfigFile'),
    ...told('SetConfigName').flatMap((file) =>
      folders.flatMap((folder) => ENDINGS.map((ending) => `${folder}/${file}.${ending}`)),
    ),
  ];
  const uris = new Set(files.flatMap((path) => filesAt({ base: null, path }, facts, evaluation.project)));
  return [...uris].flatMap((uri): readonly Value[] => {
    const document = evaluation.project.facts(uri);
    let value: Expression | null = document ? documentTable(document) : null;
    for (const step of name.toLowerCase().split('.'))
      value =
        value?.kind === 'table'
          ? (value.entries.findLast(({ key }) => key?.toLowerCase() === step)?.value ?? null)
          : null;
    return document && value
      ? through(evaluation.evaluate(document, value, []), 'file', { uri, span: value.span })
      : [];
  });
}

/** What a callback is given of its command's options: `.action((options) => options.model)`. */
export function handedOption(
  evaluation: Evaluation,
  { place }: Extract<Value, { kind: 'unknown' }>,
  property: string,
): readonly Value[] | null {
  const facts = place ? evaluation.project.facts(place.uri) : null;
  const binding = facts?.bindings.find(
    ({ kind, nameSpan }) => kind === 'parameter' && nameSpan.start === place?.span.start,
  );
  const call = facts && binding ? scopeIndex(facts).callbackOf(binding.scope) : null;
  if (!facts || !call || !/^(?:action|handler|command)$/.test(calleeName(call) ?? '')) return null;
  const option = optionsOf(facts).get(formOf(property));
  const values = option ? optionValues(evaluation, facts, option) : [];
  return values.length > 0 ? values : null;
}

function calleeName({ callee }: Pick<CallFact, 'callee'>): string | null {
  if (callee.kind === 'name') return callee.name.split('::').at(-1) ?? null;
  return callee.kind === 'member' ? callee.property : null;
}

function keyword(call: CallFact, name: string): Expression | null {
  for (const argument of call.arguments)
    if (argument.kind === 'keyword' && argument.name === name) return argument.value;
  return null;
}
