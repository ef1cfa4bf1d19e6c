import type { PackageFact } from '../../model/facts.ts';
import type { SourceText } from '../../model/text.ts';
import { versionOf } from './manifest-values.ts';
import { readElements } from './xml-elements.ts';
import type { XmlElement } from './xml-elements.ts';

/** Elements around a `<dependency>` that some plugin asks for, not the project. */
const ELSEWHERE: ReadonlySet<string> = new Set(['plugin', 'plugins', 'exclusions', 'pluginManagement']);

/**
 * `pom.xml` (https://maven.apache.org/pom.html): dependencies, what is managed, and BOMs. The name is the artifact's. A
 * property that is defined elsewhere says no version.
 */
export function readMavenPom({ text }: SourceText): readonly PackageFact[] {
  const elements = readElements(text);
  const properties = propertiesOf(elements);
  return elements
    .filter(({ name, path }) => name === 'dependency' && !path.some((around) => ELSEWHERE.has(around)))
    .flatMap((element) => dependency(element, properties));
}

function propertiesOf(elements: readonly XmlElement[]): ReadonlyMap<string, string> {
  const properties = new Map<string, string>();
  for (const { name, path, text } of elements) {
    const around = path.at(-1);
    if (text && around === 'properties') properties.set(name, text.value);
    if (text && (name === 'version' || name === 'groupId') && path.length === 2 && around === 'parent')
      for (const key of [`project.${name}`, `project.parent.${name}`]) properties.set(key, text.value);
  }
  for (const { name, path, text } of elements)
    if (text && path.length === 1) properties.set(`project.${name}`, text.value);
  return properties;
}

function dependency(element: XmlElement, properties: ReadonlyMap<string, string>): readonly PackageFact[] {
  const child = (name: string): XmlElement['text'] =>
    element.children.find((candidate) => candidate.name === name)?.text ?? null;
  const artifact = child('artifactId');
  const group = filled(child('groupId')?.value ?? null, properties);
  const name = filled(artifact?.value ?? null, properties);
  if (!artifact || group === null || name === null) return [];
  return [
    {
      kind: 'declared',
      ecosystem: 'maven',
      name: `${group}:${name}`,
      version: versionOf(filled(child('version')?.value ?? null, properties)),
      nameSpan: artifact.span,
      span: element.span,
    },
  ];
}

const MAX_LENGTH = 2_000;

/** A text with its properties put in; null where one is not known here. */
function filled(text: string | null, properties: ReadonlyMap<string, string>): string | null {
  let current = text;
  // Properties of properties can make a text of any length.
  for (let depth = 0; current?.includes('${') && depth < 8 && current.length < MAX_LENGTH; depth++)
    current = current.replace(/\$\{([^{}]+)\}/g, (whole, key: string) => {
      const value = properties.get(key.trim()) ?? whole;
      return value.length > MAX_LENGTH / 10 ? whole : value;
    });
  return current?.includes('${') ? null : current;
}
