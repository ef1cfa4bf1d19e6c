import type { Node } from '../tree/node.ts';
import type { Expression } from '../../model/facts.ts';
import { noteComparison } from '../collector/comparisons.ts';
import { deeper } from '../collector/depth.ts';
import { opaque } from '../collector/expressions.ts';
import { parts, spanOf } from '../collector/nodes.ts';
import { inRegion } from '../collector/regions.ts';
import { openScope } from '../collector/scopes.ts';
import { moduleCall } from './calls.ts';
import type { Context, Env } from './context.ts';
import { declaration, variables } from './declarations.ts';
import { exportStatement, importStatement, sideEffectImport } from './modules.ts';
import { bindUnnamed } from './patterns.ts';

/** Declarations of types, which hold no values. */
const TYPES: ReadonlySet<string> = new Set([
  'function_signature',
  'type_annotation',
  'type_arguments',
  'type_parameters',
  'module',
  'break_statement',
  'continue_statement',
  'debugger_statement',
  'empty_statement',
  'statement_identifier',
  'hash_bang_line',
  'html_comment',
  'jsx_text',
]);

/** Declarations that need the block they stand in to be a scope. */
const SCOPED: ReadonlySet<string> = new Set([
  'lexical_declaration',
  'class_declaration',
  'abstract_class_declaration',
  'function_declaration',
  'generator_function_declaration',
  'enum_declaration',
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
      expressionStatement(context, node, env);
      return;
    case 'lexical_declaration':
    case 'variable_declaration':
      variables(context, node, env, false);
      return;
    case 'return_statement': {
      const [value] = parts(context, node);
      if (value) env.returns?.push(context.visit.expression(context, value, env));
      return;
    }
    case 'import_statement':
      importStatement(context, node, env);
      return;
    case 'export_statement':
      exportStatement(context, node, env);
      return;
    case 'statement_block':
      block(context, node, env);
      return;
    default:
      if (declaration(context, node, type, env, null) || control(context, node, type, env) || TYPES.has(type)) return;
      context.visit.expression(context, node, env);
  }
}

function expressionStatement(context: Context, node: Node, env: Env): void {
  for (const part of parts(context, node)) {
    const module = moduleCall(context, part);
    if (module) sideEffectImport(context, module, spanOf(part), env);
    else if (!declaration(context, part, part.type, env, null)) context.visit.expression(context, part, env);
  }
}

/** A block; a scope of its own only where it declares something. */
function block(context: Context, node: Node, env: Env): void {
  const children = parts(context, node);
  const types = children.some((child) => SCOPED.has(child.type));
  const inner = types ? { ...env, scope: openScope(context, 'block', env.scope, null, spanOf(node)) } : env;
  for (const child of children) statement(context, child, inner);
}

/** Statements that may run other statements or not. */
function control(context: Context, node: Node, type: string, env: Env): boolean {
  switch (type) {
    case 'if_statement':
    case 'while_statement': {
      const [condition, ...branches] = parts(context, node);
      if (condition) context.visit.expression(context, condition, env);
      for (const branch of branches) region(context, branch, env);
      return true;
    }
    case 'else_clause':
    case 'finally_clause':
    case 'labeled_statement':
    case 'with_statement':
      for (const part of parts(context, node)) statement(context, part, env);
      return true;
    case 'do_statement':
      for (const part of parts(context, node)) statement(context, part, env);
      return true;
    case 'for_statement':
      forStatement(context, node, env);
      return true;
    case 'for_in_statement':
      forEach(context, node, env);
      return true;
    case 'switch_statement':
      switchStatement(context, node, env);
      return true;
    case 'try_statement':
      tryStatement(context, node, env);
      return true;
    case 'throw_statement':
      for (const part of parts(context, node)) context.visit.expression(context, part, env);
      return true;
    default:
      return false;
  }
}

function region(context: Context, node: Node, env: Env): void {
  statement(context, node, inRegion(env, spanOf(node)));
}

function forStatement(context: Context, node: Node, env: Env): void {
  const children = parts(context, node);
  const scope = openScope(context, 'block', env.scope, null, spanOf(node));
  const inner = { ...env, scope };
  for (const part of children.slice(0, -1)) statement(context, part, inner);
  const body = children.at(-1);
  if (body) statement(context, body, { ...inner, region: { span: spanOf(body), scope: env.scope } });
}

/** `for (const x of xs)`: each item of the list; `in` gives keys, which nothing is known of. */
function forEach(context: Context, node: Node, env: Env): void {
  const [left, right, body] = parts(context, node);
  if (!left || !right) return;
  const opening = context.text.slice(node.startIndex, left.startIndex);
  const ofItems = context.text.slice(left.endIndex, right.startIndex).includes('of');
  const given = context.visit.expression(context, right, env);
  const value: Expression = ofItems ? given : opaque('loop-variable', spanOf(right));
  const scope = openScope(context, 'block', env.scope, null, spanOf(node));
  const inner: Env = { ...env, scope };
  const declares = /\b(?:const|let|var|using)\s/.test(opening);
  const span = spanOf(left);
  if (left.type === 'identifier' || !declares) {
    context.visit.pattern(
      context,
      left,
      value,
      { kind: 'loop', scope: declares ? scope : null, exported: false, annotation: null, span },
      inner,
    );
  } else {
    const item = bindUnnamed(context, left, value, 'loop', null, inner);
    context.visit.pattern(
      context,
      left,
      item,
      { kind: 'variable', scope, exported: false, annotation: null, span },
      inner,
    );
  }
  if (body) statement(context, body, { ...inner, region: { span: spanOf(body), scope: env.scope } });
}

function switchStatement(context: Context, node: Node, env: Env): void {
  const [value, body] = parts(context, node);
  if (value) context.visit.expression(context, value, env);
  if (!body) return;
  const inner = { ...env, scope: openScope(context, 'block', env.scope, null, spanOf(body)) };
  for (const clause of parts(context, body)) {
    const children = [...parts(context, clause)];
    const test = clause.type === 'switch_case' ? children.shift() : undefined;
    if (test) noteComparison(context, context.visit.expression(context, test, inner));
    const within = inRegion({ ...inner, scope: env.scope }, spanOf(clause)).region;
    for (const child of children) statement(context, child, { ...inner, region: within });
  }
}

function tryStatement(context: Context, node: Node, env: Env): void {
  for (const part of parts(context, node)) {
    if (part.type !== 'catch_clause') {
      if (part.type === 'finally_clause') statement(context, part, env);
      else region(context, part, env);
      continue;
    }
    const children = parts(context, part);
    const body = children.at(-1);
    const [caught] = children;
    const span = spanOf(part);
    const scope = openScope(context, 'block', env.scope, null, span);
    const inner: Env = { ...env, scope, region: { span, scope: env.scope } };
    if (caught && caught !== body) {
      context.visit.pattern(
        context,
        caught,
        null,
        { kind: 'variable', scope, exported: false, annotation: null, span: spanOf(caught) },
        inner,
      );
    }
    if (body) statement(context, body, inner);
  }
}
