import { sep } from 'node:path';

/** What the workbench is to open. Paths are absolute. */
export interface WorkbenchTarget {
  readonly authority: string;
  /** A folder, or a `.code-workspace` file; null for an empty window. */
  readonly open: string | null;
  readonly extension: string;
  /** The bundle whose `run()` is called in the extension host; null for a person's view. */
  readonly tests: string | null;
}

/** A path of this system as the path of an address: names may hold anything, `&`, `#` and `+` as well. */
function encoded(path: string): string {
  const slashed = path.replaceAll(sep, '/');
  const rooted = slashed.startsWith('/') ? slashed : `/${slashed}`;
  return rooted.split('/').map(encodeURIComponent).join('/');
}

/** The address that opens VS Code on a folder with the extension loaded from its checkout. */
export function workbenchUrl({ authority, open, extension, tests }: WorkbenchTarget): string {
  const remote = (path: string): string => `vscode-remote://${authority}${encoded(path)}`;
  const payload: (readonly [string, string])[] = [['extensionDevelopmentPath', remote(extension)]];
  if (tests !== null) payload.push(['extensionTestsPath', remote(tests)]);
  payload.push(['skipWelcome', 'true']);
  const what =
    open === null ? 'ew=true' : `${open.endsWith('.code-workspace') ? 'workspace' : 'folder'}=${encoded(open)}`;
  return `http://${authority}/?${what}&payload=${encodeURIComponent(JSON.stringify(payload))}`;
}
