import type {
  Argument,
  BindingFact,
  CallFact,
  ComparisonFact,
  Expression,
  ImportFact,
  Scope,
  ScopeId,
  TableEntry,
} from '../../model/facts.ts';
import type { Span } from '../../model/text.ts';

/** How far facts of code that only moved lie from where they were. */
export interface Shift {
  readonly offset: number;
  readonly call: number;
  readonly scope: (scope: ScopeId) => ScopeId;
}

export function shiftedScope(by: Shift, scope: Scope): Scope {
  return { ...scope, parent: by.scope(scope.parent), span: span(by, scope.span) };
}

export function shiftedImport(by: Shift, fact: ImportFact): ImportFact {
  return { ...fact, scope: by.scope(fact.scope), moduleSpan: span(by, fact.moduleSpan), span: span(by, fact.span) };
}

export function shiftedBinding(by: Shift, fact: BindingFact): BindingFact {
  return {
    ...fact,
    scope: by.scope(fact.scope),
    value: fact.value && expression(by, fact.value),
    annotation: fact.annotation && expression(by, fact.annotation),
    branch: fact.branch && span(by, fact.branch),
    nameSpan: span(by, fact.nameSpan),
    span: span(by, fact.span),
  };
}

export function shiftedCall(by: Shift, fact: CallFact): CallFact {
  return {
    ...fact,
    callee: expression(by, fact.callee),
    arguments: fact.arguments.map((given) => argument(by, given)),
    argumentsSpan: span(by, fact.argumentsSpan),
    scope: by.scope(fact.scope),
    span: span(by, fact.span),
  };
}

export function shiftedComparison(by: Shift, fact: ComparisonFact): ComparisonFact {
  return { ...fact, span: span(by, fact.span) };
}

function span({ offset }: Shift, { start, end }: Span): Span {
  return { start: start + offset, end: end + offset };
}

function argument(by: Shift, given: Argument): Argument {
  const moved = { value: expression(by, given.value), span: span(by, given.span) };
  return given.kind === 'keyword' ? { ...given, nameSpan: span(by, given.nameSpan), ...moved } : { ...given, ...moved };
}

function all(by: Shift, list: readonly Expression[]): readonly Expression[] {
  return list.map((one) => expression(by, one));
}

function entry(by: Shift, given: TableEntry): TableEntry {
  return { ...given, keySpan: span(by, given.keySpan), value: expression(by, given.value) };
}

function expression(by: Shift, value: Expression): Expression {
  const moved = span(by, value.span);
  switch (value.kind) {
    case 'string':
      return { kind: value.kind, value: value.value, span: moved, content: span(by, value.content) };
    case 'name':
      return { kind: value.kind, name: value.name, scope: by.scope(value.scope), span: moved };
    case 'self':
      return { kind: value.kind, scope: by.scope(value.scope), span: moved };
    case 'call':
      return { kind: value.kind, call: value.call + by.call, span: moved };
    case 'member':
      return {
        ...value,
        object: expression(by, value.object),
        fallback: value.fallback && expression(by, value.fallback),
        span: moved,
      };
    case 'element':
      return {
        ...value,
        object: expression(by, value.object),
        key: value.key && expression(by, value.key),
        span: moved,
      };
    case 'environment':
      return { ...value, fallback: value.fallback && expression(by, value.fallback), span: moved };
    case 'join':
      return { kind: value.kind, parts: all(by, value.parts), span: moved };
    case 'fallback':
      return { ...value, options: all(by, value.options), span: moved };
    case 'list':
      return { kind: value.kind, items: all(by, value.items), span: moved };
    case 'table':
      return {
        kind: value.kind,
        entries: value.entries.map((one) => entry(by, one)),
        spreads: all(by, value.spreads),
        span: moved,
      };
    case 'function':
      return { ...value, scope: by.scope(value.scope), returns: all(by, value.returns), span: moved };
    case 'class':
      return { ...value, scope: by.scope(value.scope), bases: all(by, value.bases), span: moved };
    case 'constant':
    case 'opaque':
      return { ...value, span: moved };
  }
}
