import { SEVERITIES } from '../../core/model/finding.ts';
import type { Severity } from '../../core/model/finding.ts';
import type { Reference } from '../../core/model/report.ts';
import type { DetailsEdge, DetailsGraph, DetailsNode } from '../../protocol/details.ts';
import { findingsAt } from './card.ts';
import type { DetailsPorts } from './details-ports.ts';

/** A graph of more is read by nobody. */
const MOST_ANCESTORS = 24;
const MOST_LIBRARIES = 12;

interface Known {
  readonly component: string;
  readonly references: readonly Reference[];
}

/** Application → component → what it was made of, and the libraries through which it is called. */
export function detailsGraph(
  component: string,
  own: Reference,
  references: readonly Reference[],
  ports: DetailsPorts,
): DetailsGraph {
  const nodes: DetailsNode[] = [];
  const edges: DetailsEdge[] = [];
  const self = `component:${component}`;
  for (const [folder, places] of applications(references, ports)) {
    const id = `application:${folder}`;
    const name = folder.slice(folder.lastIndexOf('/') + 1);
    nodes.push({ ...blank(id, 'application', name), note: String(places) });
    edges.push({ from: id, to: self, label: null });
  }
  nodes.push({
    ...blank(self, kindOf(own), own.identity?.name ?? component),
    note: versionOf(own) ?? licenceNote(own),
    severity: worst(references, ports),
    component,
    isOwn: true,
  });
  const lineage = ancestors(own, self, ports);
  const libraries = own.kind === 'package' ? calledThrough(component, ports) : librariesOf(references, ports);
  for (const { component: other, references: list } of libraries) {
    const [first] = list;
    if (!first) continue;
    const id = `component:${other}`;
    const isModel = own.kind === 'package';
    nodes.push({
      ...blank(id, isModel ? kindOf(first) : 'library', isModel ? (first.identity?.name ?? other) : nameOf(other)),
      note: versionOf(first),
      severity: worst(list, ports),
      component: other,
    });
    edges.push({ from: self, to: id, label: null });
  }
  return { nodes: [...nodes, ...lineage.nodes], edges: [...edges, ...lineage.edges] };
}

function blank(id: string, kind: DetailsNode['kind'], name: string): DetailsNode {
  return { id, kind, name, note: null, severity: null, component: null, isOwn: false };
}

function kindOf({ kind }: Reference): DetailsNode['kind'] {
  return kind === 'dataset' ? 'dataset' : kind === 'package' ? 'library' : 'model';
}

function nameOf(component: string): string {
  return component.slice(component.indexOf(':') + 1);
}

/** Folders of the workspace that use it, with the number of places; the whole workspace where it is in none. */
function applications(references: readonly Reference[], { folders }: DetailsPorts): ReadonlyMap<string, number> {
  const all = folders().toSorted((a, b) => b.length - a.length);
  const places = new Map<string, number>();
  for (const { site } of references) {
    const folder = all.find((candidate) => site.uri.startsWith(`${candidate}/`));
    if (folder !== undefined) places.set(folder, (places.get(folder) ?? 0) + 1);
  }
  return places;
}

/** Base models and data sets, as the cards of the chain name them. */
function ancestors({ metadata }: Reference, self: string, ports: DetailsPorts): DetailsGraph {
  const lineage = metadata?.kind === 'found' ? metadata.value.lineage : null;
  const [first, ...others] = lineage?.nodes ?? [];
  if (!first) return { nodes: [], edges: [] };
  const shown = others.slice(0, MOST_ANCESTORS);
  const ids = new Map([
    [first.id.toLowerCase(), self],
    ...shown.map(({ id, kind }) => [id.toLowerCase(), `lineage:${kind}:${id}`] as const),
  ]);
  const nodes = shown.map(({ id, kind, license }): DetailsNode => {
    const component = `huggingface:${id}`;
    const isUsed = ports.inventory.documentsOf(component).length > 0;
    return {
      ...blank(`lineage:${kind}:${id}`, kind === 'model' ? 'base-model' : 'dataset', id),
      note: license?.value.stated ?? null,
      component: isUsed ? component : null,
    };
  });
  const edges = [first, ...shown].flatMap(({ id, from }) =>
    from.flatMap(({ id: base, relation }): readonly DetailsEdge[] => {
      const [start, end] = [ids.get(id.toLowerCase()), ids.get(base.toLowerCase())];
      return start !== undefined && end !== undefined && start !== end
        ? [{ from: start, to: end, label: relation?.replaceAll('-', ' ') ?? null }]
        : [];
    }),
  );
  return { nodes, edges };
}

/** Packages through which these uses call: those that the documents of the calls import, else those of the workspace. */
function librariesOf(references: readonly Reference[], ports: DetailsPorts): readonly Known[] {
  const named = new Set(references.flatMap(({ detector }) => [...ports.analyzer().packagesOf(detector)]));
  if (named.size === 0) return [];
  const calling = new Set(references.map(({ site }) => site.uri));
  const all = found(ports, ({ kind, component }) => kind === 'package' && component !== null && named.has(component));
  const near = all.filter(({ references: list }) => list.some(({ site }) => calling.has(site.uri)));
  return (near.length > 0 ? near : all).slice(0, MOST_LIBRARIES);
}

/** Models that the workspace calls through a package. */
function calledThrough(component: string, ports: DetailsPorts): readonly Known[] {
  const isThrough = ({ kind, detector }: Reference): boolean =>
    kind !== 'package' && ports.analyzer().packagesOf(detector).has(component);
  return found(ports, isThrough).slice(0, MOST_LIBRARIES);
}

function found({ inventory }: DetailsPorts, fits: (reference: Reference) => boolean): readonly Known[] {
  const components = new Map<string, Reference[]>();
  for (const uri of inventory.shown()) {
    for (const reference of inventory.view(uri)?.references ?? []) {
      const { component, identity, use } = reference;
      if (component === null || !identity || use === 'listed' || !fits(reference)) continue;
      const list = components.get(component);
      if (list) list.push(reference);
      else components.set(component, [reference]);
    }
  }
  return [...components]
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .map(([component, references]) => ({ component, references }));
}

function versionOf({ identity }: Reference): string | null {
  if (!identity) return null;
  const { kind, value } = identity.revision;
  if (value === null) return null;
  return kind === 'commit' ? value.slice(0, 7) : value;
}

function licenceNote({ metadata }: Reference): string | null {
  if (metadata?.kind !== 'found') return null;
  return metadata.value.lineage?.nodes[0]?.license?.value.stated ?? metadata.value.hub?.value.license ?? null;
}

/** The worst of what is said of any of these. */
function worst(references: readonly Reference[], { inventory, levelOf }: DetailsPorts): Severity | null {
  const levels = references
    .flatMap((reference) => findingsAt(reference, inventory))
    .map(levelOf)
    .filter((level) => level !== 'off');
  return SEVERITIES.find((severity) => levels.includes(severity)) ?? null;
}
