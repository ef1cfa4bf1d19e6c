import type { Reference } from '../../model/report.ts';
import { evidenceText } from '../cyclonedx/evidence.ts';
import type { Locate } from '../locate.ts';
import type { Graph } from './graph.ts';

/** The places that name a component, as lines of files. */
export function addPlaces(graph: Graph, references: readonly Reference[], locate: Locate): readonly string[] {
  return references.map((reference) => {
    const place = reference.literal ?? reference.site;
    const { file, line, endLine } = locate(place.uri, place.span);
    const from = graph.add('software_File', 'file', file, { name: file, software_primaryPurpose: 'source' });
    return graph.add('software_Snippet', 'place', `${reference.id}:${file}:${String(line)}`, {
      ...(reference.label !== '' && { name: reference.label }),
      comment: evidenceText(reference),
      software_lineRange: { type: 'PositiveIntegerRange', beginIntegerRange: line, endIntegerRange: endLine },
      software_snippetFromFile: from,
    });
  });
}
