import type {
  BindingFact,
  CallExpression,
  CallFact,
  Expression,
  FallbackExpression,
  FileFacts,
  JoinExpression,
  MemberExpression,
  NameExpression,
  SettingFact,
  StringExpression,
  TableExpression,
} from '../model/facts.ts';
import type { Span } from '../model/text.ts';
import { environmentIn } from './environment-settings.ts';
import { namesUsedList } from './names.ts';
import { siblingsOf } from './setting-siblings.ts';
import { partsOf } from './string-parts.ts';

/** One step of the way from a string outwards to the statement it stands in. */
export type Context =
  | {
      readonly kind: 'argument';
      readonly call: CallFact;
      readonly name: string | null;
      readonly position: number | null;
      /** The name the call's value is bound to. */
      readonly target: string | null;
      /** How many calls stand in the list of which the call is an item; 0 where it is none. */
      readonly alike: number;
    }
  | {
      readonly kind: 'binding';
      readonly binding: BindingFact;
      /** The name of a list one of whose items is this name; null where there is none. */
      readonly memberOf: string | null;
    }
  | {
      readonly kind: 'setting';
      /** The whole path, its segments joined by dots. */
      readonly name: string;
      readonly key: string;
      /** The settings beside it, itself included. */
      readonly table: TableExpression;
      readonly span: Span;
    }
  | {
      readonly kind: 'entry';
      readonly key: string | null;
      readonly siblings: readonly (string | null)[];
      readonly table: TableExpression;
    }
  | { readonly kind: 'item'; readonly siblings: number }
  | { readonly kind: 'environment'; readonly variable: string }
  | { readonly kind: 'default'; readonly key: string }
  /** One of several values; `of` names what an `or` gives it for where there is nothing (`settings.model or "…"`). */
  | { readonly kind: 'option'; readonly of?: string }
  | { readonly kind: 'part'; readonly join: JoinExpression }
  | { readonly kind: 'returned' };

/** A string, or a name or call that may stand for one, with everything it stands in, nearest first. */
export interface ValueInContext {
  readonly value: StringExpression | NameExpression | MemberExpression | JoinExpression | CallExpression;
  readonly contexts: readonly Context[];
}

const MAX_DEPTH = 24;

/** Visits every string and name of a document that is a value: arguments, bindings, settings. Comparisons and prose are not there. */
export function visitValues(facts: FileFacts, visit: (found: ValueInContext) => void): void {
  const lists = listsOf(facts);
  // In formats that have both, what a name is bound to is a setting as well, with more around it.
  for (const setting of facts.settings) visitSettings(environmentIn(setting.value), visit);
  visitSettings(facts.settings, visit);
  for (const binding of facts.bindings) {
    if (binding.value)
      walk(binding.value, [{ kind: 'binding', binding, memberOf: lists.names.get(binding.name) ?? null }], visit);
  }
  const targets = targetsOf(facts);
  for (const [index, call] of facts.calls.entries()) {
    const target = targets.get(index) ?? null;
    for (const argument of call.arguments) {
      const name = argument.kind === 'keyword' ? argument.name : null;
      const position = argument.kind === 'positional' ? argument.index : null;
      const alike = lists.calls.get(index) ?? 0;
      walk(argument.value, [{ kind: 'argument', call, name, position, target, alike }], visit);
    }
  }
}

function visitSettings(settings: readonly SettingFact[], visit: (found: ValueInContext) => void): void {
  for (const [{ path, value, span }, table] of siblingsOf(settings)) {
    const setting: Context = { kind: 'setting', name: path.join('.'), key: path.at(-1) ?? '', table, span };
    walk(listIn(setting.key, value) ?? value, [setting], visit);
  }
}

/** Whether a name is that of a variable for models, or says that what it lists is used (`FallbackModels`). */
function holdsSeveral(key: string): boolean {
  return /^[A-Z][A-Z\d_]*(?:MODEL|LLM)S?(?:_[A-Z]+)?$/.test(key) || namesUsedList(key);
}

/** `FALLBACK_MODELS=a,b`: a variable that holds several ids in one text, as a list of them; null where it holds one. */
function listIn(key: string, value: Expression): Expression | null {
  if (value.kind !== 'string' || !holdsSeveral(key)) return null;
  const pieces = [...value.value.matchAll(/[^\s,;|]+/g)];
  if (pieces.length < 2 || pieces.length > 40 || !pieces.every(([text]) => /^[\w@][\w./:@+-]*$/.test(text)))
    return null;
  const read = partsOf(value);
  const items = pieces.flatMap(({ 0: text, index }) => read(index, text.length) ?? []);
  return items.length === pieces.length ? { kind: 'list', items, span: value.span } : null;
}

