import type { Argument, Expression } from '../../model/facts.ts';
import type { Span } from '../../model/text.ts';
import { typeOf } from './names.ts';
import type { Context, Env } from './context.ts';

const READS: ReadonlySet<string> = new Set(['GetValue', 'Get']);
const SECTIONS: ReadonlySet<string> = new Set(['GetSection', 'GetRequiredSection']);
const CONFIGURATION_TYPE = /(?:^|\.)(?:IConfiguration\w*|ConfigurationManager)$/;
const CONFIGURATION_NAME = /(?:^|_|[a-z])(?:config|configuration|cfg)(?:Root|Section|Manager)?$/i;

/**
 * A read of the process environment or of the host's configuration, which the environment is one source of
 * (https://learn.microsoft.com/dotnet/core/extensions/configuration): `Environment.GetEnvironmentVariable("X")`,
 * `configuration.GetValue<string>("A:B", "d")`, `configuration.GetSection("A")["B"]`. null for any other call.
 */
export function readByCall(
  context: Context,
  callee: Expression,
  given: readonly Argument[],
  span: Span,
  env: Env,
): Expression | null {
  if (callee.kind !== 'member') return null;
  const [first, second] = given;
  if (first?.value.kind !== 'string') return null;
  const { object, property } = callee;
  if (property === 'GetEnvironmentVariable' && lastName(object) === 'Environment')
    return { kind: 'environment', variable: first.value.value, fallback: null, span };
  if (!READS.has(property) || first.kind === 'spread') return null;
  const path = configurationPath(context, object, env);
  if (path === null) return null;
  return { kind: 'environment', variable: joined(path, first.value.value), fallback: second?.value ?? null, span };
}

/** `configuration["A:B"]`: the setting, or null where the object is no configuration. */
export function readByKey(context: Context, object: Expression, key: string, span: Span, env: Env): Expression | null {
  const path = configurationPath(context, object, env);
  return path === null ? null : { kind: 'environment', variable: joined(path, key), fallback: null, span };
}

/** `configuration.GetSection("A:B").Value`. */
export function readOfSection(
  context: Context,
  object: Expression,
  property: string,
  span: Span,
  env: Env,
): Expression | null {
  if (property !== 'Value' || object.kind !== 'call') return null;
  const path = configurationPath(context, object, env);
  return path === null || path === '' ? null : { kind: 'environment', variable: path, fallback: null, span };
}

function joined(path: string, key: string): string {
  return path === '' ? key : `${path}:${key}`;
}

/** The section of the configuration an expression is, `''` for the whole; null for anything else. */
function configurationPath(context: Context, value: Expression, env: Env, depth = 0): string | null {
  if (depth > 8) return null;
  if (value.kind === 'call') {
    const call = context.calls[value.call];
    const section = call?.arguments[0]?.value;
    if (call?.callee.kind !== 'member') return null;
    if (call.callee.property === 'Build') return isBuilder(context, call.callee.object) ? '' : null;
    if (!SECTIONS.has(call.callee.property) || section?.kind !== 'string') return null;
    const outer = configurationPath(context, call.callee.object, env, depth + 1);
    return outer === null ? null : joined(outer, section.value);
  }
  const name = value.kind === 'name' ? value.name : value.kind === 'member' ? value.property : null;
  if (name === null) return null;
  const type =
    value.kind === 'name' || (value.kind === 'member' && value.object.kind === 'self')
      ? typeOf(context, env, name)
      : null;
  if (type) return CONFIGURATION_TYPE.test(type.text.replace(/\?$/, '')) ? '' : null;
  return CONFIGURATION_NAME.test(name) ? '' : null;
}

/** `new ConfigurationBuilder().Add…().Build()`. */
function isBuilder(context: Context, value: Expression): boolean {
  let current = value;
  for (let steps = 0; steps < 20 && current.kind === 'call'; steps++) {
    const callee = context.calls[current.call]?.callee;
    if (callee?.kind !== 'member') return callee?.kind === 'name' && callee.name === 'ConfigurationBuilder';
    current = callee.object;
  }
  return lastName(current)?.endsWith('ConfigurationBuilder') ?? false;
}

function lastName(value: Expression): string | null {
  return value.kind === 'name' ? value.name : value.kind === 'member' ? value.property : null;
}
