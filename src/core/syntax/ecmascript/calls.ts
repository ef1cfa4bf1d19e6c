import type { Node } from '../tree/node.ts';
import type { Argument, CallFact, Expression, StringExpression } from '../../model/facts.ts';
import type { Span } from '../../model/text.ts';
import { addCall, positional, positionalValues, spread } from '../collector/calls.ts';
import { opaque } from '../collector/expressions.ts';
import { addImport } from '../collector/imports.ts';
import type { Imported } from '../collector/imports.ts';
import { emptyAt, parts, sourceOf, spanOf } from '../collector/nodes.ts';
import { noteTest } from './comparisons.ts';
import type { Context, Env } from './context.ts';
import { denoVariable } from './members.ts';
import { stringLiteral } from './strings.ts';

const PEELED: ReadonlySet<string> = new Set([
  'await_expression',
  'parenthesized_expression',
  'as_expression',
  'satisfies_expression',
  'non_null_expression',
]);

/** A call, a tagged template, `super(…)`, `require("m")` or `import("m")`. */
export function callExpression(context: Context, node: Node, env: Env, form: CallFact['form'] = 'call'): Expression {
  const children = parts(context, node);
  const [target] = children;
  const list = children.at(-1);
  const span = spanOf(node);
  if (!target || !list || children.length < 2) return opaque('syntax-error', span);
  const module = moduleCall(context, node);
  if (module) return moduleValue(context, module, span, env);
  if (target.type === 'super' && env.base) return record(context, env, 'new', env.base, list, span);
  const callee = context.visit.expression(context, target, env);
  if (list.type === 'template_string') return taggedTemplate(context, env, callee, list, span);
  return record(context, env, form, callee, list, span);
}

/** `new Name(…)`, `new Name`. */
export function newExpression(context: Context, node: Node, env: Env): Expression {
  const children = parts(context, node);
  const [target] = children;
  const list = children.at(-1);
  const span = spanOf(node);
  if (!target) return opaque('syntax-error', span);
  const callee = context.visit.expression(context, target, env);
  if (list?.type === 'arguments') return record(context, env, 'new', callee, list, span);
  return addCall(context, env, { form: 'new', callee, arguments: [], argumentsSpan: emptyAt(target.endIndex), span });
}

/** `@name(…)`; a decorator without arguments calls nothing that could be configured. */
export function decoratorCall(context: Context, node: Node, env: Env): Expression {
  const [target] = parts(context, node);
  if (!target) return opaque('syntax-error', spanOf(node));
  if (target.type === 'call_expression') return callExpression(context, target, env, 'decorator');
  return context.visit.expression(context, target, env);
}

function taggedTemplate(context: Context, env: Env, callee: Expression, list: Node, span: Span): Expression {
  const value = context.visit.expression(context, list, env);
  const given: Argument[] = [positional(value, 0, value.span)];
  return addCall(context, env, {
    form: 'call',
    callee,
    arguments: given,
    argumentsSpan: emptyAt(callee.span.end),
    span,
  });
}

function record(
  context: Context,
  env: Env,
  form: CallFact['form'],
  callee: Expression,
  list: Node,
  span: Span,
): Expression {
  const given = readArguments(context, list, env);
  const [first] = given;
  const variable = denoVariable(callee, first?.value);
  if (variable !== null) return { kind: 'environment', variable, fallback: null, span };
  const value = standsFor(callee, given, span);
  if (value) return value;
  noteTest(context, callee, given);
  return addCall(context, env, { form, callee, arguments: given, argumentsSpan: spanOf(list), span });
}

/** Calls of the language's own library that only hand on: `Object.freeze(x)`, `String(x)`, `Object.assign({}, a, b)`. */
function standsFor(callee: Expression, given: readonly Argument[], span: Span): Expression | null {
  const values = positionalValues(given);
  const [first] = values;
  if (!first || values.length !== given.length) return null;
  if (callee.kind === 'name') return callee.name === 'String' && values.length === 1 ? first : null;
  if (callee.kind !== 'member' || callee.object.kind !== 'name' || callee.object.name !== 'Object') return null;
  if (callee.property === 'freeze' || callee.property === 'seal') return first;
  if (callee.property !== 'assign' || first.kind !== 'table') return null;
  return { kind: 'table', entries: [], spreads: values, span };
}

function readArguments(context: Context, list: Node, env: Env): Argument[] {
  return parts(context, list).map((part, index): Argument => {
    const span = spanOf(part);
    if (part.type !== 'spread_element') return positional(context.visit.expression(context, part, env), index, span);
    const [inner] = parts(context, part);
    return spread(inner ? context.visit.expression(context, inner, env) : opaque('syntax-error', span), span);
  });
}

/** The module a `require("m")` or `import("m")` names, through `await`, casts and parentheses; null for anything else. */
export function moduleCall(context: Context, node: Node): StringExpression | null {
  let call = node;
  while (PEELED.has(call.type)) {
    const [child] = parts(context, call);
    if (!child) return null;
    call = child;
  }
  const opener = context.text.charCodeAt(call.startIndex);
  if ((opener !== LETTER_R && opener !== LETTER_I) || call.type !== 'call_expression') return null;
  const [callee, list] = parts(context, call);
  const name = callee ? sourceOf(context, callee) : '';
  if ((name !== 'require' && name !== 'import') || list?.type !== 'arguments') return null;
  const [module] = parts(context, list);
  if (module?.type !== 'string' && module?.type !== 'template_string') return null;
  const literal = stringLiteral(context.text, module.startIndex, module.endIndex);
  return literal.value.includes('${') || literal.value === '' ? null : literal;
}

const LETTER_R = 114;
const LETTER_I = 105;

/** A module used right where it is loaded, bound to a name no program can write. */
function moduleValue(context: Context, module: StringExpression, span: Span, env: Env): Expression {
  const local = `import(${JSON.stringify(module.value)})`;
  importModule(context, env, module, { imported: '*', local, span });
  return { kind: 'name', name: local, scope: env.scope, span };
}

/** Notes one name imported from `module`. */
export function importModule(
  context: Context,
  { scope }: Env,
  module: StringExpression,
  fact: Omit<Imported, 'module' | 'moduleSpan' | 'scope'>,
): void {
  addImport(context, { module: module.value, moduleSpan: module.content, scope, ...fact });
}
