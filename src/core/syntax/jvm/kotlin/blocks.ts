import type { Node } from '../../tree/node.ts';
import type { Expression } from '../../../model/facts.ts';
import { parts, spanOf } from '../../collector/nodes.ts';
import { inRegion } from '../../collector/regions.ts';
import { openScope } from '../../collector/scopes.ts';
import type { Context, Env } from '../context.ts';

/** Nodes that are run for what they do; all others have a value. */
const STATEMENTS: ReadonlySet<string> = new Set([
  'assignment',
  'property_declaration',
  'function_declaration',
  'class_declaration',
  'object_declaration',
  'for_statement',
  'while_statement',
  'do_while_statement',
]);

/** Runs statements in order; gives the value of the last one, where it has any. */
export function blockValue(context: Context, statements: readonly Node[], env: Env): Expression | null {
  const last = statements.at(-1);
  for (const statement of statements.slice(0, -1)) context.visit.statement(context, statement, env);
  if (!last) return null;
  if (!STATEMENTS.has(last.type)) return context.visit.expression(context, last, env);
  context.visit.statement(context, last, env);
  return null;
}

/** A branch of `if`, `when` or `try`: a block or one expression, which may not run. */
export function branchValue(context: Context, node: Node, env: Env): Expression | null {
  const within = inRegion(env, spanOf(node));
  if (node.type !== 'block') return blockValue(context, [node], within);
  const children = parts(context, node);
  const declares = children.some(({ type }) => type === 'property_declaration');
  const scope = declares ? openScope(context, 'block', env.scope, null, spanOf(node)) : env.scope;
  return blockValue(context, children, { ...within, scope });
}
