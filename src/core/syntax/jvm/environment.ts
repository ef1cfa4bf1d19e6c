import type { Argument, EnvironmentExpression, Expression, StringExpression } from '../../model/facts.ts';
import type { Span } from '../../model/text.ts';
import { declaringScope } from '../collector/scopes.ts';
import type { Context, Env } from './context.ts';

/**
 * Methods that read a setting by its name, whatever object has them: `System.getProperty`, Spring's and Java's `getProperty`,
 * MicroProfile's `getOptionalValue` (https://github.com/microprofile/microprofile-config). Their second argument, where it is
 * no class, is the default.
 */
const READERS: ReadonlySet<string> = new Set([
  'getProperty',
  'getRequiredProperty',
  'getOptionalValue',
  'propertyOrNull',
]);

/** Reads of a map of variables, with the argument that is the default. */
const LOOKUPS: ReadonlySet<string> = new Set(['get', 'getOrDefault', 'getOrElse', 'getValue']);

/** What a call reads from outside of the program; null for all other calls. */
export function environmentRead(
  context: Context,
  callee: Expression,
  given: readonly Argument[],
  span: Span,
): EnvironmentExpression | null {
  if (callee.kind !== 'member') return null;
  const [first, second] = given;
  if (first?.kind !== 'positional' || first.value.kind !== 'string') return null;
  const variable = first.value.value;
  const { object, property } = callee;
  if (property === 'getenv' && isNamed(object, 'System'))
    return { kind: 'environment', variable, fallback: null, span };
  const reads = READERS.has(property) || (LOOKUPS.has(property) && holdsEnvironment(context, object));
  return reads ? { kind: 'environment', variable, fallback: second ? defaultOf(second.value) : null, span } : null;
}

/** A default that is written as a value or as a function; a class only says the type. */
function defaultOf(value: Expression): Expression | null {
  if (value.kind === 'function') return value.returns[0] ?? null;
  return value.kind === 'opaque' ? null : value;
}

/** `System.getenv()`, a name that was given it, and java-dotenv's objects (https://github.com/cdimascio/dotenv-java). */
export function holdsEnvironment(context: Context, value: Expression): boolean {
  if (value.kind === 'call') {
    const call = context.calls[value.call];
    if (call?.callee.kind !== 'member') return false;
    const { object, property } = call.callee;
    if (property === 'getenv') return call.arguments.length === 0 && isNamed(object, 'System');
    return property === 'load' && (isNamed(object, 'Dotenv') || holdsEnvironment(context, object));
  }
  if (value.kind !== 'name') return false;
  if (/^dotenv$/i.test(value.name)) return true;
  return context.environments.size > 0 && context.environments.has(environmentKey(context, value.scope, value.name));
}

function environmentKey(context: Context, from: number, name: string): string {
  return `${String(declaringScope(context, from, name) ?? 0)}:${name}`;
}

/** Notes that a name holds the environment from here on. */
export function noteEnvironment(context: Context, env: Env, name: string): void {
  context.environments.add(environmentKey(context, env.scope, name));
}

function isNamed(value: Expression, name: string): boolean {
  return value.kind === 'name' && value.name === name;
}

/** `${`, and what Kotlin writes for it: `\${`, `${'$'}{`. */
const OPENED = /^\s*(?:\$\{'\$'\}\{|\\?\$\{)/;

/**
 * A text that is one placeholder, `${spring.ai.openai.chat.options.model:gpt-4o}`: a read of that setting
 * (https://docs.spring.io/spring-framework/reference/core/beans/annotation-config/value-annotations.html). `raw` is the text
 * between the quotes, which stands at `at`.
 */
function placeholder(raw: string, at: number, span: Span, depth = 0): EnvironmentExpression | null {
  const opened = OPENED.exec(raw);
  const closed = /\}\s*$/.exec(raw);
  if (!opened || !closed || depth > 8) return null;
  const inner = raw.slice(opened[0].length, closed.index);
  const colon = inner.indexOf(':');
  const variable = (colon < 0 ? inner : inner.slice(0, colon)).trim();
  if (!/^[\w.[\]-]+$/.test(variable)) return null;
  if (colon < 0) return { kind: 'environment', variable, fallback: null, span };
  const rest = inner.slice(colon + 1);
  if (rest.includes('}') && !OPENED.test(rest)) return null;
  const start = at + opened[0].length + colon + 1;
  const content = { start, end: start + rest.length };
  const fallback = placeholder(rest, start, content, depth + 1) ?? textOf(rest, content);
  return { kind: 'environment', variable, fallback, span };
}

function textOf(raw: string, content: Span): StringExpression | null {
  return raw.trim() === '' ? null : { kind: 'string', value: raw, span: content, content };
}

/** `@Value("${…}")`, `@ConfigProperty(name = "…", defaultValue = "…")`, `@Property(name = …)`: what an annotated name is given. */
export function injected(annotation: string, given: readonly Argument[], span: Span): EnvironmentExpression | null {
  const named = (name: string): Expression | null =>
    given.find((argument) => argument.kind === 'keyword' && argument.name === name)?.value ?? null;
  if (annotation === 'Value') {
    const value = given.find(({ kind }) => kind === 'positional')?.value ?? named('value');
    return value?.kind === 'environment' ? value : null;
  }
  if (annotation !== 'ConfigProperty' && annotation !== 'Property') return null;
  const name = named('name');
  return name?.kind === 'string'
    ? { kind: 'environment', variable: name.value, fallback: named('defaultValue'), span }
    : null;
}

/** In annotations, texts that are placeholders are read from outside. */
export function placeholdersRead(context: Context, value: Expression): Expression {
  if (value.kind !== 'string') return value;
  const { start, end } = value.content;
  return placeholder(context.text.slice(start, end), start, value.span) ?? value;
}
