import type { Argument, Expression } from '../../model/facts.ts';
import type { Span } from '../../model/text.ts';
import type { Node } from '../tree/node.ts';
import { addCall, keyword, positional, spread } from '../collector/calls.ts';
import { opaque } from '../collector/expressions.ts';
import { identifierOf, parts, spanOf } from '../collector/nodes.ts';
import { declaringScope } from '../collector/scopes.ts';
import { nothing } from './context.ts';
import type { Context, Env } from './context.ts';
import { classOf } from './functions.ts';
import { attach } from './imports.ts';
import { libraryValue } from './library.ts';
import { stringOf } from './strings.ts';

/** `f(a, model = b)`; what a pipe hands in comes first. */
export function callOf(context: Context, node: Node, env: Env, piped: Expression | null = null): Expression {
  const span = spanOf(node);
  const [target, list] = [node.childForFieldName('function'), node.childForFieldName('arguments')];
  if (!target || !list) return opaque('syntax-error', span);
  const name = calledName(context, target, env);
  if (name === 'R6Class') return classOf(context, node, list, env);
  if (name === 'return' || name === 'stop' || name === 'abort') return leaves(context, name, list, span, env);
  // What an object is made with.
  const made = target.type === 'extract_operator' && target.childForFieldName('rhs')?.text === 'new';
  const calledOn = made ? target.childForFieldName('lhs') : target;
  const callee = context.expression(context, calledOn ?? target, env);
  const given = withPiped(argumentsOf(context, list, env), piped);
  if (name !== null) {
    if (attach(context, name, given)) return opaque('runtime-value', span);
    const value = libraryValue(context, name, given, span, env);
    if (value) return value;
  }
  const form = made ? 'new' : 'call';
  return addCall(context, env, { form, callee, arguments: given, argumentsSpan: spanOf(list), span });
}

/** The name of a function that is called by it, whatever package it is said to come from; null where the document has its own. */
function calledName(context: Context, target: Node, env: Env): string | null {
  if (target.type === 'identifier') {
    const own = identifierOf(context, target);
    return declaringScope(context, env.scope, own) === null ? own : null;
  }
  const name = target.type === 'namespace_operator' ? target.childForFieldName('rhs') : null;
  return name ? identifierOf(context, name) : null;
}

/** `return(x)`, `stop("…")`: no value of what it stands in. */
function leaves(context: Context, name: string, list: Node, span: Span, env: Env): Expression {
  const [first] = argumentsOf(context, list, env);
  if (name === 'return' && first) env.returns?.push(first.value);
  return nothing(span);
}

function argumentsOf(context: Context, list: Node, env: Env): readonly Argument[] {
  let index = 0;
  return parts(context, list).flatMap((part): readonly Argument[] => {
    const span = spanOf(part);
    if (part.type !== 'argument') {
      context.expression(context, part, env);
      return [];
    }
    const [name, value] = [part.childForFieldName('name'), part.childForFieldName('value')];
    if (value?.type === 'dots') return [spread(opaque('runtime-value', span), span)];
    if (!name) return value ? [positional(context.expression(context, value, env), index++, span)] : [];
    const given = value ? context.expression(context, value, env) : nothing(span);
    const literal = name.type === 'string' ? stringOf(name) : null;
    return [keyword(literal?.value ?? identifierOf(context, name), literal?.content ?? spanOf(name), given, span)];
  });
}

/** `x |> f(a)` is `f(x, a)`, and `x %>% f(a, .)` is `f(a, x)`. */
function withPiped(given: readonly Argument[], piped: Expression | null): readonly Argument[] {
  if (!piped) return given;
  const isPlace = ({ value }: Argument): boolean => value.kind === 'name' && (value.name === '.' || value.name === '_');
  if (given.some(isPlace))
    return given.map((argument) => (isPlace(argument) ? { ...argument, value: piped } : argument));
  const moved = given.map((argument) =>
    argument.kind === 'positional' ? { ...argument, index: argument.index + 1 } : argument,
  );
  return [positional(piped, 0, piped.span), ...moved];
}
