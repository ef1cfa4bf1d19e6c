import type { Argument, Expression, TableEntry } from '../../model/facts.ts';
import { addCall, positional } from '../collector/calls.ts';
import { noteComparison } from '../collector/comparisons.ts';
import { deeper } from '../collector/depth.ts';
import { byKey, conditional, opaque } from '../collector/expressions.ts';
import { parts, spanOf } from '../collector/nodes.ts';
import { inRegion } from '../collector/regions.ts';
import type { Node } from '../tree/node.ts';
import { assignment, loop } from './assignments.ts';
import { command } from './commands.ts';
import { variableOf } from './context.ts';
import type { Context, Env } from './context.ts';
import { functionStatement, parameters } from './functions.ts';
import { environmentIn, stringOf } from './strings.ts';

/** Nodes that hold one value and change nothing: levels of precedence, brackets, casts. */
const HOLDS =
  /^(?:(?:logical|bitwise|comparison|additive|multiplicative|format|range|unary)_(?:argument_)?expression|argument_expression|array_literal_expression|parenthesized_expression|expression_with_unary_operator|cast_expression|statement_block|pipeline|script_block|script_block_body|named_block|sub_expression|statement_list|else_clause|key_expression|command_name_expr)$/;
/** Commands that give what they get in another form. */
const KEEPS = /^(?:ConvertTo-Json|ConvertFrom-Json|Out-String|Sort-Object|Select-Object|Select-String)$/i;

/** What a piece of PowerShell evaluates to. */
export function expression(context: Context, node: Node, env: Env): Expression {
  return deeper(context, () => dispatch(context, innermost(context, node), env)) ?? opaque('unsupported', spanOf(node));
}

/** Goes through the levels of precedence, of which each expression has nine. */
function innermost(context: Context, node: Node): Node {
  let current = node;
  for (;;) {
    if (!HOLDS.test(current.type)) return current;
    const inner = parts(context, current).filter(({ type }) => type !== 'type_literal');
    const [only] = inner;
    if (!only || inner.length > 1) return current;
    // `-not $x`, `!$x`: what comes out is another value.
    if (current.type === 'expression_with_unary_operator' && only.type !== 'cast_expression') return current;
    current = only;
  }
}

function dispatch(context: Context, node: Node, env: Env): Expression {
  const span = spanOf(node);
  switch (node.type) {
    case 'variable': {
      const { kind, name } = variableOf(context, node);
      if (kind === 'environment') return { kind, variable: name, fallback: null, span };
      return kind === 'constant' ? { kind, text: name, span } : { kind, name, scope: env.scope, span };
    }
    case 'string_literal':
      context.settings.push(...environmentIn(context, node));
      return stringOf(context, node, env);
    case 'integer_literal':
    case 'real_literal':
      return { kind: 'constant', text: node.text, span };
    case 'type_literal':
      return { kind: 'name', name: node.text.replace(/^\[|\]$/g, ''), scope: env.scope, span };
    case 'array_expression':
      return { kind: 'list', items: itemsOf(context, node, env), span };
    case 'array_literal_expression':
      return { kind: 'list', items: valuesOf(context, node, env), span };
    case 'hash_literal_expression':
      return tableOf(context, node, env);
    case 'member_access':
    case 'element_access':
      return member(context, node, env);
    case 'invokation_expression':
      return invoked(context, node, env);
    case 'additive_expression':
    case 'additive_argument_expression':
      return { kind: 'join', parts: valuesOf(context, node, env), span };
    case 'format_expression':
      return formatted(context, node, env);
    default:
      return statement(context, node, env);
  }
}

function statement(context: Context, node: Node, env: Env): Expression {
  const span = spanOf(node);
  switch (node.type) {
    case 'assignment_expression':
      return assignment(context, node, env);
    case 'pipeline_chain':
      return chain(context, node, env);
    case 'command':
      return command(context, node, env);
    case 'function_statement':
      functionStatement(context, node, env);
      return opaque('runtime-value', span);
    case 'param_block':
      for (const list of node.descendantsOfType('parameter_list').slice(0, 1)) parameters(context, list, env);
      return opaque('runtime-value', span);
    case 'if_statement':
      return choice(context, node, env);
    case 'foreach_statement':
      loop(context, node, env);
      return opaque('runtime-value', span);
    case 'flow_control_statement': {
      const values = valuesOf(context, node, env);
      if (/^return\b/i.test(node.text)) env.returns?.push(...values.slice(0, 1));
      return opaque('runtime-value', span);
    }
    case 'comparison_expression':
    case 'comparison_argument_expression':
      for (const value of valuesOf(context, node, env)) noteComparison(context, value);
      return opaque('runtime-value', span);
    case 'attribute_list':
      return opaque('runtime-value', span);
    case 'statement_block':
    case 'script_block_expression':
      return lastOf(context, node, inRegion(env, span));
    default:
      return lastOf(context, node, env);
  }
}

function valuesOf(context: Context, node: Node, env: Env): readonly Expression[] {
  return parts(context, node).map((part) => expression(context, part, env));
}

/** The value of statements is what the last of them gives. */
function lastOf(context: Context, node: Node, env: Env): Expression {
  const values = valuesOf(context, node, env);
  return HOLDS.test(node.type) && values.length > 0 && /statement_list|block|sub_expression/.test(node.type)
    ? (values.at(-1) ?? opaque('runtime-value', spanOf(node)))
    : opaque(node.isError ? 'syntax-error' : 'runtime-value', spanOf(node));
}

