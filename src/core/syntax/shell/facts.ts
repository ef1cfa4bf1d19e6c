import { wordExpression } from '../../base/shell-expressions.ts';
import type { WordContext } from '../../base/shell-expressions.ts';
import { readScript } from '../../base/shell-script.ts';
import type { ShellAssignment, ShellCommand, ShellFunction } from '../../base/shell-commands.ts';
import type { ShellScript } from '../../base/shell-script.ts';
import { plainText } from '../../base/shell-words.ts';
import type { ShellWord, WordPart } from '../../base/shell-words.ts';
import type { BindingFact, CallFact, CommandFact, Expression, Scope, ScopeId, SettingFact } from '../../model/facts.ts';

/** What a script gives to the facts of its document. */
export interface ShellFacts {
  /** Scopes of its functions. */
  readonly scopes: readonly Scope[];
  readonly bindings: readonly BindingFact[];
  readonly settings: readonly SettingFact[];
  readonly calls: readonly CallFact[];
  readonly commands: readonly CommandFact[];
}

/** Where a script stands. */
export interface ScriptPlace {
  readonly text: string;
  /** The scope of what it binds outside of functions. */
  readonly scope: ScopeId;
  /** The scope of its first function. */
  readonly functions: ScopeId;
  /** Whether a name is bound around it. */
  readonly isBound: (name: string) => boolean;
  /** What a text without quotes of the shell means, where another language has a say; null where it is simply a text. */
  readonly plain?: (part: Extract<WordPart, { kind: 'text' }>) => readonly Expression[] | null;
}

/** Names that hold for others as well, by convention. */
const SHOUTED = /^[A-Z][A-Z0-9_]*$/;
/** Values, and words of them, that are put where an array or a text of flags stands. */
const MAX_SPREAD = 200;
const POSITIONS = ['1', '2', '3', '4', '5', '6', '7', '8', '9'];
/** Commands that only write what they are given. */
const WRITES = /^(?:echo|printf|log|warn|info|error|die|exit|return)$/;

interface State {
  readonly script: ShellScript;
  readonly place: ScriptPlace;
  /** What the script gives values to, by name. */
  readonly given: ReadonlyMap<string, readonly ShellAssignment[]>;
}

/** Turns a script into facts: variables are names where a value is given to them, else of the environment. */
export function createShellFacts(script: ShellScript, place: ScriptPlace): ShellFacts {
  const assignments = [...script.assignments, ...defaultsIn(script)];
  const state: State = { script, place, given: byName(assignments) };
  const names = new Set(script.functions.map(({ name }) => name));
  const bindings: BindingFact[] = [];
  const settings: SettingFact[] = [];
  for (const one of assignments) {
    const value = valueOf(state, one);
    if (one.how !== 'command') bindings.push(bindingOf(state, one, value));
    const setting = one.how === 'exported' || one.how === 'command' || (one.how === 'plain' && SHOUTED.test(one.name));
    if (setting) settings.push({ path: [one.name], value, keySpan: one.nameSpan, span: one.span });
  }
  for (const [index, one] of script.functions.entries()) bindings.push(...functionBindings(state, index, one));
  return {
    scopes: script.functions.map(({ name, span, parent }) => ({
      kind: 'function',
      parent: scopeOf(state, parent),
      name,
      span,
    })),
    bindings: bindings.toSorted((a, b) => a.nameSpan.start - b.nameSpan.start),
    settings,
    calls: script.commands.flatMap((command) => {
      const name = programOf(command);
      return name !== null && names.has(name) ? [callOf(state, command, name)] : [];
    }),
    commands: script.commands.flatMap((command) => {
      if (WRITES.test(programOf(command) ?? '')) return [];
      const input = command.input.map((word) => expression(state, word, command.function));
      const fact = { words: wordsOf(state, command), image: null, span: command.span };
      return [input.length > 0 ? { ...fact, input } : fact];
    }),
  };
}

function programOf({ words: [first] }: ShellCommand): string | null {
  return first ? plainText(first) : null;
}

function scopeOf({ place }: State, owner: number | null): ScopeId {
  return owner === null ? place.scope : place.functions + owner;
}

function byName(assignments: readonly ShellAssignment[]): State['given'] {
  const given = new Map<string, ShellAssignment[]>();
  for (const one of assignments) {
    if (one.how === 'command') continue;
    const known = given.get(one.name);
    if (known) known.push(one);
    else given.set(one.name, [one]);
  }
  return given;
}

function expression(state: State, word: ShellWord, owner: number | null): Expression {
  return wordExpression(word, contextOf(state, owner));
}

/** A name that was given a value before, or anywhere for what runs later, is that name; else a variable of the environment. */
function contextOf(state: State, owner: number | null): WordContext {
  const scope = scopeOf(state, owner);
  const { plain } = state.place;
  return {
    ...(plain ? { text: plain } : {}),
    variable: (name, span) => {
      if (/^[1-9]$/.test(name) && owner !== null) return { kind: 'name', name, scope, span };
      if (!/^[A-Za-z_]/.test(name)) return { kind: 'opaque', reason: 'runtime-value', span };
      const before = state.given.get(name)?.some((one) => {
        const within = one.span.start <= span.start && span.end <= one.span.end;
        return !within && (one.span.end <= span.start || owner !== null);
      });
      if (before || state.place.isBound(name)) return { kind: 'name', name, scope, span };
      return { kind: 'environment', variable: name, fallback: null, span };
    },
  };
}

