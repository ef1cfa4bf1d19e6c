import type { Node } from '../tree/node.ts';
import type { Argument, Expression } from '../../model/facts.ts';
import type { Span } from '../../model/text.ts';
import { addCall } from '../collector/calls.ts';
import { byKey, opaque } from '../collector/expressions.ts';
import { parts, sourceOf, spanOf } from '../collector/nodes.ts';
import { readArguments } from './arguments.ts';
import { noteTest } from './comparisons.ts';
import type { Context, Env } from './context.ts';
import { readByCall } from './environment.ts';
import { typeOf } from './names.ts';
import { formatted } from './strings.ts';
import { typeReference } from './types.ts';

/** Methods that hand on what they are called on (`id.Trim()`, `task.ConfigureAwait(false)`, `options.Result`). */
const KEEPING: ReadonlySet<string> = new Set([
  'ToString',
  'Trim',
  'ToLower',
  'ToLowerInvariant',
  'ConfigureAwait',
  'AsEnumerable',
  'AsReadOnly',
  'ToArray',
  'ToList',
  'ToImmutableArray',
  'ToImmutableList',
]);

/** `a.B(…)`, `F<T>(…)`, `a?.B(…)`, `nameof(x)`. */
export function invocation(context: Context, node: Node, env: Env): Expression {
  const target = node.childForFieldName('function');
  const list = node.childForFieldName('arguments');
  const span = spanOf(node);
  if (!target || !list) return opaque('syntax-error', span);
  // The name itself, not what it holds.
  if (sourceOf(context, target) === 'nameof') return nameWritten(context, list, span);
  const callee = context.visit.expression(context, target, env);
  const given = readArguments(context, list, env);
  const value =
    readByCall(context, callee, given, span, env) ??
    madeElsewhere(context, target, callee, list, span, env) ??
    standsFor(context, callee, given, span);
  if (value) return value;
  noteTest(context, callee, given);
  bindOut(context, callee, given);
  bindSection(context, target, callee, given, span, env);
  return addCall(context, env, { form: 'call', callee, arguments: given, argumentsSpan: spanOf(list), span });
}

/** `nameof(LlmOptions)`: the last name as a text. */
function nameWritten(context: Context, list: Node, span: Span): Expression {
  const written = sourceOf(context, list);
  const name = /\b(\w{1,80})\s?\)$/.exec(written.slice(-120))?.[1];
  if (name === undefined) return opaque('runtime-value', span);
  const start = list.startIndex + written.lastIndexOf(name);
  return { kind: 'string', value: name, span, content: { start, end: start + name.length } };
}

const BINDS: ReadonlySet<string> = new Set(['Configure', 'Bind', 'BindConfiguration']);

/**
 * A section of the configuration that fills objects of a type, as one form of call: `Configure(section, TOptions: type)`
 * (https://learn.microsoft.com/dotnet/core/extensions/options). Also `AddOptions<T>().Bind(section)`,
 * `AddOptions<T>().BindConfiguration("name")` and `section.Bind(object)`.
 */
function bindSection(
  context: Context,
  target: Node,
  callee: Expression,
  given: readonly Argument[],
  span: Span,
  env: Env,
): void {
  if (callee.kind !== 'member' || !BINDS.has(callee.property)) return;
  const [first] = given;
  const source = sourceOf(context, target);
  const [, added] =
    /\b(?:AddOptions\w*|Configure)\s*<\s*(?:[\w.]+\.)?(\w+)\s*>[^<>]{0,200}$/.exec(source.slice(-300)) ?? [];
  if (added !== undefined && first) noteSection(context, added, first.value, span, env);
  else if (callee.property === 'Bind' && first?.value.kind === 'name') {
    const type = typeOf(context, env, first.value.name)?.text ?? madeAs(context, first.value.name);
    if (type !== null) noteSection(context, type.replace(/\?$/, ''), callee.object, span, env);
  }
}

