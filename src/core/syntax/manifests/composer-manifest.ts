import type { PackageFact } from '../../model/facts.ts';
import type { SourceText } from '../../model/text.ts';
import { declaredAt, entriesOf, stringOf, valueAt } from './manifest-values.ts';
import { jsonRoot } from './manifest-roots.ts';

/** `composer.json` (https://getcomposer.org/doc/04-schema.md); what has no vendor is the platform. */
export function readComposerManifest({ text }: SourceText): readonly PackageFact[] {
  const root = jsonRoot(text);
  return ['require', 'require-dev'].flatMap((section) =>
    entriesOf(valueAt(root, section))
      .filter(({ key }) => key.includes('/'))
      .map((entry) => declaredAt('composer', entry, stringOf(entry.value)?.value ?? null)),
  );
}
