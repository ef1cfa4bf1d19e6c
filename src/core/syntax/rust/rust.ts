import type { Node } from '../tree/node.ts';
import type { Expression, FileFacts } from '../../model/facts.ts';
import type { SourceText } from '../../model/text.ts';
import { assign, bindMember, declare } from '../collector/bindings.ts';
import { columnOf } from '../collector/expressions.ts';
import { factsOf } from '../collector/facts-of.ts';
import { parts, spanOf } from '../collector/nodes.ts';
import { openModule, openScope } from '../collector/scopes.ts';
import { createContext } from './context.ts';
import { expression } from './expressions.ts';
import { item, items } from './items.ts';
import { pathExpression, pathOf, settleCrates } from './paths.ts';
import type { Context, Env } from './context.ts';

/** The facts of a Rust document. One pass over the tree; never throws for any text. */
export function collectRustFacts(root: Node, source: SourceText): FileFacts {
  const context = createContext(source.text, body);
  items(context, root, openModule(context));
  settleCrates(context);
  return factsOf(context, root, source, { ecosystem: 'cargo', lineComment: '//' });
}

/** The statements of a block; its value is that of the last one, where no semicolon follows. */
function body(context: Context, node: Node, env: Env): Expression | null {
  let last: Expression | null = null;
  let attributes: Node[] = [];
  for (const part of parts(context, node)) {
    last = null;
    if (part.type === 'attribute_item') {
      attributes.push(part);
      continue;
    }
    if (part.type === 'let_declaration') letDeclaration(context, part, env);
    else if (part.type === 'expression_statement') {
      const [inner] = parts(context, part);
      if (inner) last = statement(context, inner, env);
      if (part.text.endsWith(';')) last = null;
    } else if (!item(context, part, env, attributes)) last = statement(context, part, env);
    attributes = [];
  }
  return last;
}

function statement(context: Context, node: Node, env: Env): Expression | null {
  if (node.type === 'assignment_expression') {
    assignment(context, node, env);
    return null;
  }
  if (node.type === 'for_expression') {
    loop(context, node, env);
    return null;
  }
  return expression(context, node, env);
}

function letDeclaration(context: Context, node: Node, env: Env): void {
  const [pattern, value, type] = ['pattern', 'value', 'type'].map((field) => node.childForFieldName(field));
  const given = value ? expression(context, value, env) : null;
  const name = pattern?.type === 'mut_pattern' ? parts(context, pattern).at(-1) : pattern;
  if (name?.type !== 'identifier') return;
  const annotation = type && pathOf(type) ? pathExpression(context, type, env, env.self) : null;
  declare(context, env, {
    name: name.text,
    nameSpan: spanOf(name),
    value: given,
    annotation,
    span: spanOf(node),
    kind: 'variable',
  });
}

function assignment(context: Context, node: Node, env: Env): void {
  const [left, right] = [node.childForFieldName('left'), node.childForFieldName('right')];
  if (!left || !right) return;
  const value = expression(context, right, env);
  if (left.type === 'identifier') {
    assign(context, env, { name: left.text, nameSpan: spanOf(left), value, span: spanOf(node) });
    return;
  }
  const field = left.childForFieldName('field');
  if (left.type !== 'field_expression' || !field) return;
  const bound = { name: field.text, nameSpan: spanOf(field), value, span: spanOf(node) };
  const owner = left.childForFieldName('value')?.type === 'self' ? env.self : null;
  if (owner === null) bindMember(context, env, bound.name, bound.value, bound.nameSpan, bound.span);
  else declare(context, env, { ...bound, kind: 'attribute', scope: owner });
}

function loop(context: Context, node: Node, env: Env): void {
  const [pattern, value, inner] = ['pattern', 'value', 'body'].map((field) => node.childForFieldName(field));
  const items = value ? expression(context, value, env) : null;
  const scope = openScope(context, 'block', env.scope, null, spanOf(node));
  const region = { span: spanOf(node), scope: env.scope };
  const within: Env = { ...env, scope, region };
  if (pattern?.type === 'identifier')
    declare(context, within, {
      name: pattern.text,
      nameSpan: spanOf(pattern),
      value: items,
      span: spanOf(node),
      kind: 'loop',
    });
  else if (pattern?.type === 'tuple_pattern' && items)
    for (const [index, part] of parts(context, pattern).entries())
      if (part.type === 'identifier')
        declare(context, within, {
          name: part.text,
          nameSpan: spanOf(part),
          value: columnOf(items, index, spanOf(part)),
          span: spanOf(part),
          kind: 'variable',
        });
  if (inner) body(context, inner, within);
}
