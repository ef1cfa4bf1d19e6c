import { sep } from 'node:path';

/** What a person's workbench is to open. Paths are absolute. */
export interface WorkbenchTarget {
  readonly authority: string;
  readonly folder: string;
  readonly extension: string;
}

/** A path of this system as the path of an address: names may hold anything, `&`, `#` and `+` as well. */
export function encodedPath(path: string): string {
  const slashed = path.replaceAll(sep, '/');
  const rooted = slashed.startsWith('/') ? slashed : `/${slashed}`;
  return rooted.split('/').map(encodeURIComponent).join('/');
}

/** A path of the machine that the server runs on, as VS Code names it. */
export function remoteUri(authority: string, path: string): string {
  return `vscode-remote://${authority}${encodedPath(path)}`;
}

/** The address that opens VS Code on a folder with the extension loaded from its checkout. */
export function workbenchUrl({ authority, folder, extension }: WorkbenchTarget): string {
  return pageUrl(authority, encodedPath(folder), [['extensionDevelopmentPath', remoteUri(authority, extension)]]);
}

/**
 * The page on something to open, an address or a path of the remote machine; null opens an empty window.
 *
 * @param payload what the workbench is told besides, as pairs of a name and a value
 */
export function pageUrl(
  authority: string,
  open: string | null,
  payload: readonly (readonly [string, string])[],
): string {
  const kind = open?.endsWith('.code-workspace') ? 'workspace' : 'folder';
  const what = open === null ? 'ew=true' : `${kind}=${open}`;
  const all = [...payload, ['skipWelcome', 'true']];
  return `http://${authority}/?${what}&payload=${encodeURIComponent(JSON.stringify(all))}`;
}
