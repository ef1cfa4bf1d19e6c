import type { PackageFact } from '../../model/facts.ts';
import type { SourceText } from '../../model/text.ts';
import { readElements } from './xml-elements.ts';

/** `packages.config` (https://learn.microsoft.com/nuget/reference/packages-config). */
export function readNugetConfig({ text }: SourceText): readonly PackageFact[] {
  return readElements(text).flatMap(({ name: element, attributes, span }): readonly PackageFact[] => {
    const name = attributes.get('id');
    if (element !== 'package' || !name) return [];
    const version = attributes.get('version')?.value ?? null;
    return [{ kind: 'declared', ecosystem: 'nuget', name: name.value, version, nameSpan: name.span, span }];
  });
}
