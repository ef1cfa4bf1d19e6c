import type { Identity } from '../../model/identity.ts';
import { gitRevision } from '../revision.ts';
import { told } from '../../model/told.ts';

/** `git+https://host/owner/name@ref#…`, `github:owner/name#ref` (https://pip.pypa.io/en/stable/topics/vcs-support/). */
const SOURCE =
  /^(?:git\+(?:https?|ssh):\/\/(?:[\w.-]+@)?(?<host>[\w.-]+)\/|github:)(?<path>[\w.-]+\/[\w.-]+?)(?:\.git)?(?:[@#](?<ref>[^@#?]+))?(?:[#?].*)?$/;

/** Reads a repository that code is fetched from in place of a registry; null for other texts. */
export function identifyRepository(text: string): Identity | null {
  const groups = SOURCE.exec(text.trim())?.groups;
  const path = groups?.['path'];
  if (path === undefined) return null;
  const host = groups?.['host'] ?? 'github.com';
  const revision = gitRevision(groups?.['ref'] ?? null);
  const onGithub = host === 'github.com';
  const commit = revision.kind === 'commit' ? revision.value : null;
  return {
    provider: onGithub ? 'github' : 'unknown',
    name: `${host}/${path}`,
    lookup: `${host}/${path}`,
    revision,
    pin: commit === null ? 'floating' : 'pinned',
    pinReason:
      commit !== null
        ? told`a commit is named`
        : revision.value === null
          ? told`no commit is named, so what is fetched changes`
          : told`${revision.value} can be moved`,
    purl: onGithub ? `pkg:github/${path.toLowerCase()}${commit === null ? '' : `@${commit}`}` : null,
    prefix: '',
    suffix: '',
  };
}
