import type { Expression } from '../../model/facts.ts';
import { assign, bindMember, declare } from '../collector/bindings.ts';
import { opaque } from '../collector/expressions.ts';
import { parts, spanOf } from '../collector/nodes.ts';
import { inRegion } from '../collector/regions.ts';
import type { Node } from '../tree/node.ts';
import { variableOf } from './context.ts';
import type { Context, Env } from './context.ts';

/** `$a = b`, `$env:A = b`, `$a.b = c`, `[string]$a = b`. Its value is what was given. */
export function assignment(context: Context, node: Node, env: Env): Expression {
  const span = spanOf(node);
  const [left, right] = [parts(context, node)[0], node.childForFieldName('value')];
  if (!left || !right) return opaque('syntax-error', span);
  const value = context.expression(context, right, env);
  const target = targetOf(context, left);
  if (target.type === 'member_access' || target.type === 'element_access') {
    const read = context.expression(context, target, env);
    const name = parts(context, target).at(-1);
    if (read.kind === 'member' && name) bindMember(context, env, read.property, value, spanOf(name), span);
    return value;
  }
  if (target.type !== 'variable') return value;
  const { kind, name, span: nameSpan } = variableOf(context, target);
  if (kind === 'environment') context.settings.push({ path: [name], value, keySpan: nameSpan, span });
  // What is added to a list is no other value of it.
  else if (kind === 'name' && operatorOf(context, node) === '=') assign(context, env, { name, value, nameSpan, span });
  return value;
}

function operatorOf(context: Context, node: Node): string {
  return parts(context, node).find(({ type }) => type === 'assignement_operator')?.text ?? '=';
}

/** What stands on the left, behind levels of precedence and a type. */
function targetOf(context: Context, node: Node): Node {
  let current = node;
  for (;;) {
    if (/^(?:variable|member_access|element_access)$/.test(current.type)) return current;
    const inner = parts(context, current).filter(({ type }) => type !== 'type_literal');
    const [only] = inner;
    if (!only || inner.length > 1) return current;
    current = only;
  }
}

/** `foreach ($model in $models) { … }`. */
export function loop(context: Context, node: Node, env: Env): void {
  const [variable, ...rest] = parts(context, node);
  const body = rest.find(({ type }) => type === 'statement_block');
  const sequence = rest.find((part) => part !== body);
  const value = sequence ? context.expression(context, sequence, env) : null;
  const inner = body ? inRegion(env, spanOf(body)) : env;
  if (variable?.type === 'variable') {
    const { name, span } = variableOf(context, variable);
    declare(context, inner, { name, kind: 'loop', value, nameSpan: span, span: spanOf(node) });
  }
  if (body) context.expression(context, body, inner);
}
