import type { Node } from '../tree/node.ts';
import type { Expression } from '../../model/facts.ts';
import { declare } from '../collector/bindings.ts';
import { addImport } from '../collector/imports.ts';
import { parts, spanOf } from '../collector/nodes.ts';
import { openScope } from '../collector/scopes.ts';
import type { Context, Env } from './context.ts';
import { expression, functionOf } from './expressions.ts';
import { stringOf } from './strings.ts';
import { typeOf } from './types.ts';

/** Declarations of packages and blocks; false for anything else. */
export function declaration(context: Context, node: Node, env: Env): boolean {
  switch (node.type) {
    case 'package_clause':
      return true;
    case 'import_declaration':
      for (const spec of node.descendantsOfType('import_spec')) importSpec(context, spec, env);
      return true;
    case 'const_declaration':
    case 'var_declaration':
      for (const spec of node.descendantsOfType(['const_spec', 'var_spec'])) valueSpec(context, spec, env);
      return true;
    case 'type_declaration':
      for (const spec of parts(context, node)) typeSpec(context, spec, env);
      return true;
    case 'function_declaration':
      named(context, node, env);
      return true;
    case 'method_declaration':
      method(context, node, env);
      return true;
    default:
      return false;
  }
}

/** The name a package is used by, where none is given: that of its folder, without version and the usual ornaments. */
function packageName(path: string): string {
  const steps = path.split('/').filter((step) => !/^v\d+$/.test(step));
  const last = (steps.at(-1) ?? path).replace(/\.v\d+$/, '');
  return last
    .replace(/^go-|^golang-|[-.]go$|-sdk-go$/g, '')
    .replace(/[-.].*/s, (rest) => (rest.startsWith('.') ? '' : rest));
}

function importSpec(context: Context, spec: Node, env: Env): void {
  const path = spec.childForFieldName('path');
  if (!path) return;
  const { value, content } = stringOf(path);
  const given = spec.childForFieldName('name');
  const isStar = given?.type === 'dot';
  const local = given ? given.text : packageName(value);
  addImport(context, {
    module: value,
    imported: isStar || local === '_' ? null : '*',
    local: isStar || local === '_' ? null : local,
    star: isStar,
    scope: env.scope,
    moduleSpan: content,
    span: spanOf(spec),
  });
}

function valueSpec(context: Context, spec: Node, env: Env): void {
  const type = spec.childForFieldName('type');
  const given = spec.childForFieldName('value');
  const values = (given ? (given.type === 'expression_list' ? parts(context, given) : [given]) : []).map((value) =>
    expression(context, value, env),
  );
  const annotation = type ? typeOf(context, type, env) : null;
  for (const [index, name] of spec.childrenForFieldName('name').entries()) {
    if (name.type === ',') continue;
    const bound = {
      name: name.text,
      nameSpan: spanOf(name),
      value: values[index] ?? null,
      annotation,
      span: spanOf(spec),
    };
    declare(context, env, { ...bound, kind: 'variable' });
  }
}

function typeSpec(context: Context, spec: Node, env: Env): void {
  const [name, type] = [spec.childForFieldName('name'), spec.childForFieldName('type')];
  if (!name || !type) return;
  if (type.type === 'type_identifier' && type.text === 'string') context.strings.add(name.text);
  if (type.type !== 'struct_type') return;
  const span = spanOf(spec);
  const scope = openScope(context, 'class', env.scope, name.text, span);
  context.types.set(name.text, scope);
  const bases: Expression[] = [];
  for (const field of type.descendantsOfType('field_declaration')) {
    // Structs inside of structs have fields of their own.
    if (field.parent?.parent?.id !== type.id) continue;
    const fieldType = field.childForFieldName('type');
    const annotation = fieldType ? typeOf(context, fieldType, env) : null;
    const names = field.childrenForFieldName('name');
    if (names.length === 0 && annotation) bases.push(annotation);
    const value = tagged(field.childForFieldName('tag'));
    for (const id of names) {
      const bound = { name: id.text, nameSpan: spanOf(id), value, annotation, span: spanOf(field) };
      declare(context, env, { ...bound, kind: 'field', scope: scope });
    }
  }
  const value: Expression = { kind: 'class', scope, bases, span };
  declare(context, env, { name: name.text, nameSpan: spanOf(name), value, span, kind: 'class' });
}

/** What a tag says of a field: `default:"…"`, `env:"NAME" envDefault:"…"` (https://github.com/caarlos0/env). */
function tagged(tag: Node | null): Expression | null {
  if (!tag) return null;
  const find = (key: RegExp): { readonly text: string; readonly start: number } | null => {
    const match = key.exec(tag.text);
    const text = match?.[1];
    return match && text !== undefined && text !== ''
      ? { text, start: tag.startIndex + match.index + match[0].length - text.length - 1 }
      : null;
  };
  const variable = find(/\benv(?:config)?:"([\w.-]+)(?:[^\w."-][^"]*)?"/);
  const given = find(/\b(?:envDefault|default):"([^"]*)"/);
  const span = given ? { start: given.start, end: given.start + given.text.length } : spanOf(tag);
  const fallback: Expression | null = given ? { kind: 'string', value: given.text, span, content: span } : null;
  return variable ? { kind: 'environment', variable: variable.text, fallback, span: spanOf(tag) } : fallback;
}

function named(context: Context, node: Node, env: Env): void {
  const name = node.childForFieldName('name');
  if (!name) return;
  const value = functionOf(context, node, env, name.text);
  declare(context, env, { name: name.text, nameSpan: spanOf(name), value, span: spanOf(node), kind: 'function' });
}

/** A method belongs to the type of its receiver, where that is declared in this document. */
function method(context: Context, node: Node, env: Env): void {
  const name = node.childForFieldName('name');
  const list = node.childForFieldName('receiver');
  const receiver = list ? parts(context, list)[0] : undefined;
  const type = receiver?.childForFieldName('type') ?? null;
  const annotation = type ? typeOf(context, type, env) : null;
  const owner = annotation?.kind === 'name' ? context.types.get(annotation.name) : undefined;
  if (!name) return;
  const id = receiver?.childForFieldName('name') ?? null;
  const value = functionOf(context, node, { ...env, scope: owner ?? env.scope }, name.text, (inner) => {
    if (!id) return;
    const self: Expression | null = owner === undefined ? null : { kind: 'self', scope: owner, span: spanOf(id) };
    const bound = { name: id.text, nameSpan: spanOf(id), value: self, annotation, span: spanOf(id) };
    declare(context, inner, { ...bound, kind: self ? 'variable' : 'parameter' });
  });
  if (owner === undefined) return;
  declare(context, env, {
    name: name.text,
    nameSpan: spanOf(name),
    value,
    span: spanOf(node),
    kind: 'function',
    scope: owner,
  });
}
