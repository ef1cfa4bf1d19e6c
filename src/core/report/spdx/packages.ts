import { platformName } from '../../base/platform-names.ts';
import type { ModelMetadata } from '../../model/metadata.ts';
import type { SubjectKind } from '../../model/reference.ts';
import type { Finding } from '../../model/finding.ts';
import { property, propertiesOf } from '../cyclonedx/properties.ts';
import type { Property } from '../cyclonedx/properties.ts';
import { isUsed, reasonsOf } from '../inventory.ts';
import type { InventoryItem, UnresolvedItem } from '../inventory.ts';
import { hashOf, notKnown, releasedOf } from '../minimum-elements.ts';
import type { Graph } from './graph.ts';

const AI: ReadonlySet<SubjectKind> = new Set(['model', 'embedding-model', 'weights-file']);

/** What SPDX calls what a package is for. */
const PURPOSES: Readonly<Partial<Record<SubjectKind, string>>> = {
  dataset: 'data',
  package: 'library',
  'container-image': 'container',
  'mcp-server': 'application',
  prompt: 'data',
};

/** SPDX has a word for some states of a life. */
const SUPPORT: Readonly<Partial<Record<string, string>>> = {
  preview: 'development',
  deprecated: 'limitedSupport',
  retired: 'endOfSupport',
};

/** What a component is: a model and a data set have profiles of their own. */
export function typeOf(kind: SubjectKind): 'ai_AIPackage' | 'dataset_DatasetPackage' | 'software_Package' {
  if (AI.has(kind)) return 'ai_AIPackage';
  return kind === 'dataset' ? 'dataset_DatasetPackage' : 'software_Package';
}

/** What every package of a kind has. */
export function kindContent(kind: SubjectKind): object {
  return {
    software_primaryPurpose: AI.has(kind) ? 'model' : (PURPOSES[kind] ?? 'other'),
    ...(kind === 'dataset' && { dataset_datasetType: ['noAssertion'] }),
    ...(kind === 'embedding-model' && { ai_typeOfModel: ['embedding model'] }),
  };
}

/** A component as a package with what is known of it; what SPDX has no field for stands in an annotation. */
export function addPackage(graph: Graph, item: InventoryItem, findings: readonly Finding[]): string {
  const { component, version, purl } = item;
  const metadata = component.metadata?.kind === 'found' ? component.metadata.value : null;
  const hash = hashOf(item);
  const at = graph.add(typeOf(component.kind), 'component', item.ref, {
    name: component.name,
    ...(component.kind !== 'package' && { suppliedBy: supplier(graph, component.provider) }),
    ...lifeContent(metadata),
    ...(hash !== null && { verifiedUsing: [{ type: 'Hash', algorithm: 'sha256', hashValue: hash.slice(7) }] }),
    ...kindContent(component.kind),
    ...(version !== null && { software_packageVersion: version }),
    ...(purl !== null && { software_packageUrl: purl }),
    ...downloadOf(item),
    ...(AI.has(component.kind) && { ai_informationAboutApplication: useText(item) }),
  });
  const missing = notKnown(item).map((name) => property('minimum-elements.not-known', name));
  annotate(graph, at, item.ref, [...propertiesOf(item, findings), ...missing]);
  return at;
}

/** What is used and could not be told: a package of its own, so that nobody takes the list for whole. */
export function addUnresolved(graph: Graph, { ref, kind, provider, references }: UnresolvedItem): string {
  const at = graph.add(typeOf(kind), 'component', ref, {
    name: `unresolved ${kind} (${provider})`,
    ...kindContent(kind),
  });
  annotate(graph, at, ref, [
    property('facts', 'not known: the id could not be told'),
    ...reasonsOf(references).map((reason) => property('unresolved.reason', reason)),
  ]);
  return at;
}

function annotate(graph: Graph, subject: string, name: string, properties: readonly Property[]): void {
  graph.add('Annotation', 'facts', name, {
    annotationType: 'other',
    contentType: 'application/json',
    statement: JSON.stringify(properties),
    subject,
  });
}

function supplier(graph: Graph, provider: string): string {
  return graph.add('Organization', 'supplier', provider, { name: platformName(provider) });
}

function lifeContent(metadata: ModelMetadata | null): object {
  const life = metadata?.lifecycle?.value;
  const released = releasedOf(metadata);
  const support = life ? SUPPORT[life.status] : undefined;
  return {
    ...(released !== null && { releaseTime: `${released}T00:00:00Z` }),
    ...(life?.retires && life.retiresKind === 'firm' && { validUntilTime: `${life.retires.slice(0, 10)}T00:00:00Z` }),
    ...(support !== undefined && { supportLevel: [support] }),
  };
}

function downloadOf({ component, version, revisionKind }: InventoryItem): object {
  if (component.provider !== 'huggingface' || !/^[\w.-]+(?:\/[\w.-]+)?$/.test(component.name)) return {};
  const folder = component.kind === 'dataset' ? 'datasets/' : '';
  const tree = revisionKind === 'commit' && version !== null ? `/tree/${version}` : '';
  return { software_downloadLocation: `https://huggingface.co/${folder}${component.name}${tree}` };
}

/** How the code uses it: evidence, and no word of who made it. */
function useText({ references }: InventoryItem): string {
  const places = `${String(references.length)} ${references.length === 1 ? 'place' : 'places'}`;
  const labels = [...new Set(references.flatMap(({ label }) => (label === '' ? [] : [label])))].toSorted();
  const calls = labels.length === 0 ? '' : ` (${labels.join(', ')})`;
  return isUsed(references) ? `Used at ${places} of the code${calls}.` : `Named at ${places}, not seen in use${calls}.`;
}
