import type { Node } from '../tree/node.ts';
import type { Expression } from '../../model/facts.ts';
import type { Span } from '../../model/text.ts';
import { deeper } from '../collector/depth.ts';
import { columnOf } from '../collector/expressions.ts';
import { identifierOf, parts, spanOf } from '../collector/nodes.ts';
import { inRegion } from '../collector/regions.ts';
import { openScope } from '../collector/scopes.ts';
import { placed } from './placed.ts';
import { declareTyped } from './names.ts';
import type { Context, Env } from './context.ts';
import { attributeCalls, typeDeclaration, variables } from './declarations.ts';
import { importStatement } from './imports.ts';
import { declaredType } from './types.ts';

/** What holds no values: types, labels, and directives. */
const EMPTY: ReadonlySet<string> = new Set([
  'modifier',
  'predefined_type',
  'implicit_type',
  'array_type',
  'nullable_type',
  'tuple_type',
  'type_argument_list',
  'type_parameter_list',
  'type_parameter_constraints_clause',
  'break_statement',
  'continue_statement',
  'empty_statement',
  'goto_statement',
  'extern_alias_directive',
  'shebang_directive',
  'discard',
]);

/** Declarations that need the block they stand in to be a scope. */
const SCOPED: ReadonlySet<string> = new Set(['local_declaration_statement', 'local_function_statement']);

/** Collects what a statement, or an expression in its place, holds. */
export function statement(context: Context, node: Node, env: Env): void {
  deeper(context, () => {
    dispatch(context, node, env);
    return true;
  });
}

function dispatch(context: Context, node: Node, env: Env): void {
  const type = node.type;
  switch (type) {
    case 'expression_statement':
    case 'throw_statement':
    case 'throw_expression':
      for (const part of parts(context, node)) context.visit.expression(context, part, env);
      return;
    case 'local_declaration_statement':
      for (const part of parts(context, node))
        if (part.type === 'variable_declaration') variables(context, part, 'variable', env);
      return;
    case 'variable_declaration':
      variables(context, node, 'variable', env);
      return;
    case 'return_statement':
    case 'yield_statement': {
      const [value] = parts(context, node);
      if (value) env.returns?.push(context.visit.expression(context, value, env, env.result));
      return;
    }
    case 'block':
      block(context, node, env);
      return;
    case 'local_function_statement':
      localFunction(context, node, env);
      return;
    case 'attribute_list':
      attributeCalls(context, node, env);
      return;
    case 'using_directive':
      importStatement(context, node, env);
      return;
    default:
      if (EMPTY.has(type) || typeDeclaration(context, node, type, env) || control(context, node, type, env)) return;
      if (type.startsWith('preproc_')) {
        for (const part of placed(context, [node], env))
          if (part.node.id !== node.id) statement(context, part.node, part.env);
        return;
      }
      context.visit.expression(context, node, env);
  }
}

/** A block; a scope of its own only where it declares something. */
function block(context: Context, node: Node, env: Env): void {
  const children = parts(context, node);
  const declares = children.some((child) => SCOPED.has(child.type));
  const inner = declares ? { ...env, scope: openScope(context, 'block', env.scope, null, spanOf(node)) } : env;
  for (const part of placed(context, children, inner)) statement(context, part.node, part.env);
}

function localFunction(context: Context, node: Node, env: Env): void {
  const name = node.childForFieldName('name');
  if (!name) return;
  const text = identifierOf(context, name);
  const value = context.visit.functionOf(context, node, env, text);
  declareTyped(context, env, {
    name: text,
    scope: env.scope,
    kind: 'function',
    value,
    branch: null,
    nameSpan: spanOf(name),
    span: spanOf(node),
  });
}

