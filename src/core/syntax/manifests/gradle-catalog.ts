import type { Expression, PackageFact } from '../../model/facts.ts';
import type { SourceText } from '../../model/text.ts';
import { entriesOf, stringOf, valueAt, versionOf } from './manifest-values.ts';
import { tomlRoot } from './manifest-roots.ts';

/** `gradle/libs.versions.toml` (https://docs.gradle.org/current/userguide/version_catalogs.html). */
export function readGradleCatalog({ text }: SourceText): readonly PackageFact[] {
  const root = tomlRoot(text);
  const versions = valueAt(root, 'versions');
  return entriesOf(valueAt(root, 'libraries')).flatMap(({ keySpan, value }): readonly PackageFact[] => {
    const span = { start: keySpan.start, end: value.span.end };
    const whole = stringOf(value);
    const module = whole ?? stringOf(valueAt(value, 'module'));
    if (module) {
      const [group = '', artifact, version = null] = module.value.split(':');
      if (artifact === undefined) return [];
      const name = `${group}:${artifact}`;
      const nameSpan = { start: module.content.start, end: module.content.start + name.length };
      return [row(name, whole ? version : versionIn(value, versions), nameSpan, span)];
    }
    const group = stringOf(valueAt(value, 'group'));
    const artifact = stringOf(valueAt(value, 'name'));
    if (!group || !artifact) return [];
    return [row(`${group.value}:${artifact.value}`, versionIn(value, versions), artifact.content, span)];
  });
}

function row(
  name: string,
  version: string | null,
  nameSpan: PackageFact['nameSpan'],
  span: PackageFact['span'],
): PackageFact {
  return { kind: 'declared', ecosystem: 'maven', name, version: versionOf(version), nameSpan, span };
}

/** `version = "1"`, `version.ref = "name"`, or a rich version. */
function versionIn(library: Expression, versions: Expression | null): string | null {
  const version = valueAt(library, 'version');
  const ref = stringOf(valueAt(version, 'ref'));
  return richVersion(ref ? valueAt(versions, ref.value) : version);
}

function richVersion(value: Expression | null): string | null {
  const said =
    stringOf(value) ?? ['strictly', 'require', 'prefer'].map((key) => stringOf(valueAt(value, key))).find(Boolean);
  return said?.value ?? null;
}
