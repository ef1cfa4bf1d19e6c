import type { Severity } from '../../model/finding.ts';

/**
 * What code scanning of GitHub takes of one run: more results are left out there without a word, larger files refused.
 * https://docs.github.com/en/code-security/code-scanning/integrating-with-code-scanning/sarif-support-for-code-scanning
 */
export interface SarifLimits {
  readonly results: number;
  /** Bytes of all results together. */
  readonly bytes: number;
  /** Places beside that of the result. */
  readonly related: number;
}

export const GITHUB_LIMITS: SarifLimits = { results: 25_000, bytes: 24_000_000, related: 100 };

/** A result as JSON, with what decides whether it may stay where not all can. */
export interface WeighedResult {
  readonly json: string;
  readonly severity: Severity;
  readonly isSuppressed: boolean;
}

/** The results that fit, in their order, and how many of which severity do not. */
export interface FittingResults {
  readonly kept: readonly string[];
  readonly dropped: ReadonlyMap<Severity, number>;
}

const RANK: Readonly<Record<Severity, number>> = { error: 0, warning: 1, info: 2, hint: 3 };

/** Keeps what is worse first; what is silenced goes before everything else. */
export function fitResults(results: readonly WeighedResult[], limits: SarifLimits): FittingResults {
  const order = results
    .map((result, index) => ({ result, index }))
    .toSorted((a, b) => weightOf(a.result) - weightOf(b.result) || a.index - b.index);
  const kept = new Set<WeighedResult>();
  const dropped = new Map<Severity, number>();
  let bytes = 0;
  for (const { result } of order) {
    const size = bytesOf(result.json) + 1;
    if (kept.size < limits.results && bytes + size <= limits.bytes) {
      kept.add(result);
      bytes += size;
    } else dropped.set(result.severity, (dropped.get(result.severity) ?? 0) + 1);
  }
  return { kept: results.filter((result) => kept.has(result)).map(({ json }) => json), dropped };
}

function weightOf({ severity, isSuppressed }: WeighedResult): number {
  return RANK[severity] + (isSuppressed ? 10 : 0);
}

/** At least as many bytes as UTF-8 takes for it. */
function bytesOf(json: string): number {
  let bytes = json.length;
  for (let at = 0; at < json.length; at++) if (json.charCodeAt(at) > 0x7f) bytes += 2;
  return bytes;
}
