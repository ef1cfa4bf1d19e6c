import type { Node } from '../tree/node.ts';
import type { BindingFact, Expression, FileFacts, SettingFact, TableEntry } from '../../model/facts.ts';
import type { SourceText, Span } from '../../model/text.ts';
import { isDeclaration, namedParts, valueOf } from './expressions.ts';
import { emptyFacts } from '../empty-facts.ts';

/**
 * The facts of a Bicep text (https://learn.microsoft.com/azure/azure-resource-manager/bicep/file): parameters and variables
 * are names and settings below their keyword, resources and modules settings (`resource: { type: { name: { … } } }`), outputs settings of their own.
 */
export function collectBicepFacts(root: Node, source: SourceText): FileFacts {
  const settings: SettingFact[] = [];
  const bindings: BindingFact[] = [];
  for (const part of namedParts(root)) {
    if (part.type === 'parameter_declaration' || part.type === 'variable_declaration') {
      const bound = bindingOf(source.text, part);
      if (!bound) continue;
      bindings.push(bound);
      if (bound.value) settings.push(settingOf(source.text, bound, bound.value));
    } else if (isDeclaration(part)) {
      const entry = declarationOf(source.text, part);
      if (entry?.key != null)
        settings.push({ path: [entry.key], value: entry.value, keySpan: entry.keySpan, span: spanOf(part) });
    }
  }
  return { ...emptyFacts(source), bindings, settings, lineComment: '//' };
}

/** A parameter or variable as a setting below its keyword. */
function settingOf(text: string, { name, nameSpan, span }: BindingFact, value: Expression): SettingFact {
  const keyword = /^\w+(?=\s)/.exec(text.slice(span.start, span.start + 10))?.[0] ?? 'param';
  const keySpan = { start: span.start, end: span.start + keyword.length };
  return { path: [keyword], value: table([{ key: name, keySpan: nameSpan, value }], span), keySpan, span };
}

function bindingOf(text: string, node: Node): BindingFact | null {
  const [name, ...rest] = namedParts(node);
  if (!name) return null;
  const given = rest.findLast(({ type }) => !/^(?:type|ERROR)$|_type$/.test(type)) ?? assignedOf(rest);
  const value = given ? valueOf(text, given, name.text) : null;
  const nameSpan = spanOf(name);
  const places = { branch: null, nameSpan, span: spanOf(node) };
  return { name: name.text, scope: 0, kind: 'variable', value, annotation: null, exportedAs: name.text, ...places };
}

/** `param name = 'value'` of a file of parameters (`.bicepparam`): the grammar takes the value for a type. */
function assignedOf(rest: readonly Node[]): Node | undefined {
  const at = rest.findIndex(({ type, text }) => type === 'ERROR' && text.trim() === '=');
  const behind = at < 0 ? undefined : rest[at + 1];
  return behind && namedParts(behind)[0];
}

/** `resource name 'type' = { … }`, `module name 'path' = { … }`, also inside of a resource. */
function declarationOf(text: string, node: Node): TableEntry | null {
  const [name, what, ...rest] = namedParts(node);
  const body = rest.at(-1);
  if (!name || !what || !body) return null;
  const keyword = /^\w+/.exec(text.slice(node.startIndex, node.startIndex + 20))?.[0] ?? 'resource';
  const type = valueOf(text, what, null);
  const inner: TableEntry = { key: name.text, keySpan: spanOf(name), value: bodyOf(text, body) };
  const typed: TableEntry =
    type.kind === 'string'
      ? { key: type.value, keySpan: type.content, value: table([inner], spanOf(node)) }
      : { key: null, keySpan: spanOf(what), value: table([inner], spanOf(node)) };
  const keySpan = { start: node.startIndex, end: node.startIndex + keyword.length };
  return { key: keyword, keySpan, value: table([typed], spanOf(node)) };
}

/** What is declared under a condition or for each item of a list is read as if it were declared once. */
function bodyOf(text: string, node: Node): Expression {
  const inner = node.type === 'if_statement' ? namedParts(node).at(-1) : node;
  const value = valueOf(text, inner ?? node, null);
  return value.kind === 'list' && node.type === 'for_statement' ? (value.items[0] ?? value) : value;
}

function table(entries: readonly TableEntry[], span: Span): Expression {
  return { kind: 'table', entries, spreads: [], span };
}

function spanOf(node: Node): Span {
  return { start: node.startIndex, end: node.endIndex };
}
