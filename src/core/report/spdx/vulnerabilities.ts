import type { InventoryItem } from '../inventory.ts';
import type { Graph } from './graph.ts';

/** The advisories that affect a package, each an element of its own. */
export function addVulnerabilities(graph: Graph, from: string, { component }: InventoryItem): void {
  const metadata = component.metadata?.kind === 'found' ? component.metadata.value : null;
  const found = (metadata?.package?.advisories ?? []).map(({ value, source, url }) =>
    graph.add('security_Vulnerability', 'vulnerability', value.id, {
      name: value.id,
      summary: value.summary,
      description: value.fixed === null ? 'No fixed version is known.' : `Fixed in ${value.fixed}.`,
      externalIdentifier: [value.id, ...value.aliases].map((identifier) => ({
        type: 'ExternalIdentifier',
        externalIdentifierType: identifier.startsWith('CVE-') ? 'cve' : 'securityOther',
        identifier,
        issuingAuthority: source,
      })),
      ...(url !== null && {
        externalRef: [{ type: 'ExternalRef', externalRefType: 'securityAdvisory', locator: [url] }],
      }),
    }),
  );
  if (found.length > 0) graph.relate(from, 'hasAssociatedVulnerability', found);
}
