import type { Node } from '../tree/node.ts';
import type { Argument, CallFact, Expression, TableEntry } from '../../model/facts.ts';
import type { Span } from '../../model/text.ts';
import { addCall, keyword, positional, positionalValues, spread } from '../collector/calls.ts';
import { opaque } from '../collector/expressions.ts';
import { emptyAt, parts, sourceOf, spanOf } from '../collector/nodes.ts';
import type { Context, Env } from './context.ts';
import { environmentCall, readsSections } from './environment.ts';
import { formatted } from './strings.ts';

const TESTS: ReadonlySet<string> = new Set([
  'startswith',
  'endswith',
  'count',
  'find',
  'index',
  'rfind',
  'removeprefix',
  'removesuffix',
]);

/** Methods that give what is under a key, or the default that follows it. */
const LOOKUPS: ReadonlySet<string> = new Set(['get', 'pop', 'setdefault']);

/** A call, or the simpler expression it stands for: an environment read, a look-up with a literal key, a cast, text put together. */
export function callOf(context: Context, node: Node, env: Env, form: CallFact['form'] = 'call'): Expression {
  const [target, list] = parts(context, node);
  const span = spanOf(node);
  if (!target) return opaque('syntax-error', span);
  const callee = calleeOf(context, target, env);
  const given = list ? readArguments(context, list, env) : [];
  const simpler = form === 'call' ? standsFor(context, callee, given, span) : null;
  if (simpler) return simpler;
  if (callee.kind === 'member' && TESTS.has(callee.property)) noteTests(context, given);
  const argumentsSpan = list ? spanOf(list) : emptyAt(callee.span.end);
  return addCall(context, env, { form, callee, arguments: given, argumentsSpan, span });
}

/** What is called; a class with type arguments (`Agent[Deps, str](…)`) is the class. */
function calleeOf(context: Context, target: Node, env: Env): Expression {
  if (target.type !== 'subscript') return context.visit.expression(context, target, env);
  const [generic, ...keys] = parts(context, target);
  const isClass =
    generic !== undefined &&
    /^(?:\w+\.){0,8}_?[A-Z][A-Z\d_]*[a-z]\w*$/.test(
      context.text.slice(generic.startIndex, Math.min(generic.endIndex, generic.startIndex + 200)),
    ) &&
    keys.every((key) => key.type !== 'string' && key.type !== 'integer');
  if (!isClass) return context.visit.expression(context, target, env);
  for (const key of keys) context.visit.expression(context, key, env);
  return context.visit.expression(context, generic, env);
}

/** `@name(…)`, `@name`. */
export function decoratorOf(context: Context, node: Node, env: Env): void {
  const [target] = parts(context, node);
  if (!target) return;
  if (target.type === 'call') {
    callOf(context, target, env, 'decorator');
    return;
  }
  const callee = context.visit.expression(context, target, env);
  const argumentsSpan = emptyAt(callee.span.end);
  addCall(context, env, { form: 'decorator', callee, arguments: [], argumentsSpan, span: spanOf(node) });
}

function readArguments(context: Context, list: Node, env: Env): Argument[] {
  // `f(x for x in y)` has a generator where the list would be.
  if (list.type !== 'argument_list') return [positional(context.visit.expression(context, list, env), 0, spanOf(list))];
  let index = 0;
  return parts(context, list).flatMap((part): Argument | readonly [] => {
    const span = spanOf(part);
    switch (part.type) {
      case 'keyword_argument': {
        const [name, value] = parts(context, part);
        const given = value ? context.visit.expression(context, value, env) : opaque('syntax-error', span);
        return keyword(name ? sourceOf(context, name) : '', name ? spanOf(name) : span, given, span);
      }
      case 'list_splat':
      case 'dictionary_splat': {
        const [inner] = parts(context, part);
        return spread(inner ? context.visit.expression(context, inner, env) : opaque('syntax-error', span), span);
      }
      case 'ERROR':
        // What is broken is no argument: the others keep their places.
        context.visit.statement(context, part, env);
        return [];
      default:
        return positional(context.visit.expression(context, part, env), index++, span);
    }
  });
}

function standsFor(context: Context, callee: Expression, given: readonly Argument[], span: Span): Expression | null {
  const values = positionalValues(given);
  const named = new Map(
    given.flatMap((argument) => (argument.kind === 'keyword' ? [[argument.name, argument.value] as const] : [])),
  );
  const [first, second, third] = values;
  const environment = environmentCall(
    context,
    callee,
    first ?? named.get('key'),
    second ?? named.get('default') ?? null,
    span,
  );
  if (environment) return environment;
  if (callee.kind === 'name') return standsForName(callee.name, values, named, given, span);
  if (callee.kind !== 'member') return null;
  if (
    LOOKUPS.has(callee.property) &&
    first?.kind === 'string' &&
    values.length === given.length &&
    given.length <= 2 &&
    !readsSections(context, callee.object)
  ) {
    return { kind: 'member', object: callee.object, property: first.value, fallback: second ?? null, span };
  }
  if (callee.property === 'cast' && second && !third) return second;
  if (callee.property === 'format' && callee.object.kind === 'string') {
    const pieces = formatted(context, callee.object, values, named);
    if (pieces) return { kind: 'join', parts: pieces, span };
  }
  return null;
}

function standsForName(
  name: string,
  values: readonly Expression[],
  named: ReadonlyMap<string, Expression>,
  given: readonly Argument[],
  span: Span,
): Expression | null {
  const [first, second, third] = values;
  if (name === 'str' && first && given.length === 1) return first;
  if (name === 'cast' && second && given.length === 2) return second;
  if (name === 'getattr' && first && second?.kind === 'string') {
    return { kind: 'member', object: first, property: second.value, fallback: third ?? null, span };
  }
  if (name === 'dict' && given.length > 0) {
    const entries: TableEntry[] = given.flatMap((argument) =>
      argument.kind === 'keyword' ? [{ key: argument.name, keySpan: argument.nameSpan, value: argument.value }] : [],
    );
    const spreads = given.flatMap((argument) => (argument.kind === 'keyword' ? [] : [argument.value]));
    return named.size > 0 || first?.kind === 'table' ? { kind: 'table', entries, spreads, span } : null;
  }
  if (
    (name === 'list' || name === 'tuple' || name === 'set' || name === 'frozenset') &&
    first?.kind === 'list' &&
    given.length === 1
  )
    return { ...first, span };
  return null;
}

function noteTests(context: Context, given: readonly Argument[]): void {
  for (const { value } of given) {
    if (value.kind === 'string') context.comparisons.push({ span: value.span });
    if (value.kind === 'list')
      for (const item of value.items) if (item.kind === 'string') context.comparisons.push({ span: item.span });
  }
}
