import type { Draft } from './draft.ts';
import { tableOf } from './draft.ts';
import { isVersioned } from './lifecycles.ts';
import { platformOf } from './platforms.ts';
import { observedDay, pageSource } from './sources.ts';

/**
 * Carries what stands in for ids whose platform names nothing that lives, and why nothing does where nothing can. It comes after
 * all that the platform itself names; what is chosen by likeness says so in its source.
 */
export function addAdvice(draft: Draft, rows: readonly Readonly<Record<string, string>>[]): void {
  for (const row of rows) {
    const platform = platformOf(row['provider'] ?? '');
    const { model_id: id = '', replacement = '', reason = '', source_url = '', source_observed = '' } = row;
    const models = platform === null ? undefined : draft.models.get(platform);
    if (platform === null || !models || (id !== '*' && !models.has(id))) {
      draft.remarks.push(`replacements: not carried, unknown platform or id: ${row['provider'] ?? ''} ${id}`);
      continue;
    }
    const cited = { source: pageSource(source_url, ''), asOf: observedDay(source_observed) };
    if (replacement === '') {
      tableOf(draft.advice, platform).set(id, { id, reason, ids: [], ...cited });
      continue;
    }
    if (!models.has(replacement) && !isVersioned(replacement, models)) {
      draft.remarks.push(`replacements: not carried, ${platform} does not know ${replacement}`);
      continue;
    }
    tableOf(draft.advice, platform).set(id, { id, reason: null, ids: [replacement], ...cited });
  }
}
