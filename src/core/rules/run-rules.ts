import { remembering } from '../base/remember.ts';
import { hashText } from '../base/hash.ts';
import { codeLine } from '../fixes/code-line.ts';
import { suppressFixes } from '../fixes/suppress.ts';
import type { SuppressionFact } from '../model/facts.ts';
import type { Finding, RelatedPlace, RuleId, SuppressedFinding } from '../model/finding.ts';
import type { Fix } from '../model/fix.ts';
import { mergeFixes } from '../model/merge-fixes.ts';
import type { Observation } from '../model/observation.ts';
import type { SubjectKind } from '../model/reference.ts';
import type { Reference } from '../model/report.ts';
import type { Place } from '../model/text.ts';
import { rules } from './registry.ts';
import type { LiveReference, Rule, RuleContext, RuleHit } from './rule.ts';
import { told } from '../model/told.ts';
import { spoken } from '../model/spoken.ts';

/** What inspection found in some documents. */
export interface Inspected {
  readonly references: readonly Reference[];
  readonly observations: readonly Observation[];
}

/**
 * Runs every rule over the references in live use, one finding per rule and literal, with its use sites; and over what names no
 * component, one finding per rule, document and cause.
 */
export function runRules(inspected: Inspected, given: Omit<RuleContext, 'beside'>): readonly Finding[] {
  const { references, observations } = inspected;
  const context = { ...given, beside: remembering((uri) => references.filter(({ site }) => site.uri === uri)) };
  const gone = observations.flatMap((one) => callThatFails(one, given.today));
  // Another model mends no call to an API that is gone.
  const live = references.filter(isLive).filter(({ kind, site }) => !(MODELS.includes(kind) && isWithin(site, gone)));
  const listed = references.filter(isListed);
  return rules.flatMap((rule) => [
    ...('check' in rule
      ? findingsOf(
          rule,
          (rule.listed ? listed : live).filter(({ kind }) => (rule.subjects ?? MODELS).includes(kind)),
          context,
        )
      : []),
    ...('across' in rule ? [] : observed(rule.id, rule.look, observations, context)),
  ]);
}

function callThatFails(observation: Observation, today: string): readonly Place[] {
  if (observation.kind !== 'ended' || observation.call === null) return [];
  const { kind, effect, ends } = observation.ending;
  return kind === 'api' && effect === 'fails' && (ends === null || ends <= today) ? [observation.call] : [];
}

function isWithin({ uri, span }: Place, places: readonly Place[]): boolean {
  return places.some((one) => one.uri === uri && one.span.start <= span.start && span.end <= one.span.end);
}

/** What a rule says of observations: where several in one document have one cause, at the first of them. */
function observed(
  id: RuleId,
  look: Rule['look'],
  observations: readonly Observation[],
  context: RuleContext,
): readonly Finding[] {
  if (!look) return [];
  const groups = new Map<string, { readonly hit: RuleHit; readonly first: Observation; readonly places: Place[] }>();
  for (const observation of observations) {
    const hit = look(observation, context);
    // What it says of a directive, that directive does not silence.
    if (!hit || (!isDirective(observation) && directiveOver(id, [observation.place], context))) continue;
    const key = `${observation.place.uri}:${causeOf(observation)}`;
    const group = groups.get(key);
    if (group) group.places.push(observation.place);
    else groups.set(key, { hit, first: observation, places: [] });
  }
  const seen = new Map<string, number>();
  return [...groups.values()].map(({ hit, first, places }) => {
    const { place } = first;
    const base = hashText([id, nameOf(first), snippetAt(place, context)].join('\u0000'));
    return {
      rule: id,
      severity: hit.severity,
      ...spoken(hit.message),
      place,
      reference: '',
      related: places.map((place) => ({ place, ...spoken(told`and here`) })),
      fixes: [...hit.fixes, ...suppressFixes(id, place, context.text(place.uri), context.lineComment(place.uri))],
      tags: hit.tags,
      fingerprint: numbered(base, seen),
    };
  });
}

function isDirective({ kind }: Observation): boolean {
  return kind === 'suppression' || kind === 'idle-suppression';
}

/** What several observations of one document have in common. */
function causeOf(observation: Observation): string {
  switch (observation.kind) {
    case 'ended':
    case 'pair':
      return observation.ending.id;
    case 'remote-code':
    case 'pickle':
    case 'key':
    case 'suppression':
    case 'idle-suppression':
      return `${nameOf(observation)} ${String(observation.place.span.start)}`;
  }
}

/** What it is, wherever it stands. */
function nameOf(observation: Observation): string {
  return 'ending' in observation ? observation.ending.id : `${observation.kind} ${observation.name}`;
}

/**
 * What the same rules would say where a comment silences them, with the reason that it gives. For reports that count it.
 *
 * @param said what they say
 */
