import { calledName } from '../../../base/called-name.ts';
import type { Node } from '../../tree/node.ts';
import type { Argument, Expression, FunctionExpression } from '../../../model/facts.ts';
import { addCall, positional } from '../../collector/calls.ts';
import { conditional, opaque } from '../../collector/expressions.ts';
import { identifierOf, parts, sourceOf, spanOf } from '../../collector/nodes.ts';
import { declaringScope } from '../../collector/scopes.ts';
import { configured } from '../builders.ts';
import { noteTest } from '../comparisons.ts';
import type { Context, Env } from '../context.ts';
import { environmentRead, injected, placeholdersRead } from '../environment.ts';
import { libraryValue, makesCollection, notePut } from '../values.ts';
import { lambda } from './functions.ts';
import { typeReference } from './types.ts';

/** Functions whose lambda runs on their receiver (https://kotlinlang.org/docs/scope-functions.html). */
const ON_RECEIVER: ReadonlySet<string> = new Set(['apply', 'run', 'with']);
/** Functions whose lambda is given their receiver. */
const WITH_RECEIVER: ReadonlySet<string> = new Set(['let', 'also', 'use', 'takeIf', 'takeUnless']);
/** Functions that give what they are called on. */
const GIVES_RECEIVER: ReadonlySet<string> = new Set(['apply', 'also']);
/** Functions that give what their lambda gives: scope functions, and delegates (https://kotlinlang.org/docs/delegated-properties.html). */
const GIVES_RESULT: ReadonlySet<string> = new Set([
  'let',
  'run',
  'with',
  'use',
  'lazy',
  'remember',
  'rememberSaveable',
  'runBlocking',
  'withContext',
]);
/** Holders of one value, which stand for it. */
const HOLDERS: ReadonlySet<string> = new Set([
  'mutableStateOf',
  'MutableStateFlow',
  'MutableLiveData',
  'AtomicReference',
  'flowOf',
  'lazyOf',
  'TextFieldValue',
  'JsonPrimitive',
]);

/** The parts of a call; a lambda behind the parentheses is one of its arguments. */
interface Parts {
  readonly target: Node;
  readonly list: Node | null;
  readonly lambda: Node | null;
}

function callParts(context: Context, node: Node): Parts | null {
  let target: Node | null = null;
  let list: Node | null = null;
  let trailing: Node | null = null;
  for (const part of parts(context, node)) {
    const type = part.type;
    if (type === 'value_arguments') list = part;
    else if (type === 'annotated_lambda') trailing = parts(context, part).find(isLambda) ?? null;
    else if (type !== 'type_arguments') target ??= part;
  }
  if (!target) return null;
  if (list || !trailing || target.type !== 'call_expression') return { target, list, lambda: trailing };
  // `f(a) { … }` is a call of `f(a)` with a lambda, as the grammar has it.
  const inner = callParts(context, target);
  return inner?.list && !inner.lambda ? { ...inner, lambda: trailing } : { target, list, lambda: trailing };
}

function isLambda({ type }: Node): boolean {
  return type === 'lambda_literal';
}

export function callExpression(context: Context, node: Node, env: Env): Expression {
  const span = spanOf(node);
  const found = callParts(context, node);
  if (!found) return opaque('syntax-error', span);
  const callee = calleeOf(context, context.visit.expression(context, found.target, env), env);
  const given = found.list ? readArguments(context, found.list, env) : [];
  const method = calledName(callee);
  const sink: Argument[] = [];
  const body = found.lambda ? trailing(context, found.lambda, callee, method, given, sink, env) : null;
  const scoped = body ? scopeFunction(context, callee, method, given, body, sink) : null;
  if (scoped) return scoped;
  if (body) given.push(positional(body, given.length, body.span));
  noteTest(context, callee, given);
  const [only] = given;
  if (HOLDERS.has(method) && given.length === 1 && only) return only.value;
  const value = environmentRead(context, callee, given, span) ?? libraryValue(callee, given, span);
  if (value) return value;
  notePut(context, callee, given, span, env);
  const argumentsSpan = found.list ? spanOf(found.list) : { start: callee.span.end, end: callee.span.end };
  return addCall(context, env, {
    form: /^[A-Z]/.test(method) ? 'new' : 'call',
    callee,
    arguments: [...given, ...sink, ...configured(context, body ? given.slice(-1) : given)],
    argumentsSpan,
    span,
  });
}

/** A bare name that nothing declares is a method of the receiver, in a lambda that runs on one. */
function calleeOf(context: Context, callee: Expression, env: Env): Expression {
  if (
    callee.kind !== 'name' ||
    !env.receiver ||
    makesCollection(callee.name) ||
    declaringScope(context, env.scope, callee.name) !== null
  )
    return callee;
  return { kind: 'member', object: env.receiver, property: callee.name, fallback: null, span: callee.span };
}

