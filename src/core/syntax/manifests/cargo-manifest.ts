import type { Expression, PackageFact } from '../../model/facts.ts';
import type { SourceText } from '../../model/text.ts';
import { declaredAt, entriesOf, stringOf, valueAt } from './manifest-values.ts';
import { tomlRoot } from './manifest-roots.ts';

const SECTIONS = ['dependencies', 'dev-dependencies', 'build-dependencies'];

/** `Cargo.toml` (https://doc.rust-lang.org/cargo/reference/specifying-dependencies.html), workspaces and targets included. */
export function readCargoManifest({ text }: SourceText): readonly PackageFact[] {
  const root = tomlRoot(text);
  const holders = [root, valueAt(root, 'workspace'), ...entriesOf(valueAt(root, 'target')).map(({ value }) => value)];
  return holders.flatMap((holder) => SECTIONS.flatMap((section) => packagesIn(valueAt(holder, section))));
}

/** `{ package = "name" }` renames; `{ workspace = true }` leaves the version to the workspace, `{ path = … }` to nobody. */
function packagesIn(table: Expression | null): readonly PackageFact[] {
  return entriesOf(table).flatMap((entry) => {
    const { value } = entry;
    const version = (stringOf(value) ?? stringOf(valueAt(value, 'version')))?.value ?? null;
    const renamed = stringOf(valueAt(value, 'package'));
    const row = declaredAt('cargo', entry, version);
    return [renamed ? { ...row, name: renamed.value, nameSpan: renamed.content } : row];
  });
}
