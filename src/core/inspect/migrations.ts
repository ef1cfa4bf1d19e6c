import { offersOf } from '../metadata/offers.ts';
import type { Finding } from '../model/finding.ts';
import type { Fix } from '../model/fix.ts';
import { isMigratable } from '../model/migration.ts';
import type { MigrationChoice } from '../model/migration.ts';
import type { Offer } from '../model/offer.ts';
import type { Reference } from '../model/report.ts';
import { replacementFixes } from '../rules/fixes-for.ts';
import type { LiveReference, RuleContext } from '../rules/rule.ts';
import type { Documents } from '../workspace/documents.ts';
import type { InspectContext } from './inspect-context.ts';
import { ruleContext } from './make-report.ts';
import { distinctTexts, told } from '../model/told.ts';
import { spoken, titleOf } from '../model/spoken.ts';
import type { ModelMetadata, Replacement } from '../model/metadata.ts';
import { mergeFixes, withMigration } from '../model/merge-fixes.ts';

/** What choices are made of. */
interface MigrationPorts {
  readonly documents: Documents;
  readonly context: () => InspectContext;
}

/** Choices of more are read by nobody; the advised one, and what needs least, come first. */
const MOST_CHOICES = 60;

/** The living models of the platform that the uses of one could ask instead, with what that takes in their calls. */
export function migrationChoices(references: readonly Reference[], ports: MigrationPorts): readonly MigrationChoice[] {
  const live = references.filter(isMovable);
  const [first] = live;
  if (!first) return [];
  const context = ports.context();
  const { catalog, today, horizonDays } = context;
  const { provider, name, lookup } = first.identity;
  const advised = first.metadata?.kind === 'found' ? (first.metadata.value.replacement?.value ?? null) : null;
  const asked = ruleContext(context, ports.documents);
  const offers = offersOf(catalog, provider, first.kind, today, horizonDays).filter(
    ({ id, metadata, isEnding }) =>
      id !== name &&
      id !== lookup &&
      (!isEnding || id === advised?.id) &&
      (provider !== 'huggingface' || id === advised?.id || isKin(name, first, id, metadata)),
  );
  const choices = offers.flatMap((offer): readonly MigrationChoice[] => {
    const fixes = fixesTo(live, replacementOf(offer, advised), offer, { ...asked, beside: () => [] });
    if (fixes.length === 0) return [];
    const migrations = fixes.flatMap(({ fix }) => fix.migration ?? []);
    return [
      {
        offer,
        isAdvised: offer.id === advised?.id,
        changes: distinctTexts(migrations.flatMap(({ said }) => said.changes)),
        open: distinctTexts(migrations.flatMap(({ said }) => said.open)),
        moves: migrations[0]?.moves ?? [],
        places: fixes.length,
      },
    ];
  });
  return choices.toSorted((a, b) => need(a) - need(b)).slice(0, MOST_CHOICES);
}

/** The advised one first, then what leaves least to a person, in most places; what nobody lists any more comes last of these. */
function need({ isAdvised, open, places, offer }: MigrationChoice): number {
  if (isAdvised) return Number.NEGATIVE_INFINITY;
  const isDoubtful = offer.metadata.lifecycle?.value.status === 'unconfirmed';
  return open.length * 1000 + (isDoubtful ? 500 : 0) - Math.min(places, 400);
}

/** The changes that write another model in all places, as findings whose fixes are yet to be proved. */
export function migrationTo(references: readonly Reference[], id: string, ports: MigrationPorts): readonly Finding[] {
  const live = references.filter(isMovable);
  const [first] = live;
  if (!first) return [];
  const context = ports.context();
  const { catalog, today, horizonDays } = context;
  const advised = first.metadata?.kind === 'found' ? (first.metadata.value.replacement?.value ?? null) : null;
  const offer = offersOf(catalog, first.identity.provider, first.kind, today, horizonDays).find((one) => one.id === id);
  if (!offer) return [];
  const asked = { ...ruleContext(context, ports.documents), beside: () => [] };
  return fixesTo(live, replacementOf(offer, advised), offer, asked).map(({ reference, fix }) => ({
    // No rule has found it: the rule that says nothing of a living model keeps the proof from taking it for done.
    rule: 'retired-model',
    severity: 'hint',
    ...spoken(told`${titleOf(fix)}`),
    place: reference.literal,
    reference: reference.id,
    related: [],
    fixes: [fix],
    tags: [],
    fingerprint: '',
  }));
}

