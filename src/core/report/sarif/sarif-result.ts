import type { Finding, Severity, SuppressedFinding } from '../../model/finding.ts';
import type { Fix } from '../../model/fix.ts';
import type { Locate } from '../locate.ts';
import { artifactLocation, physicalLocation, regionOf } from './sarif-place.ts';

export const LEVELS: Readonly<Record<Severity, 'error' | 'warning' | 'note'>> = {
  error: 'error',
  warning: 'warning',
  info: 'note',
  hint: 'note',
};

/** What a result needs to know besides its finding. */
export interface ResultContext {
  readonly locate: Locate;
  readonly indexOf: (rule: string) => number;
  readonly related: number;
}

/** A finding as SARIF has it. Fingerprints hold no line number, so that a result stays the same one when it moves. */
export function sarifResult(finding: Finding, { locate, indexOf, related }: ResultContext): object {
  const places = finding.related.slice(0, related);
  return {
    ruleId: finding.rule,
    ruleIndex: indexOf(finding.rule),
    level: LEVELS[finding.severity],
    message: { text: finding.message },
    locations: [physicalLocation(locate, finding.place)],
    ...(places.length > 0 && {
      relatedLocations: places.map(({ place, message }, id) => ({
        id,
        message: { text: message },
        ...physicalLocation(locate, place),
      })),
    }),
    // The first is what GitHub goes by, which wants a number behind it.
    partialFingerprints: {
      primaryLocationLineHash: `${finding.fingerprint}:1`,
      'modelkeelFinding/v1': finding.fingerprint,
    },
    ...(finding.fixes.length > 0 && { fixes: finding.fixes.map((fix) => sarifFix(fix, locate)) }),
  };
}

/** The same for what a comment silences. */
export function suppressedResult(finding: SuppressedFinding, context: ResultContext): object {
  const { reason } = finding;
  const suppression = { kind: 'inSource', status: 'accepted', ...(reason !== null && { justification: reason }) };
  return { ...sarifResult(finding, context), suppressions: [suppression] };
}

function sarifFix(fix: Fix, locate: Locate): object {
  const files = [...new Set(fix.edits.map(({ uri }) => uri))];
  const notes = fix.migration?.open ?? [];
  return {
    description: { text: fix.title },
    artifactChanges: files.map((uri) => ({
      artifactLocation: artifactLocation(locate(uri, { start: 0, end: 0 }).file),
      replacements: fix.edits
        .filter((edit) => edit.uri === uri)
        .map(({ span, newText }) => ({
          deletedRegion: regionOf(locate(uri, span)),
          insertedContent: { text: newText },
        })),
    })),
    properties: { kind: fix.kind, safety: fix.safety, preferred: fix.preferred, ...(notes.length > 0 && { notes }) },
  };
}