/** `@( "a", "b" )`, `@( @{…} @{…} )`: what each of its statements gives. */
function itemsOf(context: Context, node: Node, env: Env): readonly Expression[] {
  const lists = parts(context, node).flatMap((part) =>
    part.type === 'statement_list' ? parts(context, part) : [part],
  );
  return lists.flatMap((part) => {
    const value = expression(context, part, env);
    return value.kind === 'list' ? value.items : [value];
  });
}

function tableOf(context: Context, node: Node, env: Env): Expression {
  const entries = node
    .descendantsOfType('hash_literal_body')
    .slice(0, 1)
    .flatMap((body) => parts(context, body));
  return {
    kind: 'table',
    entries: entries.flatMap((entry): readonly TableEntry[] => {
      const [key, ...rest] = parts(context, entry);
      const given = rest.at(-1);
      if (entry.type !== 'hash_entry' || !key || !given) return [];
      const value = expression(context, given, env);
      const literal = key.namedChildren[0]?.type === 'simple_name' ? null : expression(context, key, env);
      if (literal?.kind === 'string') return [{ key: literal.value, keySpan: literal.content, value }];
      return [{ key: literal === null ? key.text : null, keySpan: spanOf(key), value }];
    }),
    spreads: [],
    span: spanOf(node),
  };
}

/** `$a.b`, `$a["b"]`, `$a[0]`. */
function member(context: Context, node: Node, env: Env): Expression {
  const span = spanOf(node);
  const [target, key] = parts(context, node);
  if (!target || !key) return opaque('syntax-error', span);
  const object = expression(context, target, env);
  if (node.type === 'element_access') return byKey(object, expression(context, key, env), span);
  return { kind: 'member', object, property: key.text.replace(/^["']|["']$/g, ''), fallback: null, span };
}

/** `[Type]::new("…")`, `$client.Ask($model)`. */
function invoked(context: Context, node: Node, env: Env): Expression {
  const span = spanOf(node);
  const [target, name, list] = parts(context, node);
  if (!target || !name) return opaque('syntax-error', span);
  const object = expression(context, target, env);
  const values = (list ? list.descendantsOfType('argument_expression') : []).filter(
    ({ parent }) => parent?.parent === list,
  );
  const given = values.map((part, index): Argument => positional(expression(context, part, env), index, spanOf(part)));
  const made = target.type === 'type_literal' && /^new$/i.test(name.text);
  const property = { kind: 'member', object, property: name.text, fallback: null, span: spanOf(name) } as const;
  const argumentsSpan = list ? spanOf(list) : { start: span.end, end: span.end };
  return addCall(context, env, {
    form: made ? 'new' : 'call',
    callee: made ? object : property,
    arguments: given,
    argumentsSpan,
    span,
  });
}

/** `"{0}/v1/{1}" -f $url, $model`; unknown where more than a place is written in the braces. */
function formatted(context: Context, node: Node, env: Env): Expression {
  const [format, given] = valuesOf(context, node, env);
  const span = spanOf(node);
  if (format?.kind !== 'string' || !given || format.content.end - format.content.start !== format.value.length)
    return opaque('runtime-value', span);
  const values = given.kind === 'list' ? given.items : [given];
  const pieces: Expression[] = [];
  let from = 0;
  const text = (to: number): void => {
    const place = { start: format.content.start + from, end: format.content.start + to };
    if (to > from) pieces.push({ kind: 'string', value: format.value.slice(from, to), span: place, content: place });
  };
  for (const { 0: mark, 1: place, index } of format.value.matchAll(/\{(\d+)\}/g)) {
    text(index);
    pieces.push(values[Number(place)] ?? opaque('runtime-value', span));
    from = index + mark.length;
  }
  text(format.value.length);
  return { kind: 'join', parts: pieces, span };
}

/** `a | b | c`: what the first gives, where the others only change its form. */
function chain(context: Context, node: Node, env: Env): Expression {
  const [first, ...others] = parts(context, node);
  const value = first ? expression(context, first, env) : opaque('syntax-error', spanOf(node));
  for (const other of others) expression(context, other, env);
  const kept = others.every((other) => KEEPS.test(other.childForFieldName('command_name')?.text ?? ''));
  return kept ? value : opaque('runtime-value', spanOf(node));
}

/** `if (…) { … } else { … }` gives what one of its blocks gives. */
function choice(context: Context, node: Node, env: Env): Expression {
  const condition = node.childForFieldName('condition');
  if (condition) expression(context, condition, env);
  const blocks = parts(context, node).flatMap((part) => {
    if (part.type === 'statement_block') return [part];
    if (part.type === 'else_clause') return parts(context, part);
    if (part.type !== 'elseif_clauses') return [];
    return parts(context, part).flatMap((clause) => {
      const test = clause.childForFieldName('condition');
      if (test) expression(context, test, env);
      return parts(context, clause).filter(({ type }) => type === 'statement_block');
    });
  });
  return conditional(
    blocks.map((block) => expression(context, block, inRegion(env, spanOf(block)))),
    spanOf(node),
  );
}
