import type { BindingFact, NameExpression } from '../../model/facts.ts';
import { declare } from '../collector/bindings.ts';
import type { Declaration } from '../collector/bindings.ts';
import { declaringScope } from '../collector/scopes.ts';
import type { Context, DeclaredType, Env } from './context.ts';

/** Binds a name with the type it is declared with; null for one written as `var`, or not at all. */
export function declareTyped(
  context: Context,
  env: Env,
  declaration: Declaration,
  type: DeclaredType | null = null,
): BindingFact {
  const binding = declare(context, env, { annotation: type?.reference ?? null, ...declaration }, type ?? undefined);
  const { scope, name, value } = binding;
  const key = `${String(scope)}:${name}`;
  if (value?.kind === 'call' && context.calls[value.call]?.form === 'new') context.constructed.set(key, value.call);
  else context.constructed.delete(key);
  return binding;
}

/** The call that made what a name holds at this point; null where it was not made in sight. */
export function constructionOf(context: Context, { name, scope }: NameExpression): number | null {
  const declared = declaringScope(context, scope, name);
  return declared === null ? null : (context.constructed.get(`${String(declared)}:${name}`) ?? null);
}

/** The type a name was declared with before; null where it says none. */
export function typeOf(context: Context, env: Env, name: string): DeclaredType | null {
  const scope = declaringScope(context, env.scope, name);
  return scope === null ? null : (context.names[scope]?.get(name) ?? null);
}
