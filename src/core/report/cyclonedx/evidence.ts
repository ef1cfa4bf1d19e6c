import type { Reference } from '../../model/report.ts';
import { evidenceWord } from '../inventory.ts';
import type { EvidenceWord } from '../inventory.ts';
import type { Locate } from '../locate.ts';

/**
 * How much each word is worth, between 0 and 1, since the format asks for a number. They order the words and measure
 * nothing.
 */
const CONFIDENCE: Readonly<Record<EvidenceWord, number>> = {
  verified: 1,
  declared: 0.9,
  inferred: 0.6,
  unresolved: 0,
};

type Technique = 'source-code-analysis' | 'manifest-analysis';

/** Where a component is named, and how sure each place is. */
export function evidenceOf(references: readonly Reference[], purl: string | null, locate: Locate): object {
  const methods = new Map<string, object>();
  for (const reference of references) {
    const [technique, word] = [techniqueOf(reference), evidenceWord(reference)];
    methods.set(`${technique} ${word}`, { technique, confidence: CONFIDENCE[word], value: word });
  }
  const best = Math.max(0, ...references.map((reference) => CONFIDENCE[evidenceWord(reference)]));
  return {
    identity: [
      {
        field: purl === null ? 'name' : 'purl',
        confidence: best,
        ...(purl !== null && { concludedValue: purl }),
        methods: [...methods].toSorted(([a], [b]) => (a < b ? -1 : 1)).map(([, method]) => method),
      },
    ],
    occurrences: references.map((reference) => occurrence(reference, locate)),
  };
}

function occurrence(reference: Reference, locate: Locate): object {
  const place = reference.literal ?? reference.site;
  const { file, line } = locate(place.uri, place.span);
  const { label } = reference;
  return { location: file, line, ...(label !== '' && { symbol: label }), additionalContext: evidenceText(reference) };
}

/** How a place tells of a component, in one line: the word, the technique, the confidence, the use, and why. */
export function evidenceText(reference: Reference): string {
  const { detector, reason, use, useReason } = reference;
  const word = evidenceWord(reference);
  const told = [word, techniqueOf(reference), `confidence ${String(CONFIDENCE[word])}`, use].join(', ');
  const why = [useReason, reason === null ? '' : `unknown: ${reason}`, `detector ${detector}`];
  return `${told}: ${why.filter((text) => text !== '').join('; ')}`;
}

function techniqueOf({ kind, use }: Reference): Technique {
  return kind === 'package' && use !== 'import' && use !== 'call' ? 'manifest-analysis' : 'source-code-analysis';
}
