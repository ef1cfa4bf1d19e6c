import type { CallFact, Expression, FileFacts, ScopeId } from '../model/facts.ts';
import type { Evaluation } from './evaluation.ts';
import { scopeIndex } from './scope.ts';
import { START } from './values.ts';
import type { Value } from './values.ts';

/** What others find a document by that says which section of the configuration fills a type. */
export function sectionKey(type: string): string {
  return `section of ${type}`;
}

/** The types that a document fills from sections of the configuration (C#). */
export function filledTypes(facts: FileFacts): readonly string[] {
  if (facts.ecosystem !== 'nuget') return [];
  return facts.calls.flatMap((call) => typeFilled(call) ?? []);
}

function typeFilled({ callee, arguments: given }: CallFact): string | null {
  if (callee.kind !== 'name' || callee.name !== 'Configure') return null;
  const type = given.find((argument) => argument.kind === 'keyword' && argument.name === 'TOptions')?.value;
  return type?.kind === 'name' ? type.name : null;
}

/** A section of the configuration, and the document whose configuration it is. */
interface Section {
  readonly from: FileFacts;
  readonly path: string;
}

/**
 * What configuration files have for a property of a class that is filled from them: by `[Configure<T>(section)]` in C#, by
 * `@ConfigurationProperties` in Java and Kotlin. Empty for all other classes.
 */
export function boundSettings(
  evaluation: Evaluation,
  facts: FileFacts,
  scope: ScopeId,
  property: string,
): readonly Value[] {
  const owner = facts.scopes[scope];
  if (owner?.kind !== 'class' || owner.name === null) return [];
  const sections =
    facts.ecosystem === 'maven'
      ? annotatedSections(facts, scope)
      : facts.ecosystem === 'nuget'
        ? filledSections(evaluation, facts, owner.name)
        : [];
  return sections.flatMap(({ from, path }) =>
    evaluation.project.bound(from, path === '' ? property : `${path}.${property}`).map(({ uri, value }): Value => ({
      kind: 'text',
      text: value.value,
      literal: { uri, span: value.content },
      exact: true,
      trail: { ...START, via: ['environment'] },
    })),
  );
}

const PREFIXED: ReadonlySet<string> = new Set(['ConfigurationProperties', 'ConfigMapping', 'ConfigProperties']);

/** `@ConfigurationProperties(prefix = "a.b")` at the class. */
function annotatedSections(facts: FileFacts, scope: ScopeId): readonly Section[] {
  const owner = facts.bindings.find(({ value }) => value?.kind === 'class' && value.scope === scope);
  if (!owner) return [];
  return facts.calls.flatMap(({ form, callee, span, arguments: given }): readonly Section[] => {
    if (form !== 'decorator' || callee.kind !== 'name' || !PREFIXED.has(callee.name)) return [];
    if (span.start < owner.span.start || span.end > owner.nameSpan.start) return [];
    const prefix = given.find(
      (argument) =>
        argument.kind === 'positional' || (argument.kind === 'keyword' && /^(?:prefix|value)$/.test(argument.name)),
    )?.value;
    return prefix?.kind === 'string' ? [{ from: facts, path: prefix.value }] : [];
  });
}

function filledSections(evaluation: Evaluation, facts: FileFacts, type: string): readonly Section[] {
  const documents = [facts, ...evaluation.project.declared(facts, null, sectionKey(type))];
  return documents.flatMap((document) =>
    scopeIndex(document)
      .callsNamed('Configure')
      .flatMap((call): readonly Section[] => {
        const [section] = call.arguments;
        if (typeFilled(call) !== type || !section) return [];
        return pathsOf(evaluation, document, section.value).map((path) => ({ from: document, path }));
      }),
  );
}

/** `configuration.GetSection("A").GetSection("B")`, `"A:B"`: the path of a section; `''` for the whole. */
function pathsOf(evaluation: Evaluation, facts: FileFacts, section: Expression, depth = 0): readonly string[] {
  if (depth > 6) return [];
  const call = section.kind === 'call' ? facts.calls[section.call] : undefined;
  if (!call) return section.kind === 'string' || isPath(section) ? textsOf(evaluation, facts, section) : [];
  const [first] = call.arguments;
  if (call.callee.kind !== 'member' || !/^Get(?:Required)?Section$/.test(call.callee.property) || !first) return [];
  const outer = call.callee.object.kind === 'call' ? pathsOf(evaluation, facts, call.callee.object, depth + 1) : [''];
  return textsOf(evaluation, facts, first.value).flatMap((name) =>
    outer.map((path) => (path === '' ? name : `${path}.${name}`).replaceAll(':', '.')),
  );
}

/** A constant (`LlmOptions.SectionName`), not a configuration as a whole. */
function isPath(section: Expression): boolean {
  return section.kind === 'member' && /(?:Section|Name|Key|Position)/.test(section.property);
}

function textsOf(evaluation: Evaluation, facts: FileFacts, value: Expression): readonly string[] {
  return evaluation
    .evaluate(facts, value, [])
    .flatMap((found) => (found.kind === 'text' ? [found.text.replaceAll(':', '.')] : []));
}
