/** The fingerprints of the findings of a JSON report; null for what is none. */
export function fingerprintsOf(text: string): ReadonlySet<string> | null {
  try {
    const report = JSON.parse(text) as { readonly schema?: unknown; readonly findings?: unknown } | null;
    if (typeof report?.schema !== 'string' || !report.schema.startsWith('modelkeel/report@')) return null;
    if (!Array.isArray(report.findings)) return null;
    const findings = report.findings as readonly ({ readonly fingerprint?: unknown } | null)[];
    return new Set(findings.map((finding) => String(finding?.fingerprint)));
  } catch {
    // What is no JSON is no report.
    return null;
  }
}