/** Places where the id is written, each once. */
export function migrationPlaces(references: readonly Reference[]): readonly LiveReference['literal'][] {
  return [...new Map(references.filter(isMovable).map(({ literal }) => [keyOf(literal), literal])).values()];
}

function keyOf({ uri, span }: LiveReference['literal']): string {
  return `${uri}:${String(span.start)}`;
}

function isMovable(reference: Reference): reference is LiveReference {
  const { kind, use, identity, literal, text } = reference;
  return isMigratable(kind, identity?.provider) && use !== 'listed' && literal !== null && text !== null;
}

/** The fix of each place; uses of one literal are one. */
function fixesTo(
  live: readonly LiveReference[],
  replacement: Replacement,
  offer: Offer,
  context: RuleContext,
): readonly { readonly reference: LiveReference; readonly fix: Fix }[] {
  const places = new Map<string, LiveReference[]>();
  for (const reference of live) {
    const key = keyOf(reference.literal);
    places.set(key, [...(places.get(key) ?? []), reference]);
  }
  return [...places.values()].flatMap((group) => {
    const [reference] = group;
    const fixes = group.map((one) =>
      replacementFixes(one, replacement, context).map((fix) => withRevision(fix, one, offer)),
    );
    // One call that the model would not answer keeps the id where it is.
    if (!reference || fixes.some(({ length }) => length === 0)) return [];
    const [fix] = mergeFixes(fixes.flat());
    return fix ? [{ reference, fix }] : [];
  });
}

/**
 * Of the whole Hub, nobody wants to choose: what its publisher has as well, and what was made from the same model, or is that
 * model.
 */
function isKin(name: string, { metadata }: Reference, id: string, other: ModelMetadata): boolean {
  const own = metadata?.kind === 'found' ? (metadata.value.hub?.value.baseModels ?? []) : [];
  const bases = other.hub?.value.baseModels ?? [];
  const publisher = name.includes('/') ? name.slice(0, name.indexOf('/') + 1) : null;
  return (
    (publisher !== null && id.startsWith(publisher)) ||
    own.includes(id) ||
    bases.includes(name) ||
    bases.some((base) => own.includes(base))
  );
}

/** A revision is of one repository: with another one goes its own commit, or a person looks. */
function withRevision(fix: Fix, { identity, revisionLiteral }: LiveReference, { metadata }: Offer): Fix {
  if (identity.provider !== 'huggingface' || identity.revision.value === null || !fix.migration) return fix;
  const commit = metadata.hub?.value.commit ?? null;
  const { expects, migration } = fix;
  if (!commit || !revisionLiteral || expects.kind !== 'identity')
    return withMigration(fix, {
      ...migration,
      ...migration.said,
      open: [...migration.said.open, told`check the revision: it is of ${identity.name}`],
    });
  const edit = { uri: revisionLiteral.uri, span: revisionLiteral.span, newText: commit.sha };
  return withMigration(
    { ...fix, edits: [...fix.edits, edit], expects: { ...expects, beside: [...(expects.beside ?? []), edit] } },
    { ...migration, ...migration.said, changes: [...migration.said.changes, told`commit ${commit.sha.slice(0, 8)}`] },
  );
}

/** An offer as rules take replacements. */
function replacementOf({ id, metadata }: Offer, advised: Replacement | null): Replacement {
  if (advised?.id === id) return { ...advised, unfit: null };
  const life = metadata.lifecycle?.value;
  const retires = life?.retires ?? null;
  return {
    id,
    hops: [{ id, retires }],
    retires,
    retiresKind: life?.retiresKind ?? null,
    lastSeen: life?.status === 'unconfirmed' ? (life.seen?.day ?? null) : null,
    isEndKnown: life?.isEndKnown ?? false,
    unfit: null,
  };
}
