import type { ModelMetadata } from '../../model/metadata.ts';
import type { Sourced } from '../../model/sourced.ts';
import type { AdvisoryHit } from '../../model/registries.ts';
import type { FactRow } from './fact-row.ts';

/** Advisories that a card has room for. */
const SHOWN = 3;

/** What its registry and the advisories say of a package in the version in use. */
export function packageRows({ package: known }: ModelMetadata): readonly FactRow[] {
  if (!known) return [];
  const { version, newest, withdrawn, advisories, ended } = known;
  const rows: FactRow[] = [];
  if (ended) {
    const { day, instead } = ended.value;
    rows.push({
      name: 'Support',
      value: `until ${day ?? 'an unknown day'}; then ${instead}`,
      evidence: ended,
      brief: true,
    });
  }
  if (newest) {
    const value = newest.value === version ? `${newest.value} (in use)` : newest.value;
    rows.push({ name: 'Newest', value, evidence: newest, brief: true });
  }
  if (withdrawn) {
    const { how, why } = withdrawn.value;
    rows.push({ name: 'Withdrawn', value: why === '' ? how : `${how}: ${why}`, evidence: withdrawn, brief: true });
  }
  for (const [index, advisory] of (advisories ?? []).entries())
    rows.push({ name: 'Advisory', value: advisoryText(advisory), evidence: advisory, brief: index < SHOWN });
  if (advisories?.length === 0)
    rows.push({ name: 'Advisories', value: 'none known for this version', evidence: null, brief: true });
  return rows;
}

/** `GHSA-… (CVE-…), high: Deserialization of untrusted data; fixed in 4.48.0`. */
function advisoryText({ value }: Sourced<AdvisoryHit>): string {
  const { id, aliases, severity, summary, affected, fixed, bundled } = value;
  const cve = aliases.find((name) => name.startsWith('CVE-'));
  const parts = [
    `${id}${cve === undefined ? '' : ` (${cve})`}${severity === null ? '' : `, ${severity}`}${summary === '' ? '' : `: ${summary}`}`,
    `affects ${affected}`,
    fixed === null ? 'no known fix' : `fixed in ${fixed}`,
    ...(bundled ? ['from the bundled table'] : []),
  ];
  return parts.join('; ');
}
