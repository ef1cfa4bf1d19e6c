import type { Expression } from '../../model/facts.ts';
import type { Span } from '../../model/text.ts';
import { declaringScope } from '../collector/scopes.ts';
import type { Context, Env } from './context.ts';

/** Objects whose `env` is the environment (Node, Bun; Vite for `import.meta`). Deno asks with a call. */
const HOLDERS: ReadonlySet<string> = new Set(['process', 'Bun', 'import.meta']);

/** `object.property`; a property of the environment is a read of that variable. */
export function memberOf(context: Context, object: Expression, property: string, span: Span): Expression {
  if (isEnvironment(context, object)) return { kind: 'environment', variable: property, fallback: null, span };
  return { kind: 'member', object, property, fallback: null, span };
}

/** True for `process.env` and names that were given it. */
export function isEnvironment(context: Context, value: Expression): boolean {
  if (value.kind === 'name') {
    return context.environments.size > 0 && context.environments.has(environmentKey(context, value.scope, value.name));
  }
  if (value.kind !== 'member' || value.property !== 'env') return false;
  const holder = value.object;
  if (holder.kind === 'name') return HOLDERS.has(holder.name);
  return (
    holder.kind === 'member' &&
    holder.property === 'process' &&
    holder.object.kind === 'name' &&
    holder.object.name === 'globalThis'
  );
}

function environmentKey(context: Context, from: number, name: string): string {
  return `${String(declaringScope(context, from, name) ?? 0)}:${name}`;
}

/** Notes that a name holds the environment from here on. */
export function noteEnvironment(context: Context, env: Env, name: string): void {
  context.environments.add(environmentKey(context, env.scope, name));
}

/** `Deno.env.get("X")` (https://docs.deno.com/api/deno/~/Deno.Env). */
export function denoVariable(callee: Expression, argument: Expression | undefined): string | null {
  if (callee.kind !== 'member' || callee.property !== 'get' || argument?.kind !== 'string') return null;
  const { object } = callee;
  const isDeno =
    object.kind === 'member' &&
    object.property === 'env' &&
    object.object.kind === 'name' &&
    object.object.name === 'Deno';
  return isDeno ? argument.value : null;
}
