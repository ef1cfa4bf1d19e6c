import type { LiveReference, Rule } from './rule.ts';
import { told } from '../model/told.ts';

/** A server of the Model Context Protocol that is started in whatever version is the newest. */
export const unpinnedMcpServer: Rule = {
  id: 'unpinned-mcp-server',
  subjects: ['mcp-server'],
  check: (reference) => {
    const { identity } = reference;
    if (identity.pin !== 'floating' || !(identity.provider in VERSIONED)) return null;
    const { name, revision } = identity;
    const isSource = SOURCES.has(identity.provider);
    const none = isSource ? told`from its newest commit` : told`without a version`;
    const some = isSource ? told`from ${revision.value ?? ''}` : told`as ${revision.value ?? ''}`;
    const how = revision.value === null ? none : some;
    const wanted = versioned(reference);
    return {
      severity: 'warning',
      message: isSource
        ? told`${name} is started ${how}: each start may run other code, with what this server may reach. Name a commit: ${wanted}.`
        : told`${name} is started ${how}: each start may run other code, with what this server may reach. Name a version: ${wanted}.`,
      fixes: [],
      tags: [],
    };
  },
};

/** How a version is written behind the name. */
const VERSIONED: Readonly<Record<string, string>> = {
  npm: '@1.2.3',
  pypi: '@1.2.3',
  docker: '@sha256:…',
  oci: '@sha256:…',
  github: '@<commit>',
  gitlab: '@<commit>',
  bitbucket: '@<commit>',
};
/** Of these the newest commit is taken, where none is named. */
const SOURCES: ReadonlySet<string> = new Set(['github', 'gitlab', 'bitbucket']);

function versioned({ identity: { name, provider } }: LiveReference): string {
  return `${name}${VERSIONED[provider] ?? ''}`;
}
