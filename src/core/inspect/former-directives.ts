import type { SuppressionFact } from '../model/facts.ts';
import type { Note } from '../model/report.ts';
import { inEnglish, told } from '../model/told.ts';

/** The name of this product before 0.2, as suppression comments begin with it. */
const FORMER = 'modelpin';

/** One note per suppression comment that is written with the name of before, with the edit that writes today's. */
export function formerDirectives(uri: string, text: string, suppressions: readonly SuppressionFact[]): readonly Note[] {
  return suppressions.flatMap(({ span, scope }) => {
    const at = text.indexOf(`${FORMER}-ignore-`, span.start);
    if (at < 0 || at >= span.end) return [];
    const said = told`${FORMER}-ignore-${scope} is the old name of modelkeel-ignore-${scope} and stops working in version 0.3; "modelkeel fix" rewrites it`;
    return [
      {
        ...{ uri, said },
        kind: 'former-directive',
        detail: inEnglish(said),
        edits: [{ uri, span: { start: at, end: at + FORMER.length }, newText: 'modelkeel' }],
      },
    ];
  });
}
