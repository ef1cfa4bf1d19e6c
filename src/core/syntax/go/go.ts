import type { Node } from '../tree/node.ts';
import type { Expression, FileFacts } from '../../model/facts.ts';
import type { SourceText } from '../../model/text.ts';
import { assign, bindMember, declare } from '../collector/bindings.ts';
import { deeper } from '../collector/depth.ts';
import { factsOf } from '../collector/facts-of.ts';
import { parts, spanOf } from '../collector/nodes.ts';
import { isWithin, openModule, openScope } from '../collector/scopes.ts';
import { createContext } from './context.ts';
import type { Context, Env } from './context.ts';
import { declaration } from './declarations.ts';
import { expression } from './expressions.ts';

/** The facts of a Go document. One pass over the tree; never throws for any text. */
export function collectGoFacts(root: Node, source: SourceText): FileFacts {
  const context = createContext(source.text, block);
  const env = openModule(context);
  const top = parts(context, root);
  const name = top.find(({ type }) => type === 'package_clause');
  // Types first: methods may stand before the type they belong to.
  for (const node of top) if (node.type === 'type_declaration') declaration(context, node, env);
  for (const node of top) if (node.type !== 'type_declaration') statement(context, node, env);
  const namespace = (name ? parts(context, name)[0]?.text : undefined) ?? '';
  return factsOf(context, root, source, { ecosystem: 'golang', namespace, lineComment: '//' });
}

/** The statements of a block. Those of a function body share the scope of its parameters. */
function block(context: Context, node: Node, env: Env): void {
  for (const part of parts(context, node)) {
    if (part.type === 'statement_list') block(context, part, env);
    else statement(context, part, env);
  }
}

function statement(context: Context, node: Node, env: Env): void {
  deeper(context, () => {
    dispatch(context, node, env);
  });
}

function dispatch(context: Context, node: Node, env: Env): void {
  switch (node.type) {
    case 'short_var_declaration':
      give(context, node, env, true);
      return;
    case 'assignment_statement':
      give(context, node, env, node.childForFieldName('operator')?.text !== '=' ? null : false);
      return;
    case 'return_statement':
      returned(context, node, env);
      return;
    case 'if_statement':
    case 'for_statement':
    case 'expression_switch_statement':
    case 'type_switch_statement':
    case 'select_statement':
    case 'block':
      branches(context, node, env);
      return;
    case 'range_clause':
      range(context, node, env);
      return;
    case 'expression_case':
      cases(context, node, env);
      return;
    case 'default_case':
    case 'type_case':
    case 'communication_case':
    case 'labeled_statement':
    case 'expression_list':
    case 'for_clause':
    case 'statement_list':
      for (const part of parts(context, node)) statement(context, part, env);
      return;
    default:
      if (!declaration(context, node, env)) expression(context, node, env);
  }
}

/** `a, b := f(), g()`: the first name of a call of several results gets its value. null: `+=` and the like. */
function give(context: Context, node: Node, env: Env, declares: boolean | null): void {
  const left = listOf(context, node.childForFieldName('left'));
  const right = listOf(context, node.childForFieldName('right')).map((value) => expression(context, value, env));
  for (const [index, target] of left.entries()) {
    const value = declares === null ? null : (right[index] ?? null);
    bindTo(context, target, value, node, env, declares === true);
  }
}

function bindTo(
  context: Context,
  target: Node,
  value: Expression | null,
  node: Node,
  env: Env,
  declares: boolean,
): void {
  const bound = { name: target.text, nameSpan: spanOf(target), value, span: spanOf(node) };
  if (target.type === 'identifier') {
    if (declares && !context.names[env.scope]?.has(target.text)) declare(context, env, { ...bound, kind: 'variable' });
    else assign(context, env, bound);
    return;
  }
  const object = target.childForFieldName('operand');
  const field = target.childForFieldName('field');
  if (target.type !== 'selector_expression' || !object || !field) {
    expression(context, target, env);
    return;
  }
  const member = { ...bound, name: field.text, nameSpan: spanOf(field) };
  const owner = receiverScope(context, object, env);
  if (owner === null) bindMember(context, env, member.name, member.value, member.nameSpan, member.span);
  else declare(context, env, { ...member, kind: 'attribute', scope: owner });
}

/** The class scope of a receiver's type, where the object is the receiver of the method around. */
function receiverScope(context: Context, object: Node, env: Env): number | null {
  if (object.type !== 'identifier') return null;
  const found = context.bindings.findLast(({ name, value }) => name === object.text && value?.kind === 'self');
  if (found?.value?.kind !== 'self') return null;
  return isWithin(context, env.scope, found.scope) ? found.value.scope : null;
}

function listOf(context: Context, node: Node | null): readonly Node[] {
  if (!node) return [];
  return node.type === 'expression_list' ? parts(context, node) : [node];
}

function returned(context: Context, node: Node, env: Env): void {
  const [list] = parts(context, node);
  const [first, ...rest] = listOf(context, list ?? null);
  for (const other of rest) expression(context, other, env);
  if (!first) return;
  const value = expression(context, first, env);
  if (value.kind !== 'constant') env.returns?.push(value);
}

/** A region that may not run, with names of its own. */
function branches(context: Context, node: Node, env: Env): void {
  const scope = openScope(context, 'block', env.scope, null, spanOf(node));
  const inner: Env = { ...env, scope };
  for (const part of parts(context, node)) {
    const isBody = part.type === 'block' || part.type.endsWith('_case') || part.type === 'if_statement';
    const region = isBody ? { span: spanOf(part), scope } : env.region;
    if (part.type === 'block') block(context, part, { ...inner, scope: childScope(context, part, scope), region });
    else statement(context, part, { ...inner, region });
  }
}

function childScope(context: Context, node: Node, parent: number): number {
  return openScope(context, 'block', parent, null, spanOf(node));
}

/** What a value is compared with is no value itself. */
function cases(context: Context, node: Node, env: Env): void {
  const value = node.childForFieldName('value');
  for (const part of parts(context, node)) {
    if (value && part.startIndex === value.startIndex) {
      for (const one of listOf(context, part)) context.comparisons.push({ span: spanOf(one) });
    } else statement(context, part, env);
  }
}

function range(context: Context, node: Node, env: Env): void {
  const right = node.childForFieldName('right');
  const value = right ? expression(context, right, env) : null;
  const names = listOf(context, node.childForFieldName('left'));
  for (const [index, target] of names.entries()) {
    if (target.type !== 'identifier') continue;
    // Of a list the second name is the item; the first counts.
    const bound = {
      name: target.text,
      nameSpan: spanOf(target),
      value: index === 1 ? value : null,
      span: spanOf(node),
    };
    declare(context, env, { ...bound, kind: 'loop' });
  }
}
