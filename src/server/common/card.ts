import type { LiveMetadata } from '../../core/metadata/live.ts';
import type { Finding } from '../../core/model/finding.ts';
import type { Reference } from '../../core/model/report.ts';
import { hoverCard } from '../../core/report/hover-card.ts';
import type { CardLink } from '../../core/report/hover-card.ts';
import type { ClientCommand, ClientCommands } from '../../protocol/commands.ts';
import type { Abilities } from './abilities.ts';
import { explainable } from './explainable.ts';
import type { Inventory } from './inventory.ts';
import type { Uris } from './uris.ts';
import type { ProvedFix } from '../../protocol/server-requests.ts';

/** Fixes that a card offers for one finding; the quick-fix menu has all. */
const MOST_FIXES = 3;

/** A fix that was tried and does what it says. */
export type OfferedFix = Pick<ProvedFix, 'title' | 'label' | 'kind' | 'preferred'>;

/** What cards need from outside. */
export interface CardPorts {
  readonly abilities: Abilities;
  readonly inventory: Inventory;
  readonly uris: Uris;
  /** Whether a finding is a diagnostic: settings may say that it is none. */
  readonly isShown: (finding: Finding) => boolean;
  readonly today: () => string;
  readonly catalogBuiltAt: () => string;
  /** What hosts have said of a component so far, and who could be asked about it. */
  readonly live: () => Pick<LiveMetadata, 'landed' | 'hosts'> | null;
}

/**
 * The card of a reference in Markdown, with links to what the client can carry out.
 *
 * @param isBelow whether diagnostics stand above it
 */
export function cardOf(
  reference: Reference,
  ports: CardPorts,
  withLinks: boolean,
  proved: ReadonlyMap<Finding, readonly OfferedFix[]> = new Map(),
  isBelow = false,
): string {
  const { abilities, inventory } = ports;
  const findings = findingsAt(reference, inventory);
  const files = reference.component === null ? [] : inventory.documentsOf(reference.component);
  const places = files.reduce(
    (sum, uri) =>
      sum + (inventory.view(uri)?.references ?? []).filter((other) => other.component === reference.component).length,
    0,
  );
  return hoverCard({
    reference,
    findings,
    today: ports.today(),
    catalogBuiltAt: ports.catalogBuiltAt(),
    live: (reference.identity && ports.live()?.landed(reference.kind, reference.identity)) ?? [],
    uses: { places, files: files.length },
    links: withLinks ? linksOf(reference, findings, proved, ports) : [],
    alsoOn: otherPlatforms(reference, inventory),
    // Other editors show a diagnostic elsewhere, or not where a card is.
    above: isBelow && abilities.options.themeIcons === true ? findings.filter(ports.isShown) : [],
    icons: abilities.options.themeIcons === true,
    words: abilities.t,
  });
}

/** Findings where the id of a reference is written. */
export function findingsAt({ literal, use }: Reference, inventory: Pick<Inventory, 'view'>): readonly Finding[] {
  if (!literal || use === 'listed') return [];
  return (inventory.view(literal.uri)?.findings ?? []).filter(({ place }) => place.span.start === literal.span.start);
}

/** Who else the same literal goes to, as far as the documents that hold it know. */
function otherPlatforms({ literal, identity }: Reference, inventory: Inventory): readonly string[] {
  if (!literal || !identity) return [];
  const providers = [literal.uri, ...inventory.dependents([literal.uri])]
    .flatMap((uri) => inventory.view(uri)?.references ?? [])
    .filter((other) => other.literal?.uri === literal.uri && other.literal.span.start === literal.span.start)
    .flatMap((other) => other.identity?.provider ?? []);
  return [...new Set(providers)].filter((provider) => provider !== identity.provider).toSorted();
}

/** The preferred fix of each finding, then what else there is; all were tried. */
function fixesOf(finding: Finding, proved: ReadonlyMap<Finding, readonly OfferedFix[]>): readonly OfferedFix[] {
  const offered = (proved.get(finding) ?? []).filter(({ kind }) => kind !== 'suppress');
  const titles = [...new Map(offered.map((fix) => [fix.title, fix])).values()];
  return titles.toSorted((a, b) => Number(b.preferred) - Number(a.preferred)).slice(0, MOST_FIXES);
}

function linksOf(
  reference: Reference,
  findings: readonly Finding[],
  proved: ReadonlyMap<Finding, readonly OfferedFix[]>,
  ports: CardPorts,
): readonly CardLink[] {
  const { abilities, uris, live } = ports;
  const { component, identity, kind } = reference;
  const link = <C extends ClientCommand>(
    title: string,
    command: C,
    ...words: ClientCommands[C]
  ): readonly CardLink[] => (abilities.can(command) ? [{ title, command, arguments: words }] : []);
  const place = ({ place: { uri } }: Finding): string => uris.toClient(uri);
  const explained = identity && explainable(kind, identity);
  const [first] = findings;
  return [
    ...findings.flatMap((finding) =>
      fixesOf(finding, proved).flatMap(({ title, label }) =>
        link(label, 'modelkeel.applyFix', place(finding), finding.fingerprint, title),
      ),
    ),
    ...(first ? link(abilities.t('Ignore…'), 'modelkeel.suppress', place(first), first.fingerprint) : []),
    ...(component === null ? [] : link(abilities.t('Details'), 'modelkeel.showDetails', component)),
    ...(component === null ? [] : link(abilities.t('Show in inventory'), 'modelkeel.showInInventory', component)),
    ...(explained ? link(abilities.t('Explain'), 'modelkeel.explain', explained, null) : []),
    ...(component !== null && canLookUp(reference, live())
      ? link(abilities.t('Look up online…'), 'modelkeel.lookUp', component)
      : []),
    ...(identity?.purl ? link(abilities.t('Copy package URL'), 'modelkeel.copyPurl', identity.purl) : []),
  ];
}

/** Hosts say more of models and datasets; what they said already needs no link. */
export function canLookUp({ kind, identity, metadata }: Reference, live: Pick<LiveMetadata, 'hosts'> | null): boolean {
  if (!identity || !live || live.hosts(kind, identity).length === 0) return false;
  return metadata?.kind !== 'found' || metadata.freshness === 'bundled';
}
