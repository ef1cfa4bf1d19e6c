import type { Revision } from '../model/identity.ts';

/**
 * What a revision text of a Git-backed hub is. Forty hex digits name a commit; shorter ones are abbreviations that the
 * Hub also resolves, but that are not a full pin; `v1.2` style names are tags; everything else is a branch.
 */
export function gitRevision(text: string | null): Revision {
  if (text === null || text === '') return { kind: 'default', value: null };
  if (/^[0-9a-f]{40}$/i.test(text)) return { kind: 'commit', value: text.toLowerCase() };
  if (/^v?\d+\.\d+(?:[-.]\w+)*$/i.test(text)) return { kind: 'tag', value: text };
  return { kind: 'branch', value: text };
}
