import type { Node } from '../tree/node.ts';
import type { Argument, StringExpression } from '../../model/facts.ts';
import { declare } from '../collector/bindings.ts';
import { addImport } from '../collector/imports.ts';
import { parts, spanOf } from '../collector/nodes.ts';
import type { Context, Env } from './context.ts';
import { orGiven } from './environment.ts';
import { stringOf } from './strings.ts';

const REQUIRES: ReadonlySet<string> = new Set(['require', 'require_relative', 'load', 'autoload']);
const MIXES: ReadonlySet<string> = new Set(['include', 'extend', 'prepend']);

/** Declarations that take several names. */
const SEVERAL = /_attribute$|_(?:accessor|reader|writer)$/;

/** `require "openai"`: says which packages are used; names need no import, as constants are global. */
export function requireFile(context: Context, method: string, list: Node | null, env: Env): boolean {
  if (!list || !REQUIRES.has(method)) return false;
  const [module] = parts(context, list).slice(-1);
  if (module?.type !== 'string') return true;
  const value = stringOf(context, module, env);
  if (value.kind !== 'string' || method !== 'require' || value.value === '') return true;
  const { value: name, content: moduleSpan } = value;
  addImport(context, { module: name, imported: null, local: null, moduleSpan, span: spanOf(list) });
  return true;
}

/**
 * What a call in the body of a class says about its objects: `include Mixin`, and declarations of attributes with a default
 * (`attribute :model, default: "…"`, `class_attribute`, `mattr_accessor`, `setting`, `option`).
 */
export function classMacro(context: Context, method: string, given: readonly Argument[], env: Env): void {
  if (!env.declares || env.self === null) return;
  if (MIXES.has(method)) {
    mix(context, given, env);
    return;
  }
  const value = given.find((argument) => argument.kind === 'keyword' && argument.name === 'default')?.value;
  if (!value) return;
  const names = symbolsOf(given);
  // Behind the name of most declarations stands its type.
  for (const name of SEVERAL.test(method) ? names : names.slice(0, 1)) {
    declare(context, env, {
      name: name.value,
      scope: env.self,
      kind: 'field',
      value: orGiven(value),
      nameSpan: name.content,
      span: { start: name.span.start, end: Math.max(name.span.end, value.span.end) },
    });
  }
}

/** The symbols a declaration starts with. */
function symbolsOf(given: readonly Argument[]): readonly StringExpression[] {
  const names: StringExpression[] = [];
  for (const { kind, value } of given) {
    if (kind !== 'positional' || value.kind !== 'string') break;
    names.push(value);
  }
  return names;
}

/** What a module mixed in declares is inherited. */
function mix(context: Context, given: readonly Argument[], env: Env): void {
  const open = [...context.classes.values()].find(({ expression }) => expression.scope === env.self);
  for (const { kind, value } of given) {
    if (kind === 'positional' && (value.kind === 'name' || value.kind === 'member')) open?.bases.push(value);
  }
}
