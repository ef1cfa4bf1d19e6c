import type { PackageFact } from '../../model/facts.ts';
import type { SourceText } from '../../model/text.ts';
import { declaredAt, entriesOf, stringOf, valueAt } from './manifest-values.ts';
import { tomlRoot } from './manifest-roots.ts';

/** Sections of a `Pipfile` that hold no packages; all others are groups of them. */
const OTHERS: ReadonlySet<string> = new Set(['source', 'requires', 'pipenv', 'scripts', 'pipenv-scripts']);

/** `Pipfile` (https://pipenv.pypa.io/en/latest/pipfile.html). */
export function readPipfile({ text }: SourceText): readonly PackageFact[] {
  return entriesOf(tomlRoot(text))
    .filter(({ key }) => !OTHERS.has(key))
    .flatMap(({ value }) => entriesOf(value))
    .map((entry) =>
      declaredAt('pypi', entry, (stringOf(entry.value) ?? stringOf(valueAt(entry.value, 'version')))?.value ?? null),
    );
}