export function runSuppressedRules(
  inspected: Inspected,
  given: Omit<RuleContext, 'beside'>,
  said: readonly Finding[],
): readonly SuppressedFinding[] {
  const places = [
    ...inspected.references.flatMap(({ literal, site }) => (literal ? [literal, site] : [])),
    ...inspected.observations.map(({ place }) => place),
  ];
  if (!places.some((place) => given.suppressions(place.uri).some(({ covers }) => touches(covers, place)))) return [];
  const heard = new Set(said.map(({ rule, fingerprint }) => `${rule}:${fingerprint}`));
  return runRules(inspected, { ...given, suppressions: () => [] }).flatMap((finding) => {
    if (heard.has(`${finding.rule}:${finding.fingerprint}`)) return [];
    const directive = directiveOver(finding.rule, [finding.place, ...finding.related.map(({ place }) => place)], given);
    return directive ? [{ ...finding, fixes: [], reason: directive.reason }] : [];
  });
}

const MODELS: readonly SubjectKind[] = ['model', 'embedding-model'];

function isLive(reference: Reference): reference is LiveReference {
  const { use, kind } = reference;
  // An import uses a package; it says nothing about a model.
  if (use === 'listed' || (use === 'import' && kind !== 'package')) return false;
  return isNamed(reference);
}

function isListed(reference: Reference): reference is LiveReference {
  return reference.use === 'listed' && isNamed(reference);
}

function isNamed(reference: Reference): reference is LiveReference {
  return reference.identity !== null && reference.literal !== null && reference.text !== null;
}

function findingsOf(rule: Rule, references: readonly LiveReference[], context: RuleContext): readonly Finding[] {
  const groups = new Map<string, { hit: RuleHit; readonly references: LiveReference[]; readonly fixes: Fix[] }>();
  for (const reference of references) {
    const found = rule.check(reference, context);
    if (!found || directiveOver(rule.id, [reference.literal, reference.site], context)) continue;
    const hit = asChoice(reference, found);
    const key = `${reference.literal.uri}:${String(reference.literal.span.start)}`;
    const group = groups.get(key);
    if (group) {
      group.references.push(reference);
      group.fixes.push(...hit.fixes);
      if (SEVERITIES.indexOf(hit.severity) < SEVERITIES.indexOf(group.hit.severity)) group.hit = hit;
    } else groups.set(key, { hit, references: [reference], fixes: [...hit.fixes] });
  }
  const seen = new Map<string, number>();
  return [...groups.values()].flatMap(({ hit, references: group, fixes }) => {
    const [first] = group;
    if (!first) return [];
    const { literal } = first;
    const suppressions = suppressFixes(rule.id, literal, context.text(literal.uri), context.lineComment(literal.uri));
    return [
      {
        rule: rule.id,
        severity: hit.severity,
        ...spoken(hit.message),
        place: literal,
        reference: first.id,
        related: group.flatMap(relatedPlaces),
        fixes: [...mergeFixes(fixes), ...suppressions],
        tags: hit.tags,
        fingerprint: numbered(fingerprint(rule, first, context), seen),
      },
    ];
  });
}

const SEVERITIES: readonly RuleHit['severity'][] = ['error', 'warning', 'info', 'hint'];

/**
 * What is looked up by a key, or stands in a registry, is used once somebody chooses it: no more than information, and in a
 * registry no edit, since people type what is written there.
 */
function asChoice({ via }: LiveReference, hit: RuleHit): RuleHit {
  const isRow = via.includes('row');
  if (!isRow && !via.includes('key')) return hit;
  const isHigh = hit.severity === 'error' || hit.severity === 'warning';
  return {
    ...hit,
    severity: isHigh ? 'info' : hit.severity,
    message: isHigh ? told`${hit.message} It is one of several that may be chosen.` : hit.message,
    fixes: isRow ? [] : hit.fixes,
  };
}

function numbered(base: string, seen: Map<string, number>): string {
  const count = seen.get(base) ?? 0;
  seen.set(base, count + 1);
  return count === 0 ? base : `${base}-${String(count)}`;
}

/** The comment that silences a rule at one of these places: that of the literal, or of the call that uses it. */
export function directiveOver(
  rule: RuleId,
  places: readonly Place[],
  context: Pick<RuleContext, 'suppressions'>,
): SuppressionFact | null {
  for (const place of places) {
    const found = context
      .suppressions(place.uri)
      .find(({ rules: named, covers }) => (named.length === 0 || named.includes(rule)) && touches(covers, place));
    if (found) return found;
  }
  return null;
}

function touches(covers: SuppressionFact['covers'], { span }: Place): boolean {
  return covers.start <= span.start && span.start <= covers.end;
}

function relatedPlaces({ site, literal, label }: LiveReference): readonly RelatedPlace[] {
  const own = site.uri === literal.uri && site.span.start <= literal.span.start && literal.span.end <= site.span.end;
  return own ? [] : [{ place: site, ...spoken(told`used here by ${label}`) }];
}

/** The same finding has the same fingerprint as long as its line of code says the same. */
function fingerprint(rule: Rule, { literal, detector, identity }: LiveReference, context: RuleContext): string {
  const named = `${identity.provider}:${identity.name}`;
  return hashText([rule.id, detector, named, snippetAt(literal, context)].join('\u0000'));
}

function snippetAt({ uri, span }: Place, context: RuleContext): string {
  const text = context.text(uri) ?? '';
  const { start, end } = codeLine(uri, text, span.start);
  return text.slice(start, end).replace(/\s+/g, ' ').trim();
}
