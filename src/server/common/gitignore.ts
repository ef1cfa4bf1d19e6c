import type { Ignore } from 'ignore';

/**
 * Whether git would ignore a path, by the `.gitignore` files of its folders. As git has it, the file nearest to the path
 * has the last word, and below an ignored folder nothing can be taken back.
 *
 * @param path relative to the root, with `/`
 * @param rulesOf the rules of a folder: `''` for the root, else with a closing `/`; null where there are none
 */
export function isIgnored(path: string, rulesOf: (folder: string) => Ignore | null): boolean {
  const segments = path.split('/');
  const folders = segments.slice(0, -1).map((_, index) => `${segments.slice(0, index + 1).join('/')}/`);
  return [...folders, path].some((candidate) => verdict(candidate, folders, rulesOf));
}

function verdict(path: string, folders: readonly string[], rulesOf: (folder: string) => Ignore | null): boolean {
  let ignored = false;
  for (const folder of ['', ...folders]) {
    if (!path.startsWith(folder) || path.length === folder.length) continue;
    const answer = rulesOf(folder)?.test(path.slice(folder.length));
    if (answer?.ignored) ignored = true;
    else if (answer?.unignored) ignored = false;
  }
  return ignored;
}
