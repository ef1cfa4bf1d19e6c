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
    const how = revision.value === null ? told`without a version` : told`as ${revision.value}`;
    return {
      severity: 'warning',
      message: told`${name} is started ${how}: each start may run other code, with what this server may reach. Name a version: ${versioned(reference)}.`,
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
};

function versioned({ identity: { name, provider } }: LiveReference): string {
  return `${name}${VERSIONED[provider] ?? ''}`;
}