/** Statements that may run other statements or not. */
function control(context: Context, node: Node, type: string, env: Env): boolean {
  switch (type) {
    case 'if_statement':
    case 'while_statement': {
      const [condition, ...branches] = parts(context, node);
      if (condition) context.visit.expression(context, condition, env);
      for (const branch of branches) statement(context, branch, inRegion(env, spanOf(branch)));
      return true;
    }
    case 'do_statement':
    case 'lock_statement':
    case 'fixed_statement':
    case 'unsafe_statement':
    case 'checked_statement':
    case 'finally_clause':
    case 'global_statement':
      for (const part of parts(context, node)) statement(context, part, env);
      return true;
    case 'labeled_statement':
      for (const part of parts(context, node).slice(1)) statement(context, part, env);
      return true;
    case 'using_statement':
    case 'for_statement':
      loop(context, node, env, type === 'for_statement');
      return true;
    case 'foreach_statement':
      forEach(context, node, env);
      return true;
    case 'switch_statement':
      switchStatement(context, node, env);
      return true;
    case 'try_statement':
      tryStatement(context, node, env);
      return true;
    default:
      return false;
  }
}

/** `using (var x = …) { … }`, `for (var i = 0; …) { … }`. */
function loop(context: Context, node: Node, env: Env, conditional: boolean): void {
  const body = node.childForFieldName('body');
  const scope = openScope(context, 'block', env.scope, null, spanOf(node));
  const inner = { ...env, scope };
  for (const part of parts(context, node)) if (part.id !== body?.id) statement(context, part, inner);
  if (body) statement(context, body, conditional ? within(inner, env, spanOf(body)) : inner);
}

function within(inner: Env, outer: Env, span: Span): Env {
  return { ...inner, region: { span, scope: outer.scope } };
}

/** `foreach (var x in xs)`: each item of the list. */
function forEach(context: Context, node: Node, env: Env): void {
  const left = node.childForFieldName('left');
  const right = node.childForFieldName('right');
  const body = node.childForFieldName('body');
  const value: Expression | null = right ? context.visit.expression(context, right, env) : null;
  const scope = openScope(context, 'block', env.scope, null, spanOf(node));
  const inner: Env = { ...env, scope };
  const type = declaredType(context, node.childForFieldName('type'), env);
  const names = left?.type === 'identifier' ? [left] : left ? parts(context, left) : [];
  for (const name of names) {
    if (name.type !== 'identifier') continue;
    const alone = names.length === 1 && left?.type === 'identifier';
    declareTyped(
      context,
      inner,
      {
        name: identifierOf(context, name),
        scope,
        kind: alone ? 'loop' : 'variable',
        value: alone || !value ? value : columnOf(value, names.indexOf(name), spanOf(name)),
        branch: null,
        nameSpan: spanOf(name),
        span: spanOf(name),
      },
      type,
    );
  }
  if (body) statement(context, body, within(inner, env, spanOf(body)));
}

function switchStatement(context: Context, node: Node, env: Env): void {
  const value = node.childForFieldName('value');
  const body = node.childForFieldName('body');
  if (value) context.visit.expression(context, value, env);
  if (!body) return;
  const inner = { ...env, scope: openScope(context, 'block', env.scope, null, spanOf(body)) };
  for (const section of placed(context, parts(context, body), inner)) {
    const region = within(section.env, env, spanOf(section.node));
    for (const part of parts(context, section.node)) {
      if (part.type.endsWith('_pattern') || part.type === 'when_clause') context.visit.pattern(context, part, inner);
      else statement(context, part, region);
    }
  }
}

function tryStatement(context: Context, node: Node, env: Env): void {
  for (const part of parts(context, node)) {
    if (part.type !== 'catch_clause') {
      statement(context, part, part.type === 'finally_clause' ? env : inRegion(env, spanOf(part)));
      continue;
    }
    const scope = openScope(context, 'block', env.scope, null, spanOf(part));
    const inner: Env = { ...env, scope, region: { span: spanOf(part), scope: env.scope } };
    for (const child of parts(context, part)) {
      if (child.type !== 'catch_declaration') {
        statement(context, child, inner);
        continue;
      }
      const name = child.childForFieldName('name');
      if (!name) continue;
      declareTyped(
        context,
        inner,
        {
          name: identifierOf(context, name),
          scope,
          kind: 'variable',
          value: null,
          branch: null,
          nameSpan: spanOf(name),
          span: spanOf(child),
        },
        declaredType(context, child.childForFieldName('type'), env),
      );
    }
  }
}
