import type { ScopeId } from '../model/facts.ts';
import type { Span } from '../model/text.ts';
import { declare, openScope } from './jvm-context.ts';
import type { Context, Env } from './jvm-context.ts';

/** `getModel()` that nobody wrote: a method that gives the field. */
export function declareGetter(context: Context, scope: ScopeId, field: string, span: Span, env: Env): void {
  const name = `get${field.charAt(0).toUpperCase()}${field.slice(1)}`;
  if (context.declared[scope]?.has(name)) return;
  const inner = openScope(context, 'function', scope, name, span);
  declare(context, env, {
    name,
    scope,
    kind: 'function',
    value: {
      kind: 'function',
      scope: inner,
      parameters: [],
      returns: [{ kind: 'name', name: field, scope: inner, span }],
      span,
    },
    branch: null,
    nameSpan: span,
    span,
  });
}
