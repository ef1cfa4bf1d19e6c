import type { BindingFact } from '../../model/facts.ts';
import { declare } from '../collector/bindings.ts';
import { openScope } from '../collector/scopes.ts';
import type { Context, Env } from './context.ts';

/** `getModel()` that nobody wrote: a method that gives the field. */
export function declareGetter(context: Context, field: BindingFact, env: Env): void {
  const { scope, span, nameSpan } = field;
  const name = `get${field.name.charAt(0).toUpperCase()}${field.name.slice(1)}`;
  if (context.names[scope]?.has(name)) return;
  const inner = openScope(context, 'function', scope, name, span);
  declare(context, env, {
    name,
    scope,
    kind: 'function',
    value: {
      kind: 'function',
      scope: inner,
      parameters: [],
      returns: [field.value ?? { kind: 'name', name: field.name, scope: inner, span: nameSpan }],
      span,
    },
    branch: null,
    nameSpan,
    span,
  });
}
