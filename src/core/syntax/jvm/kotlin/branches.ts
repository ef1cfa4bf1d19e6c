import type { Node } from '../../tree/node.ts';
import type { Expression } from '../../../model/facts.ts';
import { declare } from '../../collector/bindings.ts';
import { noteComparison } from '../../collector/comparisons.ts';
import { conditional } from '../../collector/expressions.ts';
import { identifierOf, parts, spanOf } from '../../collector/nodes.ts';
import { openScope } from '../../collector/scopes.ts';
import type { Context, Env } from '../context.ts';
import { branchValue } from './blocks.ts';

/** What jumps gives no value to the branches beside it. */
const JUMPS: ReadonlySet<string> = new Set(['return_expression', 'throw_expression']);

export function ifExpression(context: Context, node: Node, env: Env): Expression {
  const condition = node.childForFieldName('condition');
  if (condition) context.visit.expression(context, condition, env);
  const branches = parts(context, node).filter((part) => part.id !== condition?.id);
  return conditional(
    branches.flatMap((branch) => valueOf(context, branch, env)),
    spanOf(node),
  );
}

function valueOf(context: Context, branch: Node, env: Env): Expression[] {
  const value = branchValue(context, branch, env);
  return value && !JUMPS.has(branch.type) ? [value] : [];
}

/** `when`: its conditions are comparisons, its entries are what it may give. */
export function whenExpression(context: Context, node: Node, env: Env): Expression {
  const scope = openScope(context, 'block', env.scope, null, spanOf(node));
  const within = { ...env, scope };
  const values: Expression[] = [];
  for (const part of parts(context, node)) {
    if (part.type === 'when_subject') subject(context, part, within);
    else if (part.type === 'when_entry') values.push(...entry(context, part, within));
  }
  return conditional(values, spanOf(node));
}

function subject(context: Context, node: Node, env: Env): void {
  const children = parts(context, node);
  const declared = children.find(({ type }) => type === 'variable_declaration');
  const initial = children.at(-1);
  if (!initial || initial === declared) return;
  const value = context.visit.expression(context, initial, env);
  const name = declared ? parts(context, declared).find(({ type }) => type === 'identifier') : null;
  if (!declared || !name) return;
  declare(context, env, {
    name: identifierOf(context, name),
    scope: env.scope,
    kind: 'variable',
    value,
    nameSpan: spanOf(name),
    span: spanOf(node),
  });
}

function entry(context: Context, node: Node, env: Env): Expression[] {
  const conditions = node.childrenForFieldName('condition');
  for (const condition of conditions) {
    const tests = condition.type === 'range_test' ? parts(context, condition) : [condition];
    if (condition.type === 'type_test') continue;
    for (const test of tests) noteComparison(context, context.visit.expression(context, test, env));
  }
  const ids = new Set(conditions.map(({ id }) => id));
  const body = parts(context, node).findLast((part) => !ids.has(part.id));
  return body ? valueOf(context, body, env) : [];
}

/** `try`: its block and its handlers are what it may give. */
export function tryExpression(context: Context, node: Node, env: Env): Expression {
  const values: Expression[] = [];
  for (const part of parts(context, node)) {
    const block = part.type === 'block' ? part : parts(context, part).find(({ type }) => type === 'block');
    if (!block) continue;
    if (part.type === 'finally_block')
      for (const inner of parts(context, block)) context.visit.statement(context, inner, env);
    else values.push(...valueOf(context, block, env));
  }
  return conditional(values, spanOf(node));
}
