import type { BindingFact, CallFact, Expression, FileFacts, StringExpression } from '../model/facts.ts';
import type { Span } from '../model/text.ts';

/** One step of the way from a string outwards to the statement it stands in. */
export type Context =
  | {
      readonly kind: 'argument';
      readonly call: CallFact;
      readonly name: string | null;
      readonly position: number | null;
    }
  | { readonly kind: 'binding'; readonly binding: BindingFact }
  | { readonly kind: 'setting'; readonly name: string; readonly span: Span }
  | { readonly kind: 'entry'; readonly key: string | null; readonly siblings: number }
  | { readonly kind: 'item'; readonly siblings: number }
  | { readonly kind: 'environment'; readonly variable: string }
  | { readonly kind: 'default'; readonly key: string }
  | { readonly kind: 'option' }
  | { readonly kind: 'part' }
  | { readonly kind: 'returned' };

/** A string with everything it stands in, nearest first. */
export interface StringInContext {
  readonly string: StringExpression;
  readonly contexts: readonly Context[];
}

const MAX_DEPTH = 24;

/** Visits every string of a document that is a value: arguments, bindings, settings. Comparisons and prose are not there. */
export function visitStrings(facts: FileFacts, visit: (found: StringInContext) => void): void {
  for (const binding of facts.bindings) {
    if (binding.value) walk(binding.value, [{ kind: 'binding', binding }], visit);
  }
  for (const call of facts.calls) {
    for (const argument of call.arguments) {
      const name = argument.kind === 'keyword' ? argument.name : null;
      const position = argument.kind === 'positional' ? argument.index : null;
      walk(argument.value, [{ kind: 'argument', call, name, position }], visit);
    }
  }
  for (const setting of facts.settings) {
    walk(setting.value, [{ kind: 'setting', name: setting.path.join('.'), span: setting.span }], visit);
  }
}

function walk(expression: Expression, contexts: readonly Context[], visit: (found: StringInContext) => void): void {
  if (contexts.length > MAX_DEPTH) return;
  const inside = (inner: Expression, context: Context): void => {
    walk(inner, [context, ...contexts], visit);
  };
  switch (expression.kind) {
    case 'string':
      visit({ string: expression, contexts });
      return;
    case 'join':
      for (const part of expression.parts) inside(part, { kind: 'part' });
      return;
    case 'fallback':
      for (const option of expression.options) inside(option, { kind: 'option' });
      return;
    case 'environment':
      if (expression.fallback) inside(expression.fallback, { kind: 'environment', variable: expression.variable });
      return;
    case 'member':
      if (expression.fallback) inside(expression.fallback, { kind: 'default', key: expression.property });
      if (expression.object.kind !== 'name' && expression.object.kind !== 'call')
        walk(expression.object, contexts, visit);
      return;
    case 'table':
      for (const entry of expression.entries)
        inside(entry.value, { kind: 'entry', key: entry.key, siblings: expression.entries.length });
      return;
    case 'list':
      for (const item of expression.items) inside(item, { kind: 'item', siblings: expression.items.length });
      return;
    case 'function':
      for (const value of expression.returns) inside(value, { kind: 'returned' });
      return;
    case 'name':
    case 'self':
    case 'call':
    case 'class':
    case 'constant':
    case 'opaque':
      return;
  }
}
