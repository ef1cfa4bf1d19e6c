import type { Expression } from '../../model/facts.ts';
import type { Span } from '../../model/text.ts';
import { addImport } from '../collector/imports.ts';
import { declaringScope } from '../collector/scopes.ts';
import type { Context, Env } from './context.ts';

/** Types that say nothing of who a value belongs to. */
const PLAIN: ReadonlySet<string> = new Set([
  'var',
  'String',
  'CharSequence',
  'Object',
  'Any',
  'Unit',
  'Void',
  'Nothing',
  'Int',
  'Integer',
  'Long',
  'Short',
  'Byte',
  'Double',
  'Float',
  'Boolean',
  'Char',
  'Character',
  'Number',
  'List',
  'Map',
  'Set',
  'Collection',
]);

/** Generic types that hold or wrap their first argument; for tracing they are that argument. */
const WRAPPERS: ReadonlySet<string> = new Set([
  'Optional',
  'Supplier',
  'Provider',
  'Lazy',
  'Instance',
  'ObjectProvider',
  'Mono',
  'CompletableFuture',
  'Deferred',
]);

export function isPlainType(name: string): boolean {
  return PLAIN.has(name);
}

export function isWrapper(name: string): boolean {
  return WRAPPERS.has(name);
}

const PACKAGE_PART = /^[a-z][a-z0-9_]*$/;
const TYPE_NAME = /^[A-Z]/;

/**
 * A full name written in place, `dev.langchain4j.model.openai.OpenAiChatModel`, as a name that is imported from there; null for
 * all other chains. Packages are in small letters and types are not (JLS §6.1); one part alone may as well be a variable.
 */
export function qualifiedName(context: Context, path: readonly string[], span: Span, env: Env): Expression | null {
  const type = path.at(-1) ?? '';
  const packages = path.slice(0, -1);
  const [root] = packages;
  if (root === undefined || packages.length < 2 || !TYPE_NAME.test(type)) return null;
  if (!packages.every((part) => PACKAGE_PART.test(part))) return null;
  if (declaringScope(context, env.scope, root) !== null) return null;
  const name = path.join('.');
  if (!context.qualified.has(name)) {
    context.qualified.add(name);
    const module = packages.join('.');
    const moduleSpan = { start: span.start, end: Math.max(span.start, span.end - type.length - 1) };
    addImport(context, { module, imported: type, local: name, moduleSpan, span });
  }
  return { kind: 'name', name, scope: env.scope, span };
}

/** The names of a chain without calls, `a.b.C`; null for any other expression. */
export function pathOf(value: Expression): readonly string[] | null {
  const path: string[] = [];
  let current = value;
  for (; current.kind === 'member'; current = current.object) path.push(current.property);
  return current.kind === 'name' ? [...path, current.name].reverse() : null;
}
