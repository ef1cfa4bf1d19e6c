import type { PackageFact, StringExpression } from '../../model/facts.ts';
import type { SourceText } from '../../model/text.ts';
import { itemsOf, stringOf, stringsOf, valueAt } from './manifest-values.ts';
import { yamlRoot } from './manifest-roots.ts';
import { readRequirement } from './requirement-text.ts';

/**
 * `environment.yml` (https://docs.conda.io/projects/conda/en/stable/user-guide/tasks/manage-environments.html): packages of
 * conda, which names those of PyPI alike, and those of pip below them.
 */
export function readCondaEnvironment({ text }: SourceText): readonly PackageFact[] {
  const list = valueAt(yamlRoot(text), 'dependencies');
  return itemsOf(list).flatMap((item) => {
    const literal = stringOf(item);
    if (literal) return condaPackage(literal) ?? [];
    return stringsOf(valueAt(item, 'pip')).flatMap(({ value, content }) => readRequirement(value, content.start) ?? []);
  });
}

/** `channel::name=1.2.3=build`, `name>=1.2`, `name 1.2.*`. */
function condaPackage({ value, content }: StringExpression): PackageFact | null {
  const match = /^((?:[\w./-]+::)?)([\w.-]+?)\s*((?:[=<>!~]=?|\s\d).*)?$/.exec(value);
  const name = match?.[2];
  if (name === undefined) return null;
  const start = content.start + (match?.[1] ?? '').length;
  const asked = (match?.[3] ?? '').trim();
  // With its build, a version is one file.
  const build = /^=([\w.]+)=[\w.]+$/.exec(asked)?.[1];
  return {
    kind: 'declared',
    ecosystem: 'pypi',
    name,
    version: build === undefined ? (asked === '' ? null : asked) : `==${build}`,
    nameSpan: { start, end: start + name.length },
    span: content,
  };
}
