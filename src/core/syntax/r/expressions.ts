import type { Expression } from '../../model/facts.ts';
import type { Node } from '../tree/node.ts';
import { declare } from '../collector/bindings.ts';
import { noteComparison } from '../collector/comparisons.ts';
import { deeper } from '../collector/depth.ts';
import { conditional, either, opaque } from '../collector/expressions.ts';
import { identifierOf, nameOf, parts, sourceOf, spanOf } from '../collector/nodes.ts';
import { inRegion } from '../collector/regions.ts';
import { assignment, isAssignment } from './assignments.ts';
import { callOf } from './calls.ts';
import { isValue } from './context.ts';
import type { Context, Env } from './context.ts';
import { functionOf } from './functions.ts';
import { qualified } from './imports.ts';
import { stringOf } from './strings.ts';

const COMPARING: ReadonlySet<string> = new Set(['==', '!=', '<', '>', '<=', '>=', '%in%']);
const PIPING: ReadonlySet<string> = new Set(['|>', '%>%']);

/** What a piece of R evaluates to; everything is an expression. */
export function expression(context: Context, node: Node, env: Env): Expression {
  return deeper(context, () => dispatch(context, node, env)) ?? opaque('unsupported', spanOf(node));
}

function dispatch(context: Context, node: Node, env: Env): Expression {
  const span = spanOf(node);
  switch (node.type) {
    case 'identifier':
      return nameOrSelf(context, node, env);
    case 'string':
      return stringOf(node);
    case 'integer':
    case 'float':
    case 'complex':
    case 'true':
    case 'false':
    case 'null':
    case 'na':
    case 'nan':
    case 'inf':
      return { kind: 'constant', text: node.text, span };
    case 'call':
      return callOf(context, node, env);
    case 'function_definition':
      return functionOf(context, node, env);
    case 'namespace_operator':
      return qualified(context, node, env) ?? opaque('syntax-error', span);
    case 'extract_operator':
    case 'subset':
    case 'subset2':
      return member(context, node, env);
    case 'binary_operator':
      return binary(context, node, env);
    case 'program':
    case 'braced_expression':
    case 'parenthesized_expression':
      return lastOf(context, parts(context, node), node, env);
    default:
      return control(context, node, env);
  }
}

function control(context: Context, node: Node, env: Env): Expression {
  const span = spanOf(node);
  switch (node.type) {
    case 'if_statement':
      return choice(context, node, env);
    case 'for_statement':
      loop(context, node, env);
      return opaque('runtime-value', span);
    case 'while_statement':
    case 'repeat_statement': {
      const [condition, body] = [node.childForFieldName('condition'), node.childForFieldName('body')];
      if (condition) expression(context, condition, env);
      if (body) expression(context, body, inRegion(env, spanOf(body)));
      return opaque('runtime-value', span);
    }
    case 'unary_operator': {
      const inner = node.childForFieldName('rhs');
      const value = inner ? expression(context, inner, env) : null;
      return value?.kind === 'constant'
        ? { ...value, text: sourceOf(context, node), span }
        : opaque('runtime-value', span);
    }
    default:
      for (const part of parts(context, node)) expression(context, part, env);
      return opaque(node.isError ? 'syntax-error' : 'runtime-value', span);
  }
}

function lastOf(context: Context, nodes: readonly Node[], node: Node, env: Env): Expression {
  let last: Expression = opaque('runtime-value', spanOf(node));
  for (const part of nodes) last = expression(context, part, env);
  return last;
}

/** A name; in the functions of a class `self` and `private` are the object. */
function nameOrSelf(context: Context, node: Node, env: Env): Expression {
  const name = nameOf(context, node, env);
  const isObject = name.name === 'self' || name.name === 'private' || name.name === 'super';
  return isObject && env.self !== null ? { kind: 'self', scope: env.self, span: name.span } : name;
}

/** `a$b`, `a@b`, `a[["b"]]`, `a["b"]`, `a[[1]]`. */
function member(context: Context, node: Node, env: Env): Expression {
  const span = spanOf(node);
  const target = node.childForFieldName('lhs') ?? node.childForFieldName('function');
  if (!target) return opaque('syntax-error', span);
  const object = expression(context, target, env);
  const name = node.childForFieldName('rhs');
  if (node.type === 'extract_operator') {
    if (!name) return opaque('syntax-error', span);
    const property = name.type === 'string' ? stringOf(name).value : identifierOf(context, name);
    return { kind: 'member', object, property, fallback: null, span };
  }
  const list = node.childForFieldName('arguments');
  const keys = (list ? parts(context, list) : []).map((part) =>
    expression(context, part.childForFieldName('value') ?? part, env),
  );
  const [key] = keys;
  if (!key || keys.length > 1) return opaque('computed-key', span);
  const property = key.kind === 'string' ? key.value : key.kind === 'constant' ? indexOf(key.text) : null;
  return property === null
    ? { kind: 'element', object, key, span }
    : { kind: 'member', object, property, fallback: null, span };
}

/** R counts from one; facts count from zero. */
function indexOf(text: string): string | null {
  return /^\d{1,9}L?$/.test(text) && !/^0+L?$/.test(text) ? String(Number.parseInt(text, 10) - 1) : null;
}

function binary(context: Context, node: Node, env: Env): Expression {
  const span = spanOf(node);
  const operator = node.childForFieldName('operator');
  const [left, right] = [node.childForFieldName('lhs'), node.childForFieldName('rhs')];
  const sign = operator ? sourceOf(context, operator) : '';
  if (isAssignment(sign)) return assignment(context, node, env);
  if (!left || !right) return opaque('syntax-error', span);
  if (PIPING.has(sign) && right.type === 'call') return callOf(context, right, env, expression(context, left, env));
  const values = [expression(context, left, env), expression(context, right, env)];
  if (sign === '%||%') return either('or', values.filter(isValue), span);
  if (COMPARING.has(sign)) for (const value of values) noteComparison(context, value);
  return opaque('runtime-value', span);
}

/** `if (a) b else c` is one of its branches. */
function choice(context: Context, node: Node, env: Env): Expression {
  const condition = node.childForFieldName('condition');
  if (condition) expression(context, condition, env);
  const options = ['consequence', 'alternative'].flatMap((field) => {
    const part = node.childForFieldName(field);
    return part ? [expression(context, part, inRegion(env, spanOf(part)))] : [];
  });
  return conditional(options.filter(isValue), spanOf(node));
}

/** `for (model in c("…", "…")) …`: its variable stays behind. */
function loop(context: Context, node: Node, env: Env): void {
  const [variable, sequence, body] = ['variable', 'sequence', 'body'].map((field) => node.childForFieldName(field));
  const value = sequence ? expression(context, sequence, env) : null;
  const inner = body ? inRegion(env, spanOf(body)) : env;
  if (variable?.type === 'identifier') {
    const name = identifierOf(context, variable);
    declare(context, inner, { name, kind: 'loop', value, nameSpan: spanOf(variable), span: spanOf(node) });
  }
  if (body) expression(context, body, inner);
}