function trailing(
  context: Context,
  node: Node,
  callee: Expression,
  method: string,
  given: readonly Argument[],
  sink: Argument[],
  env: Env,
): FunctionExpression {
  const object = callee.kind === 'member' ? callee.object : null;
  const target = method === 'with' ? (given[0]?.value ?? null) : object;
  const runsOn = ON_RECEIVER.has(method) ? target : null;
  const item = WITH_RECEIVER.has(method) ? object : null;
  return lambda(context, node, { ...env, receiver: runsOn ?? env.receiver, sink }, item);
}

/** What a scope function gives; null for all other calls. */
function scopeFunction(
  context: Context,
  callee: Expression,
  method: string,
  given: readonly Argument[],
  body: FunctionExpression,
  sink: readonly Argument[],
): Expression | null {
  const object = callee.kind === 'member' ? callee.object : (given[0]?.value ?? null);
  if (ON_RECEIVER.has(method) && object) configure(context, object, sink);
  if (GIVES_RECEIVER.has(method) && callee.kind === 'member') return callee.object;
  return GIVES_RESULT.has(method) ? conditional(body.returns, body.span) : null;
}

/** `Request().apply { model = "…" }`: named arguments of what is made there. */
function configure(context: Context, object: Expression, sink: readonly Argument[]): void {
  if (object.kind !== 'call' || sink.length === 0) return;
  const call = context.calls[object.call];
  if (call) context.calls[object.call] = { ...call, arguments: [...call.arguments, ...sink] };
}

/** The arguments in parentheses. */
export function readArguments(context: Context, list: Node, env: Env): Argument[] {
  const given: Argument[] = [];
  for (const part of parts(context, list)) {
    const children = parts(context, part).filter(({ type }) => type !== 'annotation');
    const [first, second] = children;
    const span = spanOf(part);
    if (part.type !== 'value_argument' || !first) continue;
    if (second && first.type === 'identifier' && isAssigned(context, first, second)) {
      const value = context.visit.expression(context, second, env);
      given.push({ kind: 'keyword', name: identifierOf(context, first), nameSpan: spanOf(first), value, span });
    } else if (first.type === 'spread_expression') {
      const inner = parts(context, first)[0];
      const value = inner ? context.visit.expression(context, inner, env) : opaque('syntax-error', span);
      given.push({ kind: 'spread', value, span });
    } else given.push(positional(context.visit.expression(context, first, env), given.length, span));
  }
  return given;
}

function isAssigned(context: Context, name: Node, value: Node): boolean {
  return /^\s*=/.test(context.text.slice(name.endIndex, value.startIndex));
}

/** `@Name(…)`; gives what the annotated name is given, where the annotation says so. */
export function annotation(context: Context, node: Node, env: Env): Expression | null {
  const call = parts(context, node).find(({ type }) => type === 'constructor_invocation');
  const [type, list] = call ? parts(context, call) : [];
  if (!type || list?.type !== 'value_arguments') return null;
  const span = spanOf(node);
  const callee = typeReference(context, type, env);
  const given = readArguments(context, list, env).map((argument) => ({
    ...argument,
    value: placeholdersRead(context, argument.value),
  }));
  if (!callee) return null;
  addCall(context, env, { form: 'decorator', callee, arguments: given, argumentsSpan: spanOf(list), span });
  const name = sourceOf(context, type);
  return injected(name.slice(name.lastIndexOf('.') + 1), given, span);
}

/** The annotations among the modifiers of a declaration; gives what one of them says the declared name is given. */
export function annotations(context: Context, declaration: Node, env: Env): Expression | null {
  let given: Expression | null = null;
  for (const part of parts(context, declaration)) {
    if (part.type !== 'modifiers' && part.type !== 'parameter_modifiers') continue;
    for (const modifier of parts(context, part))
      if (modifier.type === 'annotation') given = annotation(context, modifier, env) ?? given;
  }
  return given;
}

/** `Base(…)` behind the colon of a class: a call of the constructor of its base. */
export function baseCall(context: Context, node: Node, env: Env): void {
  const [type, list] = parts(context, node);
  const callee = type ? typeReference(context, type, env) : null;
  if (!callee || list?.type !== 'value_arguments') return;
  const given = readArguments(context, list, env);
  addCall(context, env, {
    form: 'new',
    callee,
    arguments: given,
    argumentsSpan: spanOf(list),
    span: spanOf(node),
  });
}
