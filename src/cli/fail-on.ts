import { InvalidArgumentError } from 'commander';
import { isAtLeast } from '../core/model/finding.ts';
import type { Finding, Severity } from '../core/model/finding.ts';
import type { MergedReport } from '../core/report/merge.ts';
import { rulePages } from '../core/report/rule-pages.generated.ts';

/** What makes a scan exit with 1: any of these. */
export interface FailOn {
  /** From this severity on; null for none. */
  readonly severity: Severity | null;
  /** Findings of models that end within so many days, or have ended; null for none. */
  readonly retiring: number | null;
  readonly rules: ReadonlySet<string>;
}

/**
 * Reads `error`, `warning`, `info`, `never`, `retiring:DAYS` and ids of rules, with commas between.
 *
 * @throws {InvalidArgumentError} on anything else.
 */
export function failOn(text: string): FailOn {
  let severity: Severity | null = null;
  let retiring: number | null = null;
  const rules = new Set<string>();
  for (const word of text.split(',').map((part) => part.trim())) {
    const days = /^retiring:(\d{1,5})$/.exec(word)?.[1];
    if (days !== undefined) retiring = Number(days);
    else if (word === 'error' || word === 'warning' || word === 'info') severity = word;
    else if (rulePages.some(({ id }) => id === word)) rules.add(word);
    else if (word !== 'never')
      throw new InvalidArgumentError(
        'Allowed are error, warning, info, never, retiring:DAYS, and ids of rules, separated by commas.',
      );
  }
  return { severity, retiring, rules };
}

/** Whether a scan has failed; what the baseline knows does not count. */
export function hasFailed(report: MergedReport, on: FailOn, baseline: ReadonlySet<Finding> | null): boolean {
  const ends = on.retiring === null ? null : endsWithin(report, on.retiring);
  return report.findings.some((finding) => {
    if (baseline?.has(finding)) return false;
    if (on.severity !== null && isAtLeast(finding.severity, on.severity)) return true;
    return on.rules.has(finding.rule) || ends?.(finding) === true;
  });
}

function endsWithin({ references }: MergedReport, days: number): (finding: Finding) => boolean {
  const ending = new Set(
    references
      .filter(({ metadata }) => {
        const life = metadata?.kind === 'found' ? metadata.value.lifecycle?.value : null;
        return life?.daysLeft != null && life.retiresKind !== 'earliest' && life.daysLeft <= days;
      })
      .map(({ id }) => id),
  );
  const ofEnds = new Set(['retired-model', 'redirected-model', 'retiring-model']);
  return ({ rule, reference }) => ofEnds.has(rule) && ending.has(reference);
}
