import type {
  ElementExpression,
  Expression,
  FallbackExpression,
  FunctionExpression,
  MemberExpression,
  OpaqueExpression,
  ScopeId,
  TableEntry,
} from '../../model/facts.ts';
import { constantName } from '../../model/constant-name.ts';
import type { Span } from '../../model/text.ts';

/** More returns than this say nothing together. */
const MAX_RETURNS = 32;

export function opaque(reason: OpaqueExpression['reason'], span: Span): OpaqueExpression {
  return { kind: 'opaque', reason, span };
}

/** `object[key]`: a member where the key is written, else whichever element it is. */
export function byKey(object: Expression, key: Expression, span: Span): MemberExpression | ElementExpression {
  if (key.kind === 'string') return { kind: 'member', object, property: key.value, fallback: null, span };
  if (key.kind === 'constant') return { kind: 'member', object, property: key.text, fallback: null, span };
  return { kind: 'element', object, key, span };
}

/** An entry whose key is a constant or computed. */
export function computedEntry(key: Expression, keySpan: Span, value: Expression): TableEntry {
  const constant = constantName(key);
  return { key: null, keySpan, value, ...(constant === undefined ? {} : { constant }) };
}

/** What stands at `index` in each row that a loop over `rows` comes to. */
export function columnOf(rows: Expression, index: number, span: Span): MemberExpression {
  const object: Expression = { kind: 'element', object: rows, key: null, span: rows.span };
  return { kind: 'member', object, property: String(index), fallback: null, span };
}

/** One of several values, an earlier one before a later one (`or`) or whichever (`conditional`). */
export function either(how: FallbackExpression['how'], options: readonly Expression[], span: Span): FallbackExpression {
  return { kind: 'fallback', how, options, span };
}

/** Whichever of several values it is; a single one is that one, and none is unknown. */
export function conditional(options: readonly Expression[], span: Span): Expression {
  const [only] = options;
  if (only && options.length === 1) return only;
  return options.length === 0 ? opaque('runtime-value', span) : either('conditional', options, span);
}

/** A function whose body was collected. Of too many returns none are kept, or the first. */
export function functionValue(
  scope: ScopeId,
  parameters: readonly string[],
  returns: readonly Expression[],
  span: Span,
  tooMany: 'none' | 'first' = 'none',
): FunctionExpression {
  const end = tooMany === 'first' || returns.length <= MAX_RETURNS ? MAX_RETURNS : 0;
  return { kind: 'function', scope, parameters, returns: returns.slice(0, end), span };
}
