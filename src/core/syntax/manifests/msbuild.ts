import type { PackageFact } from '../../model/facts.ts';
import type { SourceText } from '../../model/text.ts';
import { versionOf } from './manifest-values.ts';
import { readElements } from './xml-elements.ts';
import type { XmlElement, XmlText } from './xml-elements.ts';

const ITEMS: ReadonlySet<string> = new Set(['PackageReference', 'PackageVersion', 'GlobalPackageReference']);

/**
 * Project files of .NET and `Directory.Packages.props`
 * (https://learn.microsoft.com/nuget/consume-packages/package-references-in-project-files, central-package-management).
 */
export function readMsbuild({ text }: SourceText): readonly PackageFact[] {
  const elements = readElements(text);
  const properties = new Map(
    elements.flatMap(({ name, path, text: value }) =>
      value && path.at(-1) === 'PropertyGroup' ? [[name, value.value] as const] : [],
    ),
  );
  return elements.flatMap((element): readonly PackageFact[] => {
    const name = element.attributes.get('Include') ?? element.attributes.get('Update');
    if (!ITEMS.has(element.name) || !name || name.value.includes('$(')) return [];
    const version = said(element, 'VersionOverride') ?? said(element, 'Version');
    const filled = version?.value.replace(/\$\((\w+)\)/g, (whole, key: string) => properties.get(key) ?? whole) ?? null;
    return [
      {
        kind: 'declared',
        ecosystem: 'nuget',
        name: name.value,
        version: versionOf(filled?.includes('$(') ? null : filled),
        nameSpan: name.span,
        span: element.span,
      },
    ];
  });
}

/** As an attribute or as an element. */
function said(element: XmlElement, name: string): XmlText | null {
  return element.attributes.get(name) ?? element.children.find((child) => child.name === name)?.text ?? null;
}