function valueOf(state: State, { value, how, span, function: owner }: ShellAssignment): Expression {
  if (how === 'opaque') return { kind: 'opaque', reason: 'runtime-value', span };
  if ('parts' in value) return expression(state, value, owner);
  return { kind: 'list', items: value.map((word) => expression(state, word, owner)), span };
}

function wordsOf(state: State, command: ShellCommand): readonly Expression[] {
  return command.words.flatMap((word) => {
    const inner = spread(state, word);
    return inner
      ? inner.map((each) => expression(state, each, command.function))
      : [expression(state, word, command.function)];
  });
}

/** `"${ARGS[@]}"`, `$OPTIONS`: the words of an array, or of a text of flags, take its place. */
function spread({ given, place }: State, { parts, span }: ShellWord): readonly ShellWord[] | null {
  const [only] = parts;
  if (parts.length !== 1 || only?.kind !== 'variable' || only.operator !== '') return null;
  const all = (given.get(only.name) ?? []).slice(0, MAX_SPREAD).filter(({ how }) => how !== 'loop' && how !== 'opaque');
  const bare = only.span.start === span.start;
  const lists = all.map(({ value }) => ('parts' in value ? (bare ? flagsIn(place.text, value) : null) : value));
  if (lists.length === 0 || lists.includes(null)) return null;
  // `OPTIONS="$OPTIONS --flag"`
  return lists
    .flatMap((list) => list ?? [])
    .slice(0, MAX_SPREAD)
    .filter((word) => !word.parts.some((part) => part.kind === 'variable' && part.name === only.name));
}

/** The words of a quoted text that holds flags. */
function flagsIn(text: string, { span, parts }: ShellWord): readonly ShellWord[] | null {
  if (parts.length === 0) return [];
  if (!/^["']/.test(text.charAt(span.start)) || !/^["'](?:[^"']*\s)?--?[A-Za-z]/.test(text.slice(span.start, span.end)))
    return null;
  const { commands } = readScript(text, { start: span.start + 1, end: span.end - 1 });
  return commands.length === 1 ? (commands[0]?.words ?? null) : null;
}

function bindingOf(state: State, one: ShellAssignment, value: Expression): BindingFact {
  const owner = one.function === null ? null : (state.script.functions[one.function] ?? null);
  const local = one.how === 'local' && owner !== null;
  return {
    name: one.name,
    scope: local ? scopeOf(state, one.function) : state.place.scope,
    kind: one.how === 'loop' ? 'loop' : 'variable',
    value,
    annotation: null,
    exportedAs: null,
    branch: one.region ?? (owner && !local ? owner.span : null),
    nameSpan: one.nameSpan,
    span: one.span,
  };
}

function functionBindings(
  state: State,
  index: number,
  { name, nameSpan, span, parent }: ShellFunction,
): readonly BindingFact[] {
  const scope = scopeOf(state, index);
  const rest = { annotation: null, exportedAs: null, branch: null } as const;
  const value: Expression = { kind: 'function', scope, parameters: POSITIONS, returns: [], span };
  const parameters = POSITIONS.map((position): BindingFact => ({
    ...rest,
    name: position,
    scope,
    kind: 'parameter',
    value: null,
    nameSpan,
    span: nameSpan,
  }));
  return [{ ...rest, name, scope: scopeOf(state, parent), kind: 'function', value, nameSpan, span }, ...parameters];
}

function callOf(state: State, command: ShellCommand, name: string): CallFact {
  const { span, function: owner, words } = command;
  const scope = scopeOf(state, owner);
  const callee = words[0]?.span ?? span;
  const given = wordsOf(state, command).slice(1);
  return {
    form: 'call',
    callee: { kind: 'name', name, scope, span: callee },
    arguments: given.map((value, index) => ({ kind: 'positional', index, value, span: value.span })),
    argumentsSpan: { start: callee.end, end: Math.max(span.end, callee.end) },
    scope,
    span,
  };
}

/** `: "${MODEL:=gpt-4o}"` gives the name a value. */
function defaultsIn({ commands }: ShellScript): readonly ShellAssignment[] {
  return commands.flatMap(({ words, function: owner }) =>
    words.flatMap(({ parts }) =>
      parts.flatMap((part): readonly ShellAssignment[] => {
        if (part.kind !== 'variable' || !part.operator.endsWith('=') || part.operand === null) return [];
        const nameSpan = { start: part.span.start + 2, end: part.span.start + 2 + part.name.length };
        const value: ShellWord = { parts: [part], span: part.span };
        return [{ name: part.name, value, how: 'plain', nameSpan, span: part.span, function: owner, region: null }];
      }),
    ),
  );
}
