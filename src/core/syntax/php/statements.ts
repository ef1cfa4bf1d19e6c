import type { Node } from '../tree/node.ts';
import type { Expression } from '../../model/facts.ts';
import { declare } from '../collector/bindings.ts';
import { noteComparison } from '../collector/comparisons.ts';
import { deeper } from '../collector/depth.ts';
import { opaque } from '../collector/expressions.ts';
import { parts, sourceOf, spanOf } from '../collector/nodes.ts';
import { inRegion } from '../collector/regions.ts';
import { bind } from './assignments.ts';
import { attributes } from './calls.ts';
import { classOf, constants } from './classes.ts';
import type { Context, Env } from './context.ts';
import { useDeclaration } from './names.ts';
import { returnedSettings } from './settings.ts';

/** What holds no values. */
const TEXT: ReadonlySet<string> = new Set([
  'text',
  'php_tag',
  'php_end_tag',
  'text_interpolation',
  'break_statement',
  'continue_statement',
  'goto_statement',
  'named_label_statement',
  'global_declaration',
  'declare_directive',
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
    case 'compound_statement':
    case 'colon_block':
    case 'else_clause':
    case 'finally_clause':
    case 'declare_statement':
    case 'program':
      for (const part of parts(context, node)) statement(context, part, env);
      return;
    case 'return_statement':
      returned(context, node, env);
      return;
    case 'namespace_definition':
      namespace(context, node, env);
      return;
    case 'namespace_use_declaration':
      useDeclaration(context, node);
      return;
    case 'const_declaration':
      constants(context, node, { ...env, scope: 0 });
      return;
    case 'function_static_declaration':
      for (const part of parts(context, node)) staticVariable(context, part, env);
      return;
    case 'attribute_list':
      attributes(context, node, env);
      return;
    default:
      if (declaration(context, node, type, env) || control(context, node, type, env) || TEXT.has(type)) return;
      context.visit.expression(context, node, env);
  }
}

function namespace(context: Context, node: Node, env: Env): void {
  const name = node.childForFieldName('name');
  const body = node.childForFieldName('body');
  context.within.namespace = name ? sourceOf(context, name) : '';
  for (const part of body ? parts(context, body) : []) statement(context, part, env);
}

/** Of a document that only returns a table, the table is its settings. */
function returned(context: Context, node: Node, env: Env): void {
  const [part] = parts(context, node);
  if (!part) return;
  const value = context.visit.expression(context, part, env);
  if (env.returns) env.returns.push(value);
  else returnedSettings(context, value);
}

function staticVariable(context: Context, node: Node, env: Env): void {
  const name = node.childForFieldName('name');
  const initial = node.childForFieldName('value');
  if (!name) return;
  const value: Expression = initial
    ? context.visit.expression(context, initial, env)
    : opaque('runtime-value', spanOf(name));
  bind(context, name, value, spanOf(node), env);
}

function declaration(context: Context, node: Node, type: string, env: Env): boolean {
  switch (type) {
    case 'class_declaration':
    case 'interface_declaration':
    case 'trait_declaration':
    case 'enum_declaration':
    case 'function_definition': {
      const nameNode = node.childForFieldName('name');
      const name = nameNode ? sourceOf(context, nameNode) : null;
      const isFunction = type === 'function_definition';
      const value = isFunction
        ? context.visit.functionOf(context, node, { ...env, self: null, base: null }, name)
        : classOf(context, node, env, name);
      if (!nameNode || name === null) return true;
      declare(context, env, {
        name,
        // Wherever they are declared, functions and classes are seen everywhere.
        scope: 0,
        kind: isFunction ? 'function' : 'class',
        value,
        nameSpan: spanOf(nameNode),
        span: spanOf(node),
      });
      return true;
    }
    default:
      return false;
  }
}

/** Statements that may run other statements or not. */
function control(context: Context, node: Node, type: string, env: Env): boolean {
  switch (type) {
    case 'if_statement':
    case 'else_if_clause':
    case 'while_statement': {
      const condition = node.childForFieldName('condition');
      if (condition) context.visit.expression(context, condition, env);
      for (const part of parts(context, node)) if (part.id !== condition?.id) region(context, part, env);
      return true;
    }
    case 'do_statement':
      for (const part of parts(context, node)) statement(context, part, env);
      return true;
    case 'for_statement':
      for (const part of parts(context, node)) {
        if (part.type === 'compound_statement') region(context, part, env);
        else statement(context, part, env);
      }
      return true;
    case 'foreach_statement':
      forEach(context, node, env);
      return true;
    case 'switch_statement':
      switchStatement(context, node, env);
      return true;
    case 'try_statement':
      for (const part of parts(context, node)) {
        if (part.type === 'catch_clause') caught(context, part, env);
        else if (part.type === 'finally_clause') statement(context, part, env);
        else region(context, part, env);
      }
      return true;
    default:
      return false;
  }
}

function region(context: Context, node: Node, env: Env): void {
  statement(context, node, inRegion(env, spanOf(node)));
}

/** `foreach ($list as $item)`, `foreach ($table as $key => $value)`: each item of a list. */
function forEach(context: Context, node: Node, env: Env): void {
  const body = node.childForFieldName('body');
  const [list, target] = parts(context, node).filter((part) => part.id !== body?.id);
  const given = list ? context.visit.expression(context, list, env) : null;
  const inner = inRegion(env, spanOf(body ?? node));
  const [key, value] = target?.type === 'pair' ? parts(context, target) : [undefined, target];
  // Keys choose and name; what is used are the values.
  if (key) bind(context, key, opaque('loop-variable', spanOf(key)), spanOf(key), inner);
  if (value && given) bind(context, value, given, spanOf(value), inner, 'loop');
  if (body) statement(context, body, inner);
}

function switchStatement(context: Context, node: Node, env: Env): void {
  const condition = node.childForFieldName('condition');
  const body = node.childForFieldName('body');
  if (condition) context.visit.expression(context, condition, env);
  for (const clause of body ? parts(context, body) : []) {
    const label = clause.childForFieldName('value');
    if (label) noteComparison(context, context.visit.expression(context, label, env));
    const inner = inRegion(env, spanOf(clause));
    for (const part of parts(context, clause)) if (part.id !== label?.id) statement(context, part, inner);
  }
}

function caught(context: Context, node: Node, env: Env): void {
  const name = node.childForFieldName('name');
  const body = node.childForFieldName('body');
  const inner = inRegion(env, spanOf(node));
  if (name) bind(context, name, opaque('runtime-value', spanOf(name)), spanOf(name), inner);
  if (body) statement(context, body, inner);
}
