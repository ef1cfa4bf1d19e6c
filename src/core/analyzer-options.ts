/** What users may set; read once per run. */
export interface AnalyzerOptions extends FolderOptions {
  /** What was said for this run: no policy says otherwise then. */
  readonly fixed?: { readonly horizonDays: boolean; readonly includeTests: boolean };
  /** Folders of which something else was said; of nested ones the innermost counts. */
  readonly folders?: readonly (FolderOptions & { readonly uri: string })[];
}

/** What may be said of each folder by itself. */
export interface FolderOptions {
  /** Days ahead in which a retirement is worth a warning. Default 90. */
  readonly horizonDays: number;
  /** Report findings in test files too. */
  readonly includeTests: boolean;
}

/** What was said of the folder that a document is in. */
export function optionsAt(uri: string, { folders = [], ...all }: AnalyzerOptions): FolderOptions {
  const inside = folders.filter((folder) => uri.startsWith(`${folder.uri}/`));
  return inside.toSorted((a, b) => b.uri.length - a.uri.length)[0] ?? all;
}
