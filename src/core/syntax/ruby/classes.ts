import type { Node } from '../tree/node.ts';
import type { Expression } from '../../model/facts.ts';
import { declare } from '../collector/bindings.ts';
import { sourceOf } from '../collector/nodes.ts';
import type { Context, Env } from './context.ts';
import { openClass } from './definitions.ts';

/** `Struct.new(:a, :b)`, `Data.define(:a)`, `Class.new(Base) { … }` given to a constant: a class with fields. Null for anything else. */
export function recordClass(context: Context, left: Node, right: Node, node: Node, env: Env): Expression | null {
  if (right.type !== 'call') return null;
  const receiver = right.childForFieldName('receiver');
  const method = right.childForFieldName('method');
  if (!receiver || !method) return null;
  const maker = `${sourceOf(context, receiver)}.${sourceOf(context, method)}`;
  if (maker !== 'Struct.new' && maker !== 'Data.define' && maker !== 'Class.new' && maker !== 'Module.new') return null;
  const list = right.childForFieldName('arguments');
  const given = list ? context.visit.arguments(context, list, env) : [];
  const open = openClass(context, sourceOf(context, left), env.scope, left, node, env);
  const { scope } = open.expression;
  for (const { kind, value } of given) {
    if (kind !== 'positional') continue;
    if (value.kind !== 'string') open.bases.push(value);
    else
      declare(context, env, {
        name: value.value,
        scope,
        kind: 'field',
        value: null,
        branch: null,
        nameSpan: value.content,
        span: value.span,
      });
  }
  const body = right.childForFieldName('block')?.childForFieldName('body');
  const inner: Env = { ...env, scope, self: scope, base: open.bases[0] ?? null, returns: null, declares: true };
  if (body) context.visit.body(context, body, inner);
  return open.expression;
}
