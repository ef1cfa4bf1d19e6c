import type { Node } from '../tree/node.ts';
import type { Expression } from '../../model/facts.ts';
import { noteComparison } from '../collector/comparisons.ts';
import { opaque } from '../collector/expressions.ts';
import { parts, spanOf } from '../collector/nodes.ts';
import { inRegion } from '../collector/regions.ts';
import { bind } from './assignments.ts';
import { nothing, oneOf } from './context.ts';
import type { Context, Env } from './context.ts';

/** Kinds of values that a `rescue` gives on purpose; all others only report. */
const GIVEN: ReadonlySet<Expression['kind']> = new Set(['string', 'join', 'environment', 'fallback']);

/** Statements that hold others; each has a value. Null for nodes of any other type. */
export function control(context: Context, node: Node, type: string, env: Env): Expression | null {
  switch (type) {
    case 'program':
    case 'body_statement':
    case 'block_body':
    case 'begin':
    case 'begin_block':
    case 'end_block':
    case 'then':
    case 'else':
    case 'do':
    case 'block':
    case 'do_block':
    case 'parenthesized_statements':
      return body(context, node, env);
    case 'if':
    case 'unless':
    case 'elsif':
      return choice(context, node, env);
    case 'if_modifier':
    case 'unless_modifier':
    case 'while_modifier':
    case 'until_modifier':
      return modified(context, node, env);
    case 'rescue_modifier': {
      const values = parts(context, node).map((part) => context.visit.expression(context, part, env));
      return oneOf(
        values.filter((value, index) => index === 0 || GIVEN.has(value.kind)),
        spanOf(node),
      );
    }
    case 'while':
    case 'until':
      for (const part of parts(context, node)) context.visit.expression(context, part, inRegion(env, spanOf(part)));
      return nothing(spanOf(node));
    case 'for':
      return forLoop(context, node, env);
    case 'case':
      return caseOf(context, node, env);
    case 'case_match':
      return matchOf(context, node, env);
    case 'return':
      return returned(context, node, env);
    case 'match_pattern':
    case 'test_pattern':
      return pattern(context, node, env);
    default:
      return null;
  }
}

/** Statements in order; the value is that of the last one, or of what rescues it. */
export function body(context: Context, node: Node, env: Env): Expression {
  const span = spanOf(node);
  let last: Expression = nothing(span);
  const rescued: Expression[] = [];
  for (const part of BODIES.has(node.type) ? parts(context, node) : [node]) {
    const type = part.type;
    if (type === 'rescue') rescued.push(...rescue(context, part, env));
    else if (type === 'ensure') for (const inner of parts(context, part)) context.visit.expression(context, inner, env);
    else last = context.visit.expression(context, part, env);
  }
  return rescued.length === 0 ? last : oneOf([last, ...rescued], span);
}

const BODIES: ReadonlySet<string> = new Set([
  'program',
  'body_statement',
  'block_body',
  'begin',
  'begin_block',
  'end_block',
  'then',
  'else',
  'do',
  'block',
  'do_block',
  'parenthesized_statements',
]);

function rescue(context: Context, node: Node, env: Env): Expression[] {
  const handler = node.childForFieldName('body');
  const variable = node.childForFieldName('variable');
  const [name] = variable ? parts(context, variable) : [];
  const inner = inRegion(env, spanOf(node));
  if (name) bind(context, name, opaque('runtime-value', spanOf(name)), spanOf(name), inner);
  const value = handler ? context.visit.expression(context, handler, inner) : null;
  return value && GIVEN.has(value.kind) ? [value] : [];
}

function choice(context: Context, node: Node, env: Env): Expression {
  const condition = node.childForFieldName('condition');
  if (condition) context.visit.expression(context, condition, env);
  const branches = [node.childForFieldName('consequence'), node.childForFieldName('alternative')];
  return oneOf(
    branches.flatMap((branch) =>
      branch ? [context.visit.expression(context, branch, inRegion(env, spanOf(branch)))] : [],
    ),
    spanOf(node),
  );
}

/** `x = 1 if y`. */
function modified(context: Context, node: Node, env: Env): Expression {
  const condition = node.childForFieldName('condition');
  const inner = node.childForFieldName('body');
  if (condition) context.visit.expression(context, condition, env);
  return inner ? context.visit.expression(context, inner, inRegion(env, spanOf(inner))) : nothing(spanOf(node));
}

function forLoop(context: Context, node: Node, env: Env): Expression {
  const target = node.childForFieldName('pattern');
  const list = node.childForFieldName('value');
  const inner = node.childForFieldName('body');
  const [items] = list ? parts(context, list) : [];
  if (items) context.visit.expression(context, items, env);
  if (target) bind(context, target, opaque('loop-variable', spanOf(target)), spanOf(target), env);
  if (inner) context.visit.expression(context, inner, inRegion(env, spanOf(inner)));
  return nothing(spanOf(node));
}

/** `case x when "a" then "b" else "c" end`: the labels are compared, the branches are values. */
function caseOf(context: Context, node: Node, env: Env): Expression {
  const subject = node.childForFieldName('value');
  if (subject) context.visit.expression(context, subject, env);
  const values: Expression[] = [];
  for (const clause of parts(context, node)) {
    if (clause.type === 'when') {
      for (const part of parts(context, clause)) {
        if (part.type !== 'pattern') continue;
        for (const label of parts(context, part))
          noteComparison(context, context.visit.expression(context, label, env));
      }
      const inner = clause.childForFieldName('body');
      if (inner) values.push(context.visit.expression(context, inner, inRegion(env, spanOf(clause))));
    } else if (clause.type === 'else')
      values.push(context.visit.expression(context, clause, inRegion(env, spanOf(clause))));
  }
  return oneOf(values, spanOf(node));
}

/** `case x in { model: "a" } then "b" end`. */
function matchOf(context: Context, node: Node, env: Env): Expression {
  const subject = node.childForFieldName('value');
  if (subject) context.visit.expression(context, subject, env);
  const values: Expression[] = [];
  for (const clause of parts(context, node)) {
    const isClause = clause.type === 'in_clause';
    if (!isClause && clause.type !== 'else') continue;
    const matched = clause.childForFieldName('pattern');
    if (matched) notePattern(context, matched);
    const inner = isClause ? clause.childForFieldName('body') : clause;
    if (inner) values.push(context.visit.expression(context, inner, inRegion(env, spanOf(clause))));
  }
  return oneOf(values, spanOf(node));
}

/** `config => { model: }`, `x in "a"`. */
function pattern(context: Context, node: Node, env: Env): Expression {
  const value = node.childForFieldName('value');
  const matched = node.childForFieldName('pattern');
  if (value) context.visit.expression(context, value, env);
  if (matched) notePattern(context, matched);
  return opaque('runtime-value', spanOf(node));
}

function notePattern(context: Context, node: Node): void {
  for (const literal of node.descendantsOfType('string')) context.comparisons.push({ span: spanOf(literal) });
}

/** What a method returns is no value of the statement around it. */
function returned(context: Context, node: Node, env: Env): Expression {
  const [list] = parts(context, node);
  const values = (list ? parts(context, list) : []).map((part) => context.visit.expression(context, part, env));
  const [only] = values;
  if (only && env.returns) {
    const value: Expression = values.length === 1 ? only : { kind: 'list', items: values, span: spanOf(list ?? node) };
    if (value.kind !== 'constant' || value.text !== 'nil') env.returns.push(value);
  }
  return nothing(spanOf(node));
}