/** The type of what a name was given by `new T()`. */
function madeAs(context: Context, name: string): string | null {
  const value = context.bindings.findLast((binding) => binding.name === name && binding.value)?.value;
  const made = value?.kind === 'call' ? context.calls[value.call] : undefined;
  return made?.form === 'new' && made.callee.kind === 'name' ? made.callee.name : null;
}

function noteSection(context: Context, type: string, section: Expression, span: Span, env: Env): void {
  const name: Expression = { kind: 'name', name: type, scope: env.scope, span };
  addCall(context, env, {
    form: 'call',
    callee: { kind: 'name', name: 'Configure', scope: env.scope, span },
    arguments: [
      { kind: 'positional', index: 0, value: section, span },
      { kind: 'keyword', name: 'TOptions', nameSpan: span, value: name, span },
    ],
    argumentsSpan: span,
    span,
  });
}

/** `models.TryGetValue(key, out var model)` binds the name to what stands at the key. */
function bindOut(context: Context, callee: Expression, given: readonly Argument[]): void {
  const [key, out] = given;
  if (callee.kind !== 'member' || callee.property !== 'TryGetValue' || !key || out?.value.kind !== 'name') return;
  const { span } = out.value;
  const bound = context.bindings.findLast(({ nameSpan }) => nameSpan.start <= span.end);
  if (bound?.nameSpan.start !== span.start && bound?.nameSpan.end !== span.end) return;
  bound.value = byKey(callee.object, key.value, callee.span);
}

/** Calls of the language's own library that only hand on or put together text. */
function standsFor(context: Context, callee: Expression, given: readonly Argument[], span: Span): Expression | null {
  if (callee.kind !== 'member') return null;
  const { object, property } = callee;
  if (KEEPING.has(property) && given.every(({ value }) => value.kind === 'constant')) return object;
  if (object.kind !== 'name' || !/^[sS]tring$/.test(object.name)) return null;
  const values = given.flatMap((argument) => (argument.kind === 'positional' ? [argument.value] : []));
  if (values.length !== given.length) return null;
  if (property === 'Concat') return { kind: 'join', parts: values, span };
  const [template, ...rest] = values;
  if (property !== 'Format' || template?.kind !== 'string') return null;
  const pieces = formatted(context, template, rest);
  return pieces ? { kind: 'join', parts: pieces, span } : null;
}

/** Calls that give an object of their type argument, by what they are asked of. */
const MAKING: ReadonlySet<string> = new Set(['Get', 'GetService', 'GetRequiredService', 'GetRequiredKeyedService']);

/**
 * `section.Get<T>()`, `services.GetRequiredService<T>()`: a `T` that is made elsewhere, as its declaration says where no
 * setting does.
 */
function madeElsewhere(
  context: Context,
  target: Node,
  callee: Expression,
  list: Node,
  span: Span,
  env: Env,
): Expression | null {
  if (callee.kind !== 'member' || !MAKING.has(callee.property)) return null;
  const name = target.childForFieldName('name') ?? target;
  const typeArguments = parts(context, name).find((part) => part.type === 'type_argument_list');
  const [type] = typeArguments ? parts(context, typeArguments) : [];
  const made = type ? typeReference(context, type, env) : null;
  if (!made) return null;
  if (callee.property === 'Get' && made.kind === 'name') noteSection(context, made.name, callee.object, span, env);
  const value = addCall(context, env, { form: 'new', callee: made, arguments: [], argumentsSpan: spanOf(list), span });
  if (made.kind === 'name') context.provided.set(value.call, made.name);
  return value;
}

/** `services.AddSingleton(new T(…))` and `services.GetRequiredService<T>()` in one document: what one is made with, the other has. */
export function settleProvided(context: Context): void {
  const { calls, provided } = context;
  if (provided.size === 0) return;
  for (const [index, name] of provided) {
    const made = calls.filter(
      ({ form, callee }, other) =>
        form === 'new' && callee.kind === 'name' && callee.name === name && !provided.has(other),
    );
    const [only] = made;
    const call = calls[index];
    if (only && call && made.length === 1) calls[index] = { ...call, arguments: only.arguments };
  }
}
