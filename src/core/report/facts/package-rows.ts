import type { ModelMetadata } from '../../model/metadata.ts';
import type { Sourced } from '../../model/sourced.ts';
import type { AdvisoryHit } from '../../model/registries.ts';
import type { FactRow } from './fact-row.ts';
import { joined, told } from '../../model/told.ts';
import type { Text } from '../../model/told.ts';

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
      name: told`Support`,
      value: told`until ${day ?? told`an unknown day`}; then ${instead}`,
      evidence: ended,
      brief: true,
    });
  }
  if (newest) {
    const value = newest.value === version ? told`${newest.value} (in use)` : newest.value;
    rows.push({ name: told`Newest`, value, evidence: newest, brief: true });
  }
  if (withdrawn) {
    const { how, why } = withdrawn.value;
    rows.push({
      name: told`Withdrawn`,
      value: why === '' ? how : told`${how}: ${why}`,
      evidence: withdrawn,
      brief: true,
    });
  }
  for (const [index, advisory] of (advisories ?? []).entries())
    rows.push({ name: told`Advisory`, value: advisoryText(advisory), evidence: advisory, brief: index < SHOWN });
  if (advisories?.length === 0)
    rows.push({ name: told`Advisories`, value: told`none known for this version`, evidence: null, brief: true });
  return rows;
}

/** `GHSA-… (CVE-…), high: Deserialization of untrusted data; fixed in 4.48.0`. */
function advisoryText({ value }: Sourced<AdvisoryHit>): Text {
  const { id, aliases, severity, summary, affected, fixed, bundled } = value;
  const cve = aliases.find((name) => name.startsWith('CVE-'));
  const parts = [
    told`${id}${cve === undefined ? '' : told` (${cve})`}${severity === null ? '' : told`, ${severity}`}${summary === '' ? '' : told`: ${summary}`}`,
    told`affects ${affected}`,
    fixed === null ? told`no known fix` : told`fixed in ${fixed}`,
    ...(bundled ? [told`from the bundled table`] : []),
  ];
  return joined(parts, '; ');
}
