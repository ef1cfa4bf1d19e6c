import type { Identity } from '../../model/identity.ts';
import { told } from '../../model/told.ts';

/**
 * Reads a prompt of a prompt hub: `[owner/]name[:commit-or-tag]`
 * (https://docs.langchain.com/langsmith/manage-prompts). Only a commit hash pins.
 */
export function identifyPrompt(text: string, provider: string | null, revision: string | null): Identity | null {
  const parts = /^((?:[\w.-]+\/)?[A-Za-z0-9][\w.-]*)(?::([\w.-]+))?$/.exec(text);
  const name = parts?.[1];
  if (name === undefined) return null;
  const version = parts?.[2] ?? revision;
  const commit = version !== null && /^[0-9a-f]{8,64}$/i.test(version);
  return {
    provider: provider ?? 'langsmith',
    name,
    lookup: name,
    revision: version === null ? { kind: 'default', value: null } : { kind: commit ? 'commit' : 'tag', value: version },
    pin: commit ? 'pinned' : 'floating',
    pinReason: commit
      ? told`a commit is named`
      : version === null
        ? told`no commit is given: the newest is pulled`
        : told`the tag ${version} can be moved`,
    purl: null,
    prefix: '',
    suffix: text.slice(name.length),
  };
}
