/** The files that say what is allowed in a folder, the best first. */
const POLICY_NAMES = ['modelkeel.config.json', 'package.json', 'pyproject.toml'] as const;

/** The name of the policy file, and that of the lock file. */
export const CONFIG_NAME = 'modelkeel.config.json';
export const LOCK_NAME = 'modelkeel.lock';

function nameOf(uri: string): string {
  return uri.slice(uri.lastIndexOf('/') + 1);
}

/** The folder of a file, without a slash at its end. */
export function folderOf(uri: string): string {
  return uri.slice(0, Math.max(0, uri.lastIndexOf('/')));
}

/** How well the name of a file says that it may hold a policy, 0 best; null where it says nothing of that. */
export function policyRank(uri: string): number | null {
  const rank = POLICY_NAMES.findIndex((name) => name === nameOf(uri));
  return rank < 0 ? null : rank;
}

/** Whether a file is the project's own word to Modelkeel and nothing else: no code, and no settings of a program. */
export function isOwnFile(uri: string): boolean {
  const name = nameOf(uri);
  return name === CONFIG_NAME || name === LOCK_NAME;
}

export function isLockFile(uri: string): boolean {
  return nameOf(uri) === LOCK_NAME;
}

/** Whether a text of such a name may hold a policy: of manifests most do not. */
export function mayHoldPolicy(uri: string, text: string): boolean {
  const rank = policyRank(uri);
  return rank === 0 || (rank !== null && text.includes('modelkeel'));
}
