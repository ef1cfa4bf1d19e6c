import type { Analyzer } from '../../core/analyzer.ts';
import type { Identity } from '../../core/model/identity.ts';
import type { SubjectKind } from '../../core/model/reference.ts';
import type { Reference } from '../../core/model/report.ts';
import { answerOf, unavailableText } from '../../core/report/live-text.ts';
import type { LookUpResult } from '../../protocol/server-requests.ts';
import type { Enricher } from './enricher.ts';
import type { Inventory } from './inventory.ts';
import type { Online } from './online.ts';
import type { Places } from './places.ts';
import type { Abilities } from './abilities.ts';

export interface LookUpPorts {
  readonly abilities: Pick<Abilities, 'say'>;
  readonly inventory: Inventory;
  readonly analyzer: () => Analyzer;
  readonly online: () => Online;
  readonly enricher: Enricher;
  readonly places: () => Places;
}

const NOBODY: LookUpResult = { asked: [], silent: [], nobody: true };

/** Looks one component up, after the user allowed it. */
export async function lookUp(component: string, ports: LookUpPorts, signal: AbortSignal): Promise<LookUpResult> {
  const { inventory, enricher } = ports;
  const { live, consent } = ports.online();
  const isNamed = (reference: Reference): boolean => reference.component === component && reference.identity !== null;
  const named = inventory
    .documentsOf(component)
    .flatMap((uri) => inventory.view(uri)?.references ?? [])
    .find(isNamed);
  if (!named?.identity) return NOBODY;
  const { kind, identity } = named;
  const hosts = live.hosts(kind, identity);
  if (hosts.length === 0) return NOBODY;
  const allowed = await consent.request(hosts, publicName(kind, identity));
  if (allowed.length === 0) return { asked: [], silent: [], nobody: false };
  // In the background everything is asked about that a host is allowed for: not what is allowed for this once.
  await enricher.alone(() =>
    consent.during(allowed, async () => {
      // A person who looks wants the card as well.
      await live.ask(kind, identity, 'all', signal);
      const reports = inventory.uris().flatMap((uri) => {
        const report = inventory.get(uri);
        return report?.references.some(isNamed) ? [{ ...report, references: report.references.filter(isNamed) }] : [];
      });
      const changed = await ports.analyzer().enrich(reports, signal);
      const current = changed.filter(({ uri, version }) => inventory.get(uri)?.version === version);
      inventory.put(current.map(ports.places().locate));
    }),
  );
  const silent = live.landed(kind, identity).flatMap((section) => {
    const answer = answerOf(section);
    return answer.kind === 'unavailable' ? [ports.abilities.say(unavailableText(answer))] : [];
  });
  return { asked: allowed, silent, nobody: false };
}

/** What hosts are told of a component when they are asked about it, as the user is told before. */
function publicName(kind: SubjectKind, { name, lookup, revision }: Identity): string {
  if (kind !== 'package') return name;
  return revision.kind === 'version' && revision.value !== null ? `${lookup} ${revision.value}` : lookup;
}
