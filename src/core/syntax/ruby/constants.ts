import type { Node } from '../tree/node.ts';
import type { Expression } from '../../model/facts.ts';
import { opaque } from '../collector/expressions.ts';
import { addImport } from '../collector/imports.ts';
import { nameOf, sourceOf, spanOf } from '../collector/nodes.ts';
import { declaringScope } from '../collector/scopes.ts';
import type { Context, Env } from './context.ts';

/** `A::B`, `::A`: members of the module in front, or a constant of the top level. */
export function constantPath(context: Context, node: Node, env: Env): Expression {
  const span = spanOf(node);
  const scope = node.childForFieldName('scope');
  const name = node.childForFieldName('name');
  if (!name) return opaque('syntax-error', span);
  if (!scope) return topLevel(context, sourceOf(context, name), node, env);
  const object = context.visit.expression(context, scope, env);
  return { kind: 'member', object, property: sourceOf(context, name), fallback: null, span };
}

/** `::OpenAI`: not what a class around is called like it, but the one of the top level. */
function topLevel(context: Context, name: string, node: Node, env: Env): Expression {
  const span = spanOf(node);
  const isShadowed = (declaringScope(context, env.scope, name) ?? 0) > 0;
  if (!isShadowed) return { kind: 'name', name, scope: env.scope, span };
  const local = `::${name}`;
  if (!context.rooted.has(local)) {
    context.rooted.add(local);
    addImport(context, { module: name, imported: '*', local, moduleSpan: span, span });
  }
  return { kind: 'name', name: local, scope: env.scope, span };
}

/** The names of a constant path (`A::B::C`), outermost first; null where something is computed. */
export function pathOf(context: Context, node: Node): readonly Node[] | null {
  if (node.type === 'constant') return [node];
  if (node.type !== 'scope_resolution') return null;
  const scope = node.childForFieldName('scope');
  const name = node.childForFieldName('name');
  if (!name) return null;
  const outer = scope ? pathOf(context, scope) : [];
  return outer && [...outer, name];
}

/** A name of the source as an expression. */
export function constantNamed(context: Context, node: Node, env: Env): Expression {
  return node.type === 'constant' ? nameOf(context, node, env) : context.visit.expression(context, node, env);
}
