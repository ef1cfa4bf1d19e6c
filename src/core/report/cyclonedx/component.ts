import type { Finding } from '../../model/finding.ts';
import type { ModelMetadata } from '../../model/metadata.ts';
import type { SubjectKind } from '../../model/reference.ts';
import { isUsed, reasonsOf } from '../inventory.ts';
import type { InventoryItem, UnresolvedItem } from '../inventory.ts';
import type { Locate } from '../locate.ts';
import { platformName } from '../../base/platform-names.ts';
import { notKnown } from '../minimum-elements.ts';
import { evidenceOf } from './evidence.ts';
import { licensesOf, pedigreeOf, trainedOn } from './lineage.ts';
import { propertiesOf, property } from './properties.ts';

/** What CycloneDX calls a kind of component; endpoints are services. What is named here by no kind is data. */
const TYPES: Readonly<Partial<Record<SubjectKind, string>>> = {
  model: 'machine-learning-model',
  'embedding-model': 'machine-learning-model',
  dataset: 'data',
  package: 'library',
  'container-image': 'container',
  'mcp-server': 'application',
  prompt: 'data',
};

/** A component with its evidence, its model card, its ancestors and its life. */
export function componentJson(
  item: InventoryItem,
  findings: readonly Finding[],
  isExternal: boolean,
  locate: Locate,
): object {
  const { component, references, version, purl } = item;
  const metadata = component.metadata?.kind === 'found' ? component.metadata.value : null;
  const lineage = metadata?.lineage ?? null;
  const own = lineage?.nodes.find(({ depth }) => depth === 0) ?? null;
  const type = TYPES[component.kind] ?? 'data';
  const commit = item.revisionKind === 'commit' && component.provider === 'huggingface' ? version : null;
  return {
    type,
    'bom-ref': item.ref,
    ...(component.kind !== 'package' && { supplier: { name: platformName(component.provider) } }),
    ...publisherOf(metadata),
    name: component.name,
    ...(version !== null && { version }),
    scope: isUsed(references) ? 'required' : 'excluded',
    ...hashesOf(item),
    ...licensesOf(own?.license ?? null),
    ...(purl !== null && { purl }),
    ...(isExternal && { isExternal }),
    ...pedigreeOf(lineage, commit, component.name),
    ...(type === 'machine-learning-model' && modelCard(component.kind, metadata)),
    evidence: evidenceOf(references, purl, locate),
    properties: [
      ...propertiesOf(item, findings),
      ...notKnown(item).map((element) => property('minimum-elements.not-known', element)),
    ],
  };
}

/** What is used and could not be told: a line of its own, so that nobody takes the list for whole. */
export function unresolvedJson({ ref, kind, provider, references }: UnresolvedItem, locate: Locate): object {
  return {
    type: TYPES[kind] ?? 'data',
    'bom-ref': ref,
    name: `unresolved ${kind} (${provider})`,
    scope: 'required',
    evidence: evidenceOf(references, null, locate),
    properties: [
      property('kind', kind),
      property('provider', provider),
      property('facts', 'not known: the id could not be told'),
      ...reasonsOf(references).map((reason) => property('unresolved.reason', reason)),
    ],
  };
}

function publisherOf(metadata: ModelMetadata | null): object {
  const namespace = metadata?.publisher?.namespace;
  return namespace === undefined ? {} : { publisher: namespace };
}

/** Only what the code itself names: what a tag means today may be something else tomorrow. */
function hashesOf({ revisionKind, version }: InventoryItem): object {
  const digest = revisionKind === 'digest' && version !== null ? /^sha256:([0-9a-f]{64})$/.exec(version)?.[1] : null;
  return digest == null ? {} : { hashes: [{ alg: 'SHA-256', content: digest }] };
}

function modelCard(kind: SubjectKind, metadata: ModelMetadata | null): object {
  const traits = metadata?.traits?.value ?? null;
  const datasets = trainedOn(metadata?.lineage ?? null);
  const formats = (names: readonly string[]): readonly object[] => names.map((format) => ({ format }));
  const modelParameters = {
    ...(kind === 'embedding-model' && { task: 'feature-extraction' }),
    ...(datasets.length > 0 && { datasets }),
    ...(traits && traits.input.length > 0 && { inputs: formats(traits.input) }),
    ...(traits && traits.output.length > 0 && { outputs: formats(traits.output) }),
  };
  return { modelCard: Object.keys(modelParameters).length > 0 ? { modelParameters } : {} };
}
