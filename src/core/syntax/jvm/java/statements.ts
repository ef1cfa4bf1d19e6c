import type { Node } from '../../tree/node.ts';
import type { Expression } from '../../../model/facts.ts';
import { declare } from '../../collector/bindings.ts';
import { deeper } from '../../collector/depth.ts';
import { identifierOf, parts, spanOf } from '../../collector/nodes.ts';
import { inRegion } from '../../collector/regions.ts';
import { openScope } from '../../collector/scopes.ts';
import { annotation, annotations, constructorInvocation } from './calls.ts';
import { member, typeDeclaration } from './declarations.ts';
import { typeReference } from './types.ts';
import type { Context, Env } from '../context.ts';
import { holdsEnvironment, noteEnvironment } from '../environment.ts';

/** What holds no values: types, labels and jumps. */
const EMPTY: ReadonlySet<string> = new Set([
  'break_statement',
  'continue_statement',
  'marker_annotation',
  'modifiers',
  'type_arguments',
  'type_parameters',
  'type_identifier',
  'generic_type',
  'array_type',
  'integral_type',
  'dimensions',
]);

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
    case 'assert_statement':
    case 'yield_statement':
      for (const part of parts(context, node)) context.visit.expression(context, part, env);
      return;
    case 'local_variable_declaration':
      variables(context, node, env);
      return;
    case 'return_statement': {
      const [value] = parts(context, node);
      if (value) env.returns?.push(context.visit.expression(context, value, env));
      return;
    }
    case 'block':
      block(context, node, env);
      return;
    case 'explicit_constructor_invocation':
      constructorInvocation(context, node, env);
      return;
    case 'annotation':
      annotation(context, node, env);
      return;
    default:
      if (EMPTY.has(type) || typeDeclaration(context, node, type, env) || control(context, node, type, env)) return;
      if (type === 'method_declaration' || type === 'field_declaration' || type === 'constructor_declaration')
        member(context, node, env);
      else context.visit.expression(context, node, env);
  }
}

/** A block; a scope of its own only where it declares something. */
function block(context: Context, node: Node, env: Env): void {
  const children = parts(context, node);
  const declares = children.some((child) => child.type === 'local_variable_declaration');
  const within = declares ? { ...env, scope: openScope(context, 'block', env.scope, null, spanOf(node)) } : env;
  for (const child of children) statement(context, child, within);
}

function variables(context: Context, node: Node, env: Env): void {
  const type = node.childForFieldName('type');
  const annotated = type ? typeReference(context, type, env) : null;
  const given = annotations(context, node, env);
  for (const part of parts(context, node)) {
    if (part.type !== 'variable_declarator') continue;
    const initial = part.childForFieldName('value');
    const value = initial ? context.visit.expression(context, initial, env) : given;
    bindVariable(context, part.childForFieldName('name'), value, annotated, part, env);
  }
}

function bindVariable(
  context: Context,
  name: Node | null,
  value: Expression | null,
  annotated: Expression | null,
  node: Node,
  env: Env,
  kind: 'variable' | 'loop' = 'variable',
): void {
  if (!name) return;
  const text = identifierOf(context, name);
  declare(context, env, {
    name: text,
    scope: env.scope,
    kind,
    value,
    annotation: annotated,
    nameSpan: spanOf(name),
    span: spanOf(node),
  });
  if (value && holdsEnvironment(context, value)) noteEnvironment(context, env, text);
}

/** Statements that may run other statements or not. */
function control(context: Context, node: Node, type: string, env: Env): boolean {
  switch (type) {
    case 'if_statement':
    case 'while_statement': {
      const condition = node.childForFieldName('condition');
      if (condition) context.visit.expression(context, condition, env);
      for (const field of ['consequence', 'alternative', 'body']) {
        const part = node.childForFieldName(field);
        if (part) region(context, part, env);
      }
      return true;
    }
    case 'for_statement':
    case 'enhanced_for_statement':
      loop(context, node, type, env);
      return true;
    case 'try_statement':
    case 'try_with_resources_statement':
      tryStatement(context, node, env);
      return true;
    case 'do_statement':
    case 'labeled_statement':
    case 'synchronized_statement':
    case 'finally_clause':
    case 'static_initializer':
      for (const part of parts(context, node)) if (part.type !== 'identifier') statement(context, part, env);
      return true;
    default:
      return false;
  }
}

function region(context: Context, node: Node, env: Env): void {
  statement(context, node, inRegion(env, spanOf(node)));
}

function loop(context: Context, node: Node, type: string, env: Env): void {
  const within = { ...env, scope: openScope(context, 'block', env.scope, null, spanOf(node)) };
  const body = node.childForFieldName('body');
  if (type === 'enhanced_for_statement') {
    const over = node.childForFieldName('value');
    const value = over ? context.visit.expression(context, over, env) : null;
    bindVariable(context, node.childForFieldName('name'), value, null, node, within, 'loop');
  } else for (const part of parts(context, node)) if (!body || part.id !== body.id) statement(context, part, within);
  if (body) statement(context, body, { ...within, region: { span: spanOf(body), scope: env.scope } });
}

function tryStatement(context: Context, node: Node, env: Env): void {
  const scope = openScope(context, 'block', env.scope, null, spanOf(node));
  const within = { ...env, scope };
  for (const part of parts(context, node)) {
    const span = spanOf(part);
    if (part.type === 'resource_specification') resources(context, part, within);
    else if (part.type === 'finally_clause') statement(context, part, env);
    else if (part.type === 'catch_clause') {
      const body = part.childForFieldName('body');
      if (body) statement(context, body, { ...env, region: { span, scope: env.scope } });
    } else statement(context, part, { ...within, region: { span, scope: env.scope } });
  }
}

function resources(context: Context, node: Node, env: Env): void {
  for (const part of parts(context, node)) {
    const initial = part.childForFieldName('value');
    const value = initial ? context.visit.expression(context, initial, env) : null;
    const type = part.childForFieldName('type');
    const annotated = type ? typeReference(context, type, env) : null;
    bindVariable(context, part.childForFieldName('name'), value, annotated, part, env);
  }
}
