import type { Finding } from '../model/finding.ts';
import type { Fix } from '../model/fix.ts';
import type { Reference } from '../model/report.ts';
import type { TextEdit } from '../model/text.ts';
import { placeKey } from './merge.ts';

/** The findings of one component, by its id (`openai:gpt-4o`) or its name alone. */
export function findingsOf(
  component: string,
  findings: readonly Finding[],
  references: readonly Reference[],
): readonly Finding[] {
  const places = new Set(
    references.flatMap((one) => (one.literal && isOf(one, component) ? [placeKey(one.literal)] : [])),
  );
  return findings.filter(({ place }) => places.has(placeKey(place)));
}

/**
 * The edits that write the new id where lists name the old one, and the places where it stands otherwise and is left: what a
 * migration of one component does not reach by itself.
 */
export function listedEdits(
  component: string,
  references: readonly Reference[],
  fixes: readonly Fix[],
  text: (uri: string) => string | null,
): readonly TextEdit[] {
  const [to, ...others] = new Set(fixes.flatMap(writtenBy));
  if (to === undefined || others.length > 0) return [];
  const edits = new Map<string, TextEdit>();
  for (const reference of references) {
    const { literal, identity, use } = reference;
    if (use !== 'listed' || !literal || !identity || !isOf(reference, component) || /^in a /.test(reference.useReason))
      continue;
    const { start, end } = literal.span;
    if (text(literal.uri)?.slice(start, end) === identity.name)
      edits.set(placeKey(literal), { uri: literal.uri, span: literal.span, newText: to });
  }
  return [...edits.values()];
}

/** The id that a change of model writes. */
function writtenBy({ kind, edits, expects }: Fix): readonly string[] {
  if (kind !== 'replace' || expects.kind !== 'identity') return [];
  const edit = edits.find((one) => !(expects.beside ?? []).includes(one));
  return edit ? [edit.newText] : [];
}

function isOf({ component, identity }: Reference, wanted: string): boolean {
  return component === wanted || identity?.name === wanted;
}
