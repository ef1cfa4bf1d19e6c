import type { SuppressionFact } from '../model/facts.ts';
import type { RuleId, SuppressedFinding } from '../model/finding.ts';
import type { IdleSuppression } from '../model/observation.ts';
import type { Reference } from '../model/report.ts';
import type { Place, Span, TextEdit } from '../model/text.ts';
import { ruleIds } from '../rules/registry.ts';
import type { InspectContext } from './inspect-context.ts';

/** What is covered by more than this is not looked through for what may be an id. */
const MAX_COVERED = 20_000;

/** Rules that may speak of the same code once a host was asked, a day has come, or another file uses it otherwise. */
const LATER: ReadonlySet<string> = new Set<RuleId>([
  'retired-model',
  'redirected-model',
  'retiring-model',
  'deprecated-model',
  'floating-model',
  'unknown-model',
  'renamed-model',
  'gated-model',
  'license-conflict',
  'noncommercial-license',
  'restricted-license',
  'missing-license',
  'unsafe-serialization',
  'vulnerable-package',
  'lock-drift',
  'not-locked',
  'denied-component',
]);

/**
 * The comments of a document that silence nothing, as far as that can be told from this document alone: nothing stands there
 * that another file could make a finding of, and no host could say anything that they silence.
 *
 * @param silenced what the comments silence, before policies have a say
 */
export function idleSuppressions(
  uri: string,
  text: string,
  suppressions: readonly SuppressionFact[],
  silenced: readonly SuppressedFinding[],
  references: readonly Reference[],
  { likely }: Pick<InspectContext, 'likely'>,
): readonly IdleSuppression[] {
  return suppressions.flatMap((fact): readonly IdleSuppression[] => {
    const { rules, covers, span } = fact;
    const unknown = rules.filter((rule) => !ruleIds.some((id) => id === rule));
    const base = { kind: 'idle-suppression', name: rules.join(', '), place: { uri, span } } as const;
    if (unknown.length > 0) return [{ ...base, unknown, edit: null }];
    const isUsed = silenced.some(
      ({ rule, place, related }) =>
        (rules.length === 0 || rules.includes(rule)) &&
        [place, ...related.map((other) => other.place)].some((at) => touches(at, uri, covers)),
    );
    if (isUsed || mayServe(fact, uri, text, references, likely)) return [];
    return [{ ...base, unknown: [], edit: removal(uri, text, span) }];
  });
}

function touches({ uri, span }: Place, own: string, covers: Span): boolean {
  return uri === own && covers.start <= span.start && span.start <= covers.end;
}

/** Whether it may silence something that is not seen from here, or not yet. */
function mayServe(
  { rules, covers, span }: SuppressionFact,
  uri: string,
  text: string,
  references: readonly Reference[],
  likely: InspectContext['likely'],
): boolean {
  const here = references.filter(({ site, literal }) =>
    [site, ...(literal ? [literal] : [])].some((at) => touches(at, uri, covers)),
  );
  const isLater = rules.length === 0 || rules.some((rule) => LATER.has(rule));
  // What a call names is judged here; what is only written here, others may use.
  const isNamed = here.some(({ use, literal, site }) => use === 'listed' || literal?.uri !== site.uri);
  if (here.length > 0 && (isLater || isNamed)) return true;
  if (covers.end - covers.start > MAX_COVERED) return true;
  // Its own words are none of the code.
  const code = text.slice(covers.start, Math.max(covers.start, Math.min(span.start, covers.end)));
  const rest = text.slice(Math.max(covers.start, span.end), Math.max(covers.end, span.end));
  const known = new Set(here.flatMap(({ text: named }) => (named === null ? [] : [named])));
  return [...`${code} ${rest}`.matchAll(/[\w@][\w@./:+-]+/g)].some(
    ([word]) => !known.has(word) && word.length < 200 && likely(word) !== 'no',
  );
}

/** Takes a comment out that says nothing else, with its line where it stands alone. */
function removal(uri: string, text: string, { start, end }: Span): TextEdit | null {
  const comment = text.slice(start, end);
  if (uri.endsWith('.ipynb') || !/^(?:#|\/\/|\/\*|<!--|--|;|\{\/\*)+\s*modelkeel-ignore-/.test(comment)) return null;
  if (/[\r\n]/.test(comment.trimEnd())) return null;
  let from = start;
  while (from > 0 && /[ \t]/.test(text.charAt(from - 1))) from--;
  const isAlone = from === 0 || /[\r\n]/.test(text.charAt(from - 1));
  const next = isAlone ? (/^\r?\n/.exec(text.slice(end, end + 2))?.[0].length ?? 0) : 0;
  return { uri, span: { start: from, end: end + next }, newText: '' };
}
