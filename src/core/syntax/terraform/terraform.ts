import type { Node } from '../tree/node.ts';
import type { BindingFact, Expression, FileFacts, SettingFact, TableEntry } from '../../model/facts.ts';
import type { SourceText, Span } from '../../model/text.ts';
import { emptyFacts } from '../empty-facts.ts';
import { keyOfNode, namedParts, valueOf } from './expressions.ts';
import type { Reading } from './expressions.ts';

/** Blocks in blocks beyond this are no configuration. */
const MAX_DEPTH = 60;

/**
 * The facts of a text in HashiCorp's configuration language (https://developer.hashicorp.com/terraform/language/syntax/configuration):
 * each block of the root is a setting, its labels and blocks are tables in it. Variables and locals are names bound as
 * `var.x` and `local.x`; files of one folder see each other's.
 */
export function collectTerraformFacts(root: Node, source: SourceText): FileFacts {
  const reading: Reading = { text: source.text };
  const settings: SettingFact[] = [];
  const bindings: BindingFact[] = [];
  const body = root.namedChildren.find((child) => child.type === 'body');
  const isValues = /\.tfvars$/i.test(source.uri);
  for (const part of body ? namedParts(body) : []) {
    const entry = entryOf(reading, part, 0);
    if (!entry || entry.key === null) continue;
    const span = spanOf(part);
    settings.push({ path: [entry.key], value: entry.value, keySpan: entry.keySpan, span });
    if (part.type === 'block') bindings.push(...bindingsOf(entry, span));
    else if (isValues) bindings.push(binding(`var.${entry.key}`, entry.value, entry.keySpan, span));
  }
  return { ...emptyFacts(source), namespace: `terraform:${folderOf(source.uri)}`, bindings, settings };
}

function folderOf(uri: string): string {
  return uri.slice(0, uri.lastIndexOf('/'));
}

/** `variable "model" { default = … }` is what `var.model` gives, each entry of `locals` what `local.x` does. */
function bindingsOf({ key, value }: TableEntry, span: Span): readonly BindingFact[] {
  if (value.kind !== 'table') return [];
  if (key === 'locals')
    return value.entries.flatMap((local) =>
      local.key === null ? [] : [binding(`local.${local.key}`, local.value, local.keySpan, span)],
    );
  const [variable] = value.entries;
  if (key !== 'variable' || !variable || variable.key === null || variable.value.kind !== 'table') return [];
  const given = variable.value.entries.find((entry) => entry.key === 'default');
  return given ? [binding(`var.${variable.key}`, given.value, variable.keySpan, span)] : [];
}

function binding(name: string, value: Expression, nameSpan: Span, span: Span): BindingFact {
  return { name, scope: 0, kind: 'variable', value, annotation: null, exportedAs: name, branch: null, nameSpan, span };
}

function entryOf(reading: Reading, part: Node, depth: number): TableEntry | null {
  if (depth > MAX_DEPTH) return null;
  const [head, ...rest] = namedParts(part);
  if (!head) return null;
  if (part.type === 'attribute') {
    const given = rest.find(({ type }) => type === 'expression');
    return given ? { ...keyOfNode(reading, head), value: valueOf(reading, given, head.text) } : null;
  }
  if (part.type !== 'block') return null;
  const inner = rest.find(({ type }) => type === 'body');
  const entries = inner ? namedParts(inner).flatMap((child) => entryOf(reading, child, depth + 1) ?? []) : [];
  const names = [head, ...rest.filter(({ type }) => type === 'string_lit' || type === 'identifier')];
  return labelled(reading, names, { kind: 'table', entries, spreads: [], span: spanOf(inner ?? part) }, spanOf(part));
}

/** `resource "type" "name" { … }` as `resource: { type: { name: { … } } }`. */
function labelled(reading: Reading, names: readonly Node[], body: Expression, span: Span): TableEntry | null {
  let entry: TableEntry | null = null;
  for (const name of names.toReversed()) {
    const value: Expression = entry
      ? { kind: 'table', entries: [entry], spreads: [], span: { start: entry.keySpan.start, end: span.end } }
      : body;
    entry = { ...keyOfNode(reading, name), value };
  }
  return entry;
}

function spanOf(node: Node): Span {
  return { start: node.startIndex, end: node.endIndex };
}
