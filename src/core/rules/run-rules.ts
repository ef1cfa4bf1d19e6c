import { hashText } from '../base/hash.ts';
import { codeLine } from '../fixes/code-line.ts';
import { suppressFixes } from '../fixes/suppress.ts';
import type { Finding, RelatedPlace } from '../model/finding.ts';
import type { Fix } from '../model/fix.ts';
import { mergeFixes } from '../model/merge-fixes.ts';
import type { SubjectKind } from '../model/reference.ts';
import type { Reference } from '../model/report.ts';
import { rules } from './registry.ts';
import type { LiveReference, Rule, RuleContext, RuleHit } from './rule.ts';

/** Runs every rule over the references in live use: one finding per rule and literal, with its use sites. */
export function runRules(references: readonly Reference[], given: Omit<RuleContext, 'beside'>): readonly Finding[] {
  const context = { ...given, beside: (uri: string) => references.filter(({ site }) => site.uri === uri) };
  const live = references.filter(isLive);
  return rules.flatMap((rule) =>
    findingsOf(
      rule,
      live.filter(({ kind }) => (rule.subjects ?? MODELS).includes(kind)),
      context,
    ),
  );
}

const MODELS: readonly SubjectKind[] = ['model', 'embedding-model'];

function isLive(reference: Reference): reference is LiveReference {
  const { use, kind } = reference;
  // An import uses a package; it says nothing about a model.
  if (use === 'listed' || (use === 'import' && kind !== 'package')) return false;
  return reference.identity !== null && reference.literal !== null && reference.text !== null;
}

function findingsOf(rule: Rule, references: readonly LiveReference[], context: RuleContext): readonly Finding[] {
  const groups = new Map<
    string,
    { readonly hit: RuleHit; readonly references: LiveReference[]; readonly fixes: Fix[] }
  >();
  for (const reference of references) {
    const hit = rule.check(reference, context);
    if (!hit || isSuppressed(rule, reference, context)) continue;
    const key = `${reference.literal.uri}:${String(reference.literal.span.start)}`;
    const group = groups.get(key);
    if (group) {
      group.references.push(reference);
      group.fixes.push(...hit.fixes);
    } else groups.set(key, { hit, references: [reference], fixes: [...hit.fixes] });
  }
  const seen = new Map<string, number>();
  return [...groups.values()].flatMap(({ hit, references: group, fixes }) => {
    const [first] = group;
    if (!first) return [];
    const base = fingerprint(rule, first, context);
    const count = seen.get(base) ?? 0;
    seen.set(base, count + 1);
    const { literal } = first;
    const suppressions = suppressFixes(rule.id, literal, context.text(literal.uri), context.lineComment(literal.uri));
    return [
      {
        rule: rule.id,
        severity: hit.severity,
        message: hit.message,
        place: literal,
        reference: first.id,
        related: group.flatMap(relatedPlaces),
        fixes: [...mergeFixes(fixes), ...suppressions],
        tags: hit.tags,
        fingerprint: count === 0 ? base : `${base}-${String(count)}`,
      },
    ];
  });
}

/** A directive applies at the literal and at the call that uses it. */
function isSuppressed(rule: Rule, { literal, site }: LiveReference, context: RuleContext): boolean {
  return [literal, site].some(({ uri, span }) =>
    context
      .suppressions(uri)
      .some(
        ({ rules: named, covers }) =>
          (named.length === 0 || named.includes(rule.id)) && covers.start <= span.start && span.start <= covers.end,
      ),
  );
}

function relatedPlaces({ site, literal, label }: LiveReference): readonly RelatedPlace[] {
  const own = site.uri === literal.uri && site.span.start <= literal.span.start && literal.span.end <= site.span.end;
  return own ? [] : [{ place: site, message: `used here by ${label}` }];
}

/** The same finding has the same fingerprint as long as its line of code says the same. */
function fingerprint(rule: Rule, { literal, detector, identity }: LiveReference, context: RuleContext): string {
  const text = context.text(literal.uri) ?? '';
  const { start, end } = codeLine(literal.uri, text, literal.span.start);
  const snippet = text.slice(start, end).replace(/\s+/g, ' ').trim();
  return hashText([rule.id, detector, `${identity.provider}:${identity.name}`, snippet].join('\u0000'));
}
