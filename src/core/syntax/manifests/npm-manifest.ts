import type { PackageFact } from '../../model/facts.ts';
import type { SourceText } from '../../model/text.ts';
import { declaredAt, entriesOf, stringOf, valueAt } from './manifest-values.ts';
import { jsonRoot } from './manifest-roots.ts';

/** Sections that ask for packages; `overrides` and `resolutions` only change what others ask for. */
const SECTIONS = ['dependencies', 'devDependencies', 'peerDependencies', 'optionalDependencies'];

/** `package.json` (https://docs.npmjs.com/cli/v11/configuring-npm/package-json). */
export function readNpmManifest({ text }: SourceText): readonly PackageFact[] {
  const root = jsonRoot(text);
  return SECTIONS.flatMap((section) =>
    entriesOf(valueAt(root, section)).flatMap((entry) => {
      const requirement = stringOf(entry.value)?.value ?? null;
      const alias = /^npm:((?:@[^@/]+\/)?[^@/]+)(?:@(.*))?$/.exec(requirement ?? '');
      const row = declaredAt('npm', entry, alias ? (alias[2] ?? null) : requirement);
      return alias ? [{ ...row, name: alias[1] ?? row.name }] : [row];
    }),
  );
}
