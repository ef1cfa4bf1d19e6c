import type { Finding } from '../../core/model/finding.ts';
import type { FileReport, Note, Reference } from '../../core/model/report.ts';
import type { Place } from '../../core/model/text.ts';
import {
  compareReferences,
  isExplained,
  isSure,
  mergeFindings,
  placeKey,
  reaches,
  toldOnce,
} from '../../core/report/merge.ts';
import type { LocatedReport } from './places.ts';

/** What there is to show of one document: what its own report says, as far as others do not say more. */
export interface DocumentView {
  readonly references: readonly Reference[];
  /** Findings that stand in the document, whichever report found them. */
  readonly findings: readonly Finding[];
  readonly notes: readonly Note[];
  readonly at: LocatedReport['at'];
}

/** The only state: reports by document. What is shown is a function of it, and is made anew only for documents that it changes. */
export interface Inventory {
  readonly put: (reports: readonly LocatedReport[]) => void;
  /** Puts these in the place of all but those to keep. */
  readonly putAll: (reports: readonly LocatedReport[], isKept: (uri: string) => boolean) => void;
  readonly remove: (uri: string) => void;
  readonly get: (uri: string) => FileReport | null;
  readonly uris: () => readonly string[];
  /** Documents whose reports rest on one of these. */
  readonly dependents: (uris: readonly string[]) => readonly string[];
  readonly view: (uri: string) => DocumentView | null;
  /** Documents that have something to show. */
  readonly shown: () => readonly string[];
  /** Documents that name a component, in order. */
  readonly documentsOf: (component: string) => readonly string[];
  readonly components: () => readonly string[];
  /** Tells after each change which documents may read otherwise. */
  readonly onDidChange: (listener: (uris: ReadonlySet<string>) => void) => void;
}

/** What all reports together say of one literal. */
interface LiteralUses {
  reached: number;
  sure: number;
  /** Reports with references to it, and how many. */
  readonly holders: Map<string, number>;
}

export function createInventory(): Inventory {
  const reports = new Map<string, LocatedReport>();
  const literals = new Map<string, LiteralUses>();
  /** By document: who has findings there, who rests on it. */
  const findersOf = new Map<string, Set<string>>();
  const dependentsOf = new Map<string, Set<string>>();
  const views = new Map<string, DocumentView>();
  const components = new Map<string, Set<string>>();
  const listeners: ((uris: ReadonlySet<string>) => void)[] = [];

  /** Adds what a report says to the indices, or takes it out. */
  const count = ({ report: { uri, references, findings, dependencies } }: LocatedReport, by: 1 | -1): void => {
    for (const reference of references) {
      if (!reference.literal) continue;
      const key = placeKey(reference.literal);
      const uses = literals.get(key) ?? { reached: 0, sure: 0, holders: new Map<string, number>() };
      if (reaches(reference)) uses.reached += by;
      if (isSure(reference)) uses.sure += by;
      addTo(uses.holders, uri, by);
      if (uses.holders.size === 0) literals.delete(key);
      else literals.set(key, uses);
    }
    for (const { place } of findings) member(findersOf, place.uri, uri, by === 1);
    for (const other of dependencies) member(dependentsOf, other, uri, by === 1);
  };

  /** Documents that read otherwise when a report comes or goes: where its findings stand, and who names the same literals. */
  const reach = ({ report: { uri, references, findings } }: LocatedReport): readonly string[] => [
    uri,
    ...findings.map(({ place }) => place.uri),
    ...references.flatMap(({ literal }) =>
      literal ? [...(literals.get(placeKey(literal))?.holders.keys() ?? [])] : [],
    ),
  ];

  const viewOf = (uri: string): DocumentView | null => {
    const own = reports.get(uri);
    const finders = [...(findersOf.get(uri) ?? [])].toSorted().flatMap((finder) => reports.get(finder) ?? []);
    if (!own && finders.length === 0) return null;
    const references = (own?.report.references ?? []).filter((reference) => {
      const uses = reference.literal ? literals.get(placeKey(reference.literal)) : undefined;
      return !isExplained(reference, (uses?.reached ?? 0) > 0, (uses?.sure ?? 0) > 0);
    });
    const findings = mergeFindings(
      finders.map(({ report }) => ({ findings: report.findings.filter(({ place }) => place.uri === uri) })),
    );
    const notes = own?.report.notes ?? [];
    if (references.length + findings.length + notes.length === 0) return null;
    return {
      references: toldOnce(references.toSorted(compareReferences)),
      findings,
      notes,
      at: firstOf(own ? [own, ...finders] : finders),
    };
  };

  const showAgain = (uris: ReadonlySet<string>): void => {
    for (const uri of uris) {
      for (const { component } of views.get(uri)?.references ?? [])
        if (component !== null) member(components, component, uri, false);
      const view = viewOf(uri);
      if (view) views.set(uri, view);
      else views.delete(uri);
      for (const { component } of view?.references ?? [])
        if (component !== null) member(components, component, uri, true);
    }
    for (const listener of listeners) listener(uris);
  };

  const replace = (changes: ReadonlyMap<string, LocatedReport | null>): void => {
    const affected = new Set<string>();
    const note = (uri: string): void => void affected.add(uri);
    for (const [uri, next] of changes) {
      const before = reports.get(uri);
      if (before) {
        reach(before).forEach(note);
        count(before, -1);
      }
      if (next) {
        reports.set(uri, next);
        count(next, 1);
        reach(next).forEach(note);
      } else reports.delete(uri);
    }
    if (affected.size > 0) showAgain(affected);
  };

  return {
    put: (list) => {
      replace(new Map(list.map((located) => [located.report.uri, located])));
    },
    putAll: (list, isKept) => {
      const gone = [...reports.keys()].filter((uri) => !isKept(uri)).map((uri) => [uri, null] as const);
      const come = list
        .filter(({ report }) => !isKept(report.uri))
        .map((located) => [located.report.uri, located] as const);
      replace(new Map<string, LocatedReport | null>([...gone, ...come]));
    },
    remove: (uri) => {
      if (reports.has(uri)) replace(new Map([[uri, null]]));
    },
    get: (uri) => reports.get(uri)?.report ?? null,
    uris: () => [...reports.keys()],
    dependents: (uris) => [...new Set(uris.flatMap((uri) => [...(dependentsOf.get(uri) ?? [])]))],
    view: (uri) => views.get(uri) ?? null,
    shown: () => [...views.keys()].toSorted(),
    documentsOf: (component) => [...(components.get(component) ?? [])].toSorted(),
    components: () => [...components.keys()],
    onDidChange: (listener) => void listeners.push(listener),
  };
}

/** Where a place is by the first report that can tell. */
function firstOf(reports: readonly LocatedReport[]): LocatedReport['at'] {
  return (place: Place) => {
    for (const { at } of reports) {
      const found = at(place);
      if (found) return found;
    }
    return null;
  };
}

function addTo(counts: Map<string, number>, key: string, by: 1 | -1): void {
  const next = (counts.get(key) ?? 0) + by;
  if (next === 0) counts.delete(key);
  else counts.set(key, next);
}

function member(sets: Map<string, Set<string>>, key: string, value: string, isIn: boolean): void {
  const set = sets.get(key) ?? new Set<string>();
  if (isIn) set.add(value);
  else set.delete(value);
  if (set.size === 0) sets.delete(key);
  else sets.set(key, set);
}
