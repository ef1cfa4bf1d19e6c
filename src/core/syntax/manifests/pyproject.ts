import type { Expression, PackageFact } from '../../model/facts.ts';
import type { SourceText } from '../../model/text.ts';
import { declaredAt, entriesOf, stringOf, stringsOf, valueAt } from './manifest-values.ts';
import { tomlRoot } from './manifest-roots.ts';
import { readRequirement } from './requirement-text.ts';

/**
 * `pyproject.toml`: PEP 621 (https://packaging.python.org/specifications/pyproject-toml/), PEP 735 groups, Poetry
 * (https://python-poetry.org/docs/pyproject/), PDM, Hatch and uv.
 */
export function readPyproject({ text }: SourceText): readonly PackageFact[] {
  const root = tomlRoot(text);
  const tool = valueAt(root, 'tool');
  return [
    ...requirementsIn(valueAt(root, 'project', 'dependencies')),
    ...listsIn(valueAt(root, 'project', 'optional-dependencies')),
    ...listsIn(valueAt(root, 'dependency-groups')),
    ...listsIn(valueAt(tool, 'pdm', 'dev-dependencies')),
    ...requirementsIn(valueAt(tool, 'uv', 'dev-dependencies')),
    ...entriesOf(valueAt(tool, 'hatch', 'envs')).flatMap(({ value }) => [
      ...requirementsIn(valueAt(value, 'dependencies')),
      ...requirementsIn(valueAt(value, 'extra-dependencies')),
    ]),
    ...poetryPackages(valueAt(tool, 'poetry')),
  ];
}

function requirementsIn(list: Expression | null): readonly PackageFact[] {
  return stringsOf(list).flatMap(({ value, content }) => readRequirement(value, content.start) ?? []);
}

function listsIn(table: Expression | null): readonly PackageFact[] {
  return entriesOf(table).flatMap(({ value }) => requirementsIn(value));
}

function poetryPackages(poetry: Expression | null): readonly PackageFact[] {
  const groups = entriesOf(valueAt(poetry, 'group')).map(({ value }) => valueAt(value, 'dependencies'));
  return [valueAt(poetry, 'dependencies'), valueAt(poetry, 'dev-dependencies'), ...groups].flatMap((table) =>
    entriesOf(table)
      .filter(({ key }) => key !== 'python')
      .map((entry) => declaredAt('pypi', entry, poetryVersion(entry.value))),
  );
}

/** `"^1.2"`, `{ version = "^1.2", extras = […] }`, or a list of those for several platforms. */
function poetryVersion(value: Expression): string | null {
  const [first = null] = value.kind === 'list' ? value.items : [value];
  return (stringOf(first) ?? stringOf(valueAt(first, 'version')))?.value ?? null;
}
