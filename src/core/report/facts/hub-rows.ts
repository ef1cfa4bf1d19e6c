import type { ModelMetadata } from '../../model/metadata.ts';
import type { FactRow } from './fact-row.ts';
import { told } from '../../model/told.ts';
import type { Text } from '../../model/told.ts';

/** What the Hub says of a repository. An unknown licence gets a row too: people look for it. */
export function hubRows({ hub, lineage }: ModelMetadata): readonly FactRow[] {
  if (!hub) return [];
  const { license, baseModels, formats, gated, commit, renamedTo, released } = hub.value;
  const row = (name: Text, value: Text | null, brief = true): readonly FactRow[] =>
    value === null ? [] : [{ name, value, evidence: hub, brief }];
  const isNamedOnly = license === null && formats.length === 0 && gated === null && !commit && baseModels.length === 0;
  if (isNamedOnly && !lineage && renamedTo === null)
    return row(told`Known`, told`by its name alone: its licence, files and access are not known offline`);
  return [
    // A chain says both, and more.
    ...(lineage ? [] : row(told`Licence`, license ?? told`unknown`)),
    ...(lineage ? [] : row(told`Base`, baseModels.length > 0 ? baseModels.join(', ') : null)),
    ...row(told`Files`, formats.length > 0 ? formats.join(', ') : null),
    ...row(told`Gated`, gated === null ? null : gated ? told`yes, terms must be accepted` : told`no`),
    ...row(told`Renamed to`, renamedTo),
    ...row(told`Released`, released),
    ...row(told`Commit`, commit === null ? null : told`${commit.sha} (chosen by ${commit.chosenBy})`, false),
  ];
}
