import type { ModelMetadata } from '../../model/metadata.ts';
import type { FactRow } from './fact-row.ts';

/** What the Hub says of a repository. An unknown licence gets a row too: people look for it. */
export function hubRows({ hub, lineage }: ModelMetadata): readonly FactRow[] {
  if (!hub) return [];
  const { license, baseModels, formats, gated, commit, renamedTo, released } = hub.value;
  const row = (name: string, value: string | null, brief = true): readonly FactRow[] =>
    value === null ? [] : [{ name, value, evidence: hub, brief }];
  const isNamedOnly = license === null && formats.length === 0 && gated === null && !commit && baseModels.length === 0;
  if (isNamedOnly && !lineage && renamedTo === null)
    return row('Known', 'by its name alone: its licence, files and access are not known offline');
  return [
    // A chain says both, and more.
    ...(lineage ? [] : row('Licence', license ?? 'unknown')),
    ...(lineage ? [] : row('Base', baseModels.length > 0 ? baseModels.join(', ') : null)),
    ...row('Files', formats.length > 0 ? formats.join(', ') : null),
    ...row('Gated', gated === null ? null : gated ? 'yes, terms must be accepted' : 'no'),
    ...row('Renamed to', renamedTo),
    ...row('Released', released),
    ...row('Commit', commit === null ? null : `${commit.sha} (chosen by ${commit.chosenBy})`, false),
  ];
}
