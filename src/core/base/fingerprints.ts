/** How often a JSON report has each fingerprint; null for what is no report. */
export function fingerprintsOf(text: string): ReadonlyMap<string, number> | null {
  try {
    const report = JSON.parse(text) as { readonly schema?: unknown; readonly findings?: unknown } | null;
    if (typeof report?.schema !== 'string' || !report.schema.startsWith('modelkeel/report@')) return null;
    if (!Array.isArray(report.findings)) return null;
    const findings = report.findings as readonly ({ readonly fingerprint?: unknown } | null)[];
    const counts = new Map<string, number>();
    for (const finding of findings) {
      const print = String(finding?.fingerprint);
      counts.set(print, (counts.get(print) ?? 0) + 1);
    }
    return counts;
  } catch {
    // What is no JSON is no report.
    return null;
  }
}
