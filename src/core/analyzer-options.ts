/** What users may set; read once per run. */
export interface AnalyzerOptions {
  /** Days ahead in which a retirement is worth a warning. Default 90. */
  readonly horizonDays: number;
  /** Report findings in test files too. */
  readonly includeTests: boolean;
  /** What was said for this run: no policy says otherwise then. */
  readonly fixed?: { readonly horizonDays: boolean; readonly includeTests: boolean };
}