/** What stands in front of the last value of an `or`, by its name. */
function otherwiseOf({ how, options }: FallbackExpression, option: Expression): { readonly of?: string } {
  const [first] = options;
  if (how !== 'or' || !first || option !== options.at(-1) || option === first) return {};
  switch (first.kind) {
    case 'member':
      return { of: first.property };
    case 'name':
      return { of: first.name };
    case 'environment':
      return { of: first.variable };
    default:
      return {};
  }
}

/** What the value of a call is given to: a name, the first name of a pair (`[model, setModel] = useState(…)`), or a key. */
function targetsOf(facts: FileFacts): ReadonlyMap<number, string> {
  const targets = new Map<number, string>();
  const note = (name: string | null, value: Expression): void => {
    if (value.kind === 'call' && name !== null && !targets.has(value.call)) targets.set(value.call, name);
    if (value.kind === 'member' && value.property === '0') note(name, value.object);
    if (value.kind === 'table') for (const entry of value.entries) note(entry.key, entry.value);
  };
  for (const { name, value } of facts.bindings) if (value) note(name, value);
  for (const { arguments: list } of facts.calls)
    for (const argument of list) note(argument.kind === 'keyword' ? argument.name : null, argument.value);
  return targets;
}

/** Names and calls that are items of a list bound to a name: the list's name, and how many calls stand in it. */
function listsOf(facts: FileFacts): {
  readonly names: ReadonlyMap<string, string>;
  readonly calls: ReadonlyMap<number, number>;
} {
  const names = new Map<string, string>();
  const calls = new Map<number, number>();
  for (const { name, value } of facts.bindings) {
    if (value?.kind === 'list') for (const item of value.items) if (item.kind === 'name') names.set(item.name, name);
    if (value) countCalls(value, calls, 0);
  }
  return { names, calls };
}

/** Notes of calls that are items of a list how many of them it holds, wherever the list stands in a value. */
function countCalls(value: Expression, into: Map<number, number>, depth: number): void {
  if (depth > MAX_DEPTH) return;
  for (const inner of innerOf(value)) countCalls(inner, into, depth + 1);
  if (value.kind !== 'list') return;
  const made = value.items.filter(({ kind }) => kind === 'call').length;
  for (const item of value.items) if (item.kind === 'call') into.set(item.call, made);
}

function innerOf(value: Expression): readonly Expression[] {
  switch (value.kind) {
    case 'list':
      return value.items;
    case 'table':
      return value.entries.map((entry) => entry.value);
    case 'fallback':
      return value.options;
    case 'function':
      return value.returns;
    default:
      return [];
  }
}

function walk(expression: Expression, contexts: readonly Context[], visit: (found: ValueInContext) => void): void {
  if (contexts.length > MAX_DEPTH) return;
  const inside = (inner: Expression, context: Context): void => {
    walk(inner, [context, ...contexts], visit);
  };
  switch (expression.kind) {
    case 'string':
    case 'name':
      visit({ value: expression, contexts });
      return;
    case 'join':
      visit({ value: expression, contexts });
      for (const part of expression.parts) inside(part, { kind: 'part', join: expression });
      return;
    case 'fallback':
      for (const option of expression.options) inside(option, { kind: 'option', ...otherwiseOf(expression, option) });
      return;
    case 'environment':
      if (expression.fallback) inside(expression.fallback, { kind: 'environment', variable: expression.variable });
      return;
    case 'member':
      visit({ value: expression, contexts });
      if (expression.fallback) inside(expression.fallback, { kind: 'default', key: expression.property });
      if (expression.object.kind === 'table' || expression.object.kind === 'list')
        walk(expression.object, contexts, visit);
      return;
    case 'element':
      if (expression.object.kind === 'table' || expression.object.kind === 'list')
        walk(expression.object, contexts, visit);
      return;
    case 'table': {
      const siblings = expression.entries.map((other) => other.key);
      for (const entry of expression.entries)
        inside(listIn(entry.key ?? '', entry.value) ?? entry.value, {
          kind: 'entry',
          key: entry.key,
          siblings,
          table: expression,
        });
      return;
    }
    case 'list':
      for (const item of expression.items) inside(item, { kind: 'item', siblings: expression.items.length });
      return;
    case 'function':
      for (const value of expression.returns) inside(value, { kind: 'returned' });
      return;
    case 'call':
      visit({ value: expression, contexts });
      return;
    case 'self':
    case 'class':
    case 'constant':
    case 'opaque':
      return;
  }
}
