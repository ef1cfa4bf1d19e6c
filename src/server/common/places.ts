import type { Location } from 'vscode-languageserver';
import type { Analyzer } from '../../core/analyzer.ts';
import type { FileReport } from '../../core/model/report.ts';
import type { Place } from '../../core/model/text.ts';
import { cellLocation } from './notebook-text.ts';
import type { OpenDocuments } from './open-documents.ts';
import type { Uris } from './uris.ts';

/** A report, and where its places were when it was made: later the texts may be others, or not be at hand. */
export interface LocatedReport {
  readonly report: FileReport;
  /** null for what cannot be shown: between cells, or in a document that was never read. */
  readonly at: (place: Place) => Location | null;
}

/** The way from the coordinates of the core to those of the protocol. */
export interface Places {
  readonly at: (place: Place) => Location | null;
  readonly locate: (report: FileReport) => LocatedReport;
}

/** Uses shown beside a finding. */
export const MAX_RELATED = 20;

export function createPlaces(analyzer: () => Analyzer, open: OpenDocuments, uris: Uris): Places {
  const at = (place: Place): Location | null => {
    const cells = open.cells(place.uri);
    if (cells) return cellLocation(cells, place.span);
    const range = analyzer().locate(place.uri, place.span);
    return range && { uri: uris.toClient(place.uri), range: { start: range.start, end: range.end } };
  };
  return {
    at,
    locate: (report) => {
      const known = new Map<string, Location | null>();
      // Places of one document in a row: its lines are counted once.
      for (const place of placesOf(report).toSorted((a, b) => (a.uri < b.uri ? -1 : a.uri > b.uri ? 1 : 0))) {
        const key = keyOf(place);
        if (!known.has(key)) known.set(key, at(place));
      }
      return { report, at: (place) => known.get(keyOf(place)) ?? null };
    },
  };
}

function keyOf({ uri, span }: Place): string {
  return `${String(span.start)}:${String(span.end)}:${uri}`;
}

/** Every place of a report that somebody may be shown. */
function placesOf({ references, findings, notes }: FileReport): readonly Place[] {
  return [
    ...references.flatMap(({ site, literal }) => (literal ? [site, literal] : [site])),
    ...findings.flatMap(({ place, related }) => [place, ...related.slice(0, MAX_RELATED).map((other) => other.place)]),
    ...notes.flatMap(({ place, edits = [] }): readonly Place[] => (place ? [place, ...edits] : edits)),
  ];
}
