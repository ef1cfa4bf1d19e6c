import { hashText } from '../../base/hash.ts';
import type { LicenseFact } from '../../model/lineage.ts';
import type { Sourced } from '../../model/sourced.ts';
import type { Graph } from './graph.ts';

/** What stands for a licence of which nothing is said. */
const NO_ASSERTION = 'expandedlicensing_NoAssertionLicense';

/** The licence that a repository states, or that nothing is said of it. */
export function declaredLicense(graph: Graph, license: Sourced<LicenseFact> | null): string {
  return license ? expressionOf(graph, license.value, license.url) : NO_ASSERTION;
}

/** The licence over a chain, where all of it is known. */
export function concludedLicense(graph: Graph, license: LicenseFact | null): string {
  return license ? expressionOf(graph, license, null) : NO_ASSERTION;
}

function expressionOf(graph: Graph, { spdx, stated }: LicenseFact, url: string | null): string {
  const expression = spdx ?? `LicenseRef-${hashText(stated)}`;
  // What the list of SPDX does not have leads to where it can be read.
  const custom = /LicenseRef-[\w.-]+/g.exec(expression)?.[0];
  return graph.add('simplelicensing_LicenseExpression', 'license', expression, {
    ...(spdx === null && { name: stated }),
    simplelicensing_licenseExpression: expression,
    ...(custom !== undefined &&
      url !== null && { simplelicensing_customIdToUri: [{ type: 'DictionaryEntry', key: custom, value: url }] }),
  });
}
