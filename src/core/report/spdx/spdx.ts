import { visibleJson } from '../../base/visible.ts';
import { uuidOf } from '../content-uuid.ts';
import type { BomContext } from '../cyclonedx/cyclonedx.ts';
import { findingsByReference, inventoryOf, isUsed, unresolvedOf } from '../inventory.ts';
import type { InventoryItem } from '../inventory.ts';
import type { Locate } from '../locate.ts';
import type { MergedReport } from '../merge.ts';
import { createGraph, CREATION } from './graph.ts';
import type { Graph } from './graph.ts';
import { declaredLicense } from './licenses.ts';
import { addLicenses, addLineage } from './lineage.ts';
import { addPackage, addUnresolved } from './packages.ts';
import { addPlaces } from './places.ts';
import { addVulnerabilities } from './vulnerabilities.ts';

/** The only version of SPDX that can be written. */
export const SPDX_VERSION = '3.0.1';

/** A bill of materials in SPDX 3.0.1 (JSON-LD), with its profiles for AI and data sets. */
export function spdx(report: MergedReport, context: BomContext, locate: Locate): string {
  const made = (serial: string): readonly object[] => graphOf(report, context, serial, locate);
  const serial = context.serialNumber ?? uuidOf(JSON.stringify([SPDX_VERSION, context.subject, made('')]));
  const document = { '@context': `https://spdx.org/rdf/${SPDX_VERSION}/spdx-context.jsonld`, '@graph': made(serial) };
  return visibleJson(`${JSON.stringify(document, null, 2)}\n`);
}

function graphOf(report: MergedReport, context: BomContext, serial: string, locate: Locate): readonly object[] {
  const base = `urn:uuid:${serial}`;
  const graph = createGraph(base);
  const maker = graph.add('SoftwareAgent', 'agent', 'modelkeel', { name: 'modelkeel' });
  const tool = graph.add('Tool', 'tool', 'modelkeel', { name: `modelkeel ${context.version}` });
  const items = inventoryOf(report);
  const root = addContent(graph, report, items, context, locate);
  const inside = graph.ids().filter((id) => id !== maker && id !== tool);
  const bill = graph.add('software_Sbom', 'bill', 'materials', {
    name: context.subject,
    comment: `Answers as of ${context.today}, by a catalog of ${context.catalogBuiltAt}.`,
    profileConformance: profilesOf(graph),
    rootElement: [root],
    element: inside,
    software_sbomType: ['source'],
  });
  graph.add('SpdxDocument', 'document', 'modelkeel', {
    name: context.subject,
    profileConformance: profilesOf(graph),
    rootElement: [bill],
    element: graph.ids(),
  });
  return [creationOf(context, maker, tool), ...graph.elements()];
}

function addContent(
  graph: Graph,
  report: MergedReport,
  items: readonly InventoryItem[],
  { subject }: BomContext,
  locate: Locate,
): string {
  const root = graph.add('software_Package', 'subject', 'root', {
    name: subject,
    software_primaryPurpose: 'application',
  });
  const findings = findingsByReference(report.findings);
  const [used, listed]: [string[], string[]] = [[], []];
  for (const item of items) {
    const at = addPackage(
      graph,
      item,
      item.references.flatMap(({ id }) => findings.get(id) ?? []),
    );
    (isUsed(item.references) ? used : listed).push(at);
    const { metadata } = item.component;
    addLineage(graph, at, metadata?.kind === 'found' ? metadata.value.lineage : null);
    addVulnerabilities(graph, at, item);
    graph.relate(at, 'hasEvidence', addPlaces(graph, item.references, locate));
  }
  for (const item of unresolvedOf(report)) {
    const at = addUnresolved(graph, item);
    used.push(at);
    const unknown = declaredLicense(graph, null);
    addLicenses(graph, at, unknown, unknown);
    graph.relate(at, 'hasEvidence', addPlaces(graph, item.references, locate));
  }
  const isIncomplete = unresolvedOf(report).length > 0 || report.files.notAnalysed > 0;
  const completeness = isIncomplete ? 'incomplete' : 'noAssertion';
  if (used.length > 0) graph.relate(root, 'dependsOn', used, { completeness });
  if (listed.length > 0) graph.relate(root, 'hasOptionalDependency', listed, { completeness });
  return root;
}

/** What a profile asks of a package beside what its class does; a profile is named where every package has that. */
const ASKED = {
  ai: {
    type: 'ai_AIPackage',
    properties: ['releaseTime', 'suppliedBy', 'software_downloadLocation', 'software_packageVersion'],
  },
  dataset: {
    type: 'dataset_DatasetPackage',
    properties: ['builtTime', 'originatedBy', 'releaseTime', 'software_downloadLocation'],
  },
} as const;

function profilesOf(graph: Graph): readonly string[] {
  const elements = graph.elements();
  const kept = Object.entries(ASKED).flatMap(([profile, { type, properties }]) => {
    const own = elements.filter((element) => 'type' in element && element.type === type);
    const isKept = own.length > 0 && own.every((element) => properties.every((name) => name in element));
    return isKept ? [profile] : [];
  });
  return ['core', 'software', 'simpleLicensing', 'security', ...kept];
}

/** The format asks for a time: where none is to be told, it is the day that the answers are of. */
function creationOf({ timestamp, today }: BomContext, maker: string, tool: string): object {
  return {
    type: 'CreationInfo',
    '@id': CREATION,
    created: timestamp ?? `${today}T00:00:00Z`,
    createdBy: [maker],
    createdUsing: [tool],
    specVersion: SPDX_VERSION,
  };
}
