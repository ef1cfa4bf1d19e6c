import { visibleJson } from '../base/visible.ts';
import type { Finding } from '../model/finding.ts';
import type { Reference } from '../model/report.ts';
import type { Locate } from './locate.ts';
import type { Component, MergedReport } from './merge.ts';

/** What stands above the references in a JSON report. */
export interface ReportHeader {
  readonly version: string;
  readonly catalogBuiltAt: string;
  readonly today: string;
}

/** The document `modelkeel/report@2` (docs/cli.md). The same input gives the same bytes. */
export function jsonReport(report: MergedReport, header: ReportHeader, locate: Locate): string {
  const document = {
    schema: 'modelkeel/report@2',
    tool: { name: 'modelkeel', version: header.version },
    catalog: { builtAt: header.catalogBuiltAt },
    today: header.today,
    root: '.',
    files: report.files,
    references: report.references.map((reference) => referenceJson(reference, locate)),
    components: report.components.map(componentJson),
    findings: report.findings.map((finding) => findingJson(finding, locate)),
    notes: report.notes.map((note) => {
      const { file, line, column } = locate(note.uri, note.place?.span ?? { start: 0, end: 0 });
      return { file, ...(note.place && { line, column }), kind: note.kind, detail: note.detail };
    }),
  };
  return visibleJson(`${JSON.stringify(document, null, 2)}\n`);
}

function referenceJson(reference: Reference, locate: Locate): object {
  const { identity, literal } = reference;
  return {
    id: reference.id,
    kind: reference.kind,
    use: reference.use,
    useReason: reference.useReason,
    provider: reference.provider,
    name: identity?.name ?? null,
    revision: identity ? { kind: identity.revision.kind, value: identity.revision.value } : null,
    pin: identity?.pin ?? 'unknown',
    purl: identity?.purl ?? null,
    ...(reference.requirement === undefined ? {} : { requirement: reference.requirement }),
    site: locate(reference.site.uri, reference.site.span),
    literal: literal ? { ...locate(literal.uri, literal.span), text: reference.text } : null,
    via: reference.via,
    resolution: reference.resolution,
    reason: reference.reason,
    detector: reference.detector,
    label: reference.label,
    component: reference.component,
  };
}

function componentJson(component: Component): object {
  const { metadata } = component;
  return {
    id: component.id,
    kind: component.kind,
    provider: component.provider,
    name: component.name,
    metadata: metadata?.kind === 'found' ? { freshness: metadata.freshness, ...metadata.value } : null,
  };
}

function findingJson(finding: Finding, locate: Locate): object {
  return {
    rule: finding.rule,
    severity: finding.severity,
    ...locate(finding.place.uri, finding.place.span),
    message: finding.message,
    reference: finding.reference,
    fingerprint: finding.fingerprint,
    related: finding.related.map(({ place, message }) => ({ ...locate(place.uri, place.span), message })),
    fixes: finding.fixes.map((fix) => ({
      title: fix.title,
      kind: fix.kind,
      preferred: fix.preferred,
      safety: fix.safety,
      notes: fix.migration?.open ?? [],
      moves: fix.migration?.moves ?? [],
      edits: fix.edits.map((edit) => ({ ...locate(edit.uri, edit.span), newText: edit.newText })),
    })),
  };
}
