import { visibleJson } from '../../base/visible.ts';
import type { Finding } from '../../model/finding.ts';
import { uuidOf } from '../content-uuid.ts';
import { findingsByReference, inventoryOf, unresolvedOf } from '../inventory.ts';
import type { InventoryItem, UnresolvedItem } from '../inventory.ts';
import type { Locate } from '../locate.ts';
import type { MergedReport } from '../merge.ts';
import { componentJson, unresolvedJson } from './component.ts';
import { formulationOf } from './formulation.ts';
import { property } from './properties.ts';
import { endpointJson, platformJson, platformsOf, serviceOf } from './services.ts';
import { vulnerabilitiesOf } from './vulnerabilities.ts';

/** The versions of CycloneDX that can be written, the default first. */
export const CYCLONEDX_VERSIONS = ['1.6', '1.7'] as const;
export type CycloneDxVersion = (typeof CYCLONEDX_VERSIONS)[number];

/** What a bill of materials says besides what was found. */
export interface BomContext {
  readonly version: string;
  readonly catalogBuiltAt: string;
  readonly today: string;
  /** The name of what was looked at. */
  readonly subject: string;
  /** ISO date and time; null where none is to be in it. */
  readonly timestamp: string | null;
  /** A UUID; null for one that is made of the content, so that the same input gives the same bytes. */
  readonly serialNumber: string | null;
}

/** The component that stands for what was looked at. */
const ROOT = 'root';

/** A bill of materials in CycloneDX. */
export function cycloneDx(
  report: MergedReport,
  specVersion: CycloneDxVersion,
  context: BomContext,
  locate: Locate,
): string {
  const items = inventoryOf(report);
  const unresolved = unresolvedOf(report);
  const content = contentOf(report, items, unresolved, specVersion, locate);
  const serial = context.serialNumber ?? uuidOf(JSON.stringify([specVersion, context.subject, content]));
  const document = {
    // No `$schema`: readers exist that refuse it, and `specVersion` says the same.
    bomFormat: 'CycloneDX',
    specVersion,
    serialNumber: `urn:uuid:${serial}`,
    version: 1,
    metadata: metadataJson(report, context),
    ...content,
  };
  return visibleJson(`${JSON.stringify(document, null, 2)}\n`);
}

function contentOf(
  report: MergedReport,
  items: readonly InventoryItem[],
  unresolved: readonly UnresolvedItem[],
  specVersion: CycloneDxVersion,
  locate: Locate,
): object {
  const parts = items.filter(({ component }) => component.kind !== 'endpoint');
  const endpoints = items.filter(({ component }) => component.kind === 'endpoint');
  const platforms = platformsOf(items);
  const findings = findingsByReference(report.findings);
  const found = (item: InventoryItem): readonly Finding[] =>
    item.references.flatMap(({ id }) => findings.get(id) ?? []);
  const isExternal = (item: InventoryItem): boolean => specVersion !== '1.6' && serviceOf(item) !== null;
  const vulnerabilities = vulnerabilitiesOf(items);
  const formulation = formulationOf(parts, locate);
  const services = [...endpoints.map((item) => endpointJson(item, locate)), ...platforms.map(platformJson)];
  return {
    components: [
      ...parts.map((item) => componentJson(item, found(item), isExternal(item), locate)),
      ...unresolved.map((item) => unresolvedJson(item, locate)),
    ],
    ...(services.length > 0 && { services }),
    dependencies: dependenciesOf(items, unresolved, platforms),
    compositions: [{ aggregate: isIncomplete(report, unresolved) ? 'incomplete' : 'unknown', assemblies: [ROOT] }],
    ...(vulnerabilities.length > 0 && { vulnerabilities }),
    ...(formulation.length > 0 && { formulation }),
  };
}

/** That all was found can never be said; that something is missing, sometimes. */
function isIncomplete({ files }: MergedReport, unresolved: readonly UnresolvedItem[]): boolean {
  return unresolved.length > 0 || files.notAnalysed > 0;
}

function metadataJson({ files }: MergedReport, context: BomContext): object {
  return {
    ...(context.timestamp !== null && { timestamp: context.timestamp }),
    lifecycles: [{ phase: 'pre-build' }],
    tools: { components: [{ type: 'application', name: 'modelkeel', version: context.version }] },
    component: { type: 'application', 'bom-ref': ROOT, name: context.subject },
    properties: [
      property('catalog', context.catalogBuiltAt),
      property('today', context.today),
      property('files.analysed', String(files.analysed)),
      property('files.notAnalysed', String(files.notAnalysed)),
    ],
  };
}

function dependenciesOf(
  items: readonly InventoryItem[],
  unresolved: readonly UnresolvedItem[],
  platforms: readonly { readonly ref: string }[],
): readonly object[] {
  // Readers exist that take an empty list for granted where nothing is depended on.
  const own = items.map((item) => {
    const service = serviceOf(item);
    return { ref: item.ref, dependsOn: service === null ? [] : [service] };
  });
  const direct = [...items, ...unresolved].map(({ ref }) => ref);
  return [
    { ref: ROOT, dependsOn: direct },
    ...own,
    ...[...unresolved, ...platforms].map(({ ref }) => ({ ref, dependsOn: [] })),
  ];
}
