/** What the workbench is to open. Paths are absolute. */
export interface WorkbenchTarget {
  readonly authority: string;
  /** A folder, or a `.code-workspace` file; null for an empty window. */
  readonly open: string | null;
  readonly extension: string;
  /** The bundle whose `run()` is called in the extension host; null for a person's view. */
  readonly tests: string | null;
}

/** The address that opens VS Code on a folder with the extension loaded from its checkout. */
export function workbenchUrl({ authority, open, extension, tests }: WorkbenchTarget): string {
  const remote = (path: string): string => `vscode-remote://${authority}${path}`;
  const payload: (readonly [string, string])[] = [['extensionDevelopmentPath', remote(extension)]];
  if (tests !== null) payload.push(['extensionTestsPath', remote(tests)]);
  payload.push(['skipWelcome', 'true']);
  const what =
    open === null ? 'ew=true' : `${open.endsWith('.code-workspace') ? 'workspace' : 'folder'}=${encodeURI(open)}`;
  return `http://${authority}/?${what}&payload=${encodeURIComponent(JSON.stringify(payload))}`;
}
