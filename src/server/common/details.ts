import { platformName } from '../../core/base/platform-names.ts';
import type { WireApi } from '../../core/model/contract.ts';
import type { Lineage } from '../../core/model/lineage.ts';
import type { ModelMetadata } from '../../core/model/metadata.ts';
import { isMigratable } from '../../core/model/migration.ts';
import type { Reference } from '../../core/model/report.ts';
import { catalogPhrase } from '../../core/report/catalog-age.ts';
import { componentEnds } from '../../core/report/component-ends.ts';
import { contractLines } from '../../core/report/contract-text.ts';
import { factRows } from '../../core/report/fact-rows.ts';
import { statusSentence } from '../../core/report/status.ts';
import type { Details, DetailsCalls, DetailsFact, DetailsLicence, DetailsPlace } from '../../protocol/details.ts';
import { findingsAt } from './card.ts';
import { detailsGraph } from './details-graph.ts';
import type { DetailsPorts } from './details-ports.ts';
import { explainable, isPackaged } from './explainable.ts';
import type { Inventory } from './inventory.ts';
import { messageOf } from '../../core/model/spoken.ts';
import { told } from '../../core/model/told.ts';
import type { Text } from '../../core/model/told.ts';

type Say = DetailsPorts['abilities']['say'];

/** All that is known of a component, and where it stands in the workspace; null where nothing names it any more. */
export function detailsOf(component: string, ports: DetailsPorts): Details | null {
  const { inventory, levelOf, today, catalogBuiltAt, abilities } = ports;
  const { say } = abilities;
  const references = referencesOf(component, inventory);
  // What a live use says is more than what a list does.
  const own =
    references.find(({ use }) => use === 'call') ?? references.find(({ use }) => use !== 'listed') ?? references[0];
  if (!own?.identity) return null;
  const { identity, kind } = own;
  const metadata = own.metadata?.kind === 'found' ? own.metadata.value : null;
  const findings = [...new Set(references.flatMap((reference) => findingsAt(reference, inventory)))];
  const text = explainable(kind, identity);
  const shown = findings.flatMap((finding) => {
    const severity = levelOf(finding);
    return severity === 'off' ? [] : [{ rule: finding.rule, severity, message: abilities.say(messageOf(finding)) }];
  });
  return {
    component,
    kind,
    name: kind === 'package' ? component.slice(component.indexOf(':') + 1) : identity.name,
    platform: platformName(identity.provider),
    sentence: say(sentenceOf(own, metadata, today())),
    findings: [...new Map(shown.map((finding) => [finding.message, finding])).values()],
    graph: detailsGraph(component, own, references, ports),
    licence: licenceOf(metadata?.lineage ?? null, say),
    facts: factsOf(own, metadata, say),
    calls: callsOf(references, ports),
    places: placesOf(component, inventory),
    ends: workspaceEnds(inventory),
    explain: text === null ? null : { text, platform: isPackaged(kind) ? null : identity.provider },
    canMigrate: isMovable(own),
    catalog: say(catalogPhrase(catalogBuiltAt(), today())),
    today: today(),
  };
}

/** Whether a platform serves others in its place: a repository of the Hub is chosen among all that there are. */
function isMovable({ kind, use, identity }: Reference): boolean {
  return use !== 'listed' && isMigratable(kind, identity?.provider);
}

/** Known ends of what the workspace uses, soonest first. */
export function workspaceEnds(inventory: Inventory): Details['ends'] {
  return componentEnds(inventory.shown().flatMap((uri) => inventory.view(uri)?.references ?? []));
}

function referencesOf(component: string, inventory: Inventory): readonly Reference[] {
  return inventory
    .documentsOf(component)
    .flatMap((uri) => inventory.view(uri)?.references ?? [])
    .filter((reference) => reference.component === component);
}

function sentenceOf({ metadata: known }: Reference, metadata: ModelMetadata | null, today: string): Text {
  if (metadata) return metadata.lifecycle || metadata.hub ? statusSentence(metadata, today) : '';
  return known?.kind === 'absent' ? told`Not in the catalog. It may still be served.` : '';
}

function factsOf({ identity }: Reference, metadata: ModelMetadata | null, say: Say): readonly DetailsFact[] {
  return identity
    ? factRows(identity, metadata).map(({ name, value, evidence }) => ({
        name: say(name),
        value: say(value),
        source: evidence?.source ?? null,
        url: safeUrl(evidence?.url ?? null),
        asOf: evidence?.asOf ?? null,
      }))
    : [];
}

/** Addresses come from data of others: only those of the web are links. */
function safeUrl(url: string | null): string | null {
  return url !== null && /^https:\/\/[^\s"'<>]+$/.test(url) ? url : null;
}

/** Of each request that the workspace makes with it, what is known of its parameters. */
function callsOf(references: readonly Reference[], { analyzer, abilities }: DetailsPorts): readonly DetailsCalls[] {
  const asked = new Map<string, { readonly platform: string; readonly id: string; readonly api: WireApi }>();
  for (const { identity, parameters } of references)
    if (identity && parameters?.api != null)
      asked.set(parameters.api, { platform: identity.provider, id: identity.lookup, api: parameters.api });
  return [...asked.values()].flatMap(({ platform, id, api }) => {
    const contract = analyzer().contract(platform, id, api);
    if (!contract) return [];
    const sources = contract.sources.flatMap(({ name, url, asOf }) => {
      const safe = safeUrl(url);
      return safe === null ? [] : [{ name, url: safe, asOf }];
    });
    return [
      { api, lines: contractLines(contract).map(abilities.say), isReported: contract.confidence === 'low', sources },
    ];
  });
}

function licenceOf(lineage: Lineage | null, say: Say): DetailsLicence | null {
  const [own] = lineage?.nodes ?? [];
  if (!lineage || !own) return null;
  const { effective } = lineage;
  return {
    stated: own.license?.value.stated ?? null,
    effective: effective && {
      stated: effective.license.stated,
      class: effective.license.class,
      of: effective.of,
      duties: effective.license.restricts,
    },
    chain: lineage.nodes.flatMap(({ id, license }) =>
      license ? [{ of: id, stated: license.value.stated, duties: license.value.restricts }] : [],
    ),
    conflicts: lineage.conflicts.map(({ id, license, base, baseLicense }) =>
      say(told`${id} states ${license.stated}, ${base} ${baseLicense.stated}`),
    ),
    isComplete: lineage.complete,
  };
}

/** Where it is written, each place once, then where what is written elsewhere is used. */
function placesOf(component: string, inventory: Inventory): readonly DetailsPlace[] {
  const written = new Map<string, DetailsPlace>();
  const used = new Map<string, DetailsPlace>();
  for (const uri of inventory.documentsOf(component)) {
    const view = inventory.view(uri);
    for (const reference of view?.references ?? []) {
      if (reference.component !== component || !view) continue;
      const { literal, label } = reference;
      const own = literal && view.at(literal);
      const site = view.at(reference.site);
      if (own && !written.has(keyOf(own))) written.set(keyOf(own), { location: own, role: 'written', label });
      const isSame = site && own && site.uri === own.uri && site.range.start.line === own.range.start.line;
      if (site && !isSame) used.set(keyOf(site), { location: site, role: 'used', label });
    }
  }
  return [...written.values(), ...[...used].flatMap(([key, place]) => (written.has(key) ? [] : [place]))];
}

function keyOf({ uri, range: { start } }: DetailsPlace['location']): string {
  return `${uri}:${String(start.line)}:${String(start.character)}`;
}
