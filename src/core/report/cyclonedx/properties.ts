import type { Finding } from '../../model/finding.ts';
import type { ModelMetadata } from '../../model/metadata.ts';
import type { Sourced } from '../../model/sourced.ts';
import type { InventoryItem } from '../inventory.ts';
import { inEnglish } from '../../model/told.ts';

/** A name and a value; a name may stand more than once. */
export interface Property {
  readonly name: string;
  readonly value: string;
}

/** What CycloneDX has no field for: life, pin, what follows, what was found wrong. */
export function propertiesOf(item: InventoryItem, findings: readonly Finding[]): readonly Property[] {
  const { component, references, revisionKind } = item;
  const metadata = component.metadata?.kind === 'found' ? component.metadata.value : null;
  const first = references[0];
  return [
    property('component', component.id),
    property('kind', component.kind),
    property('provider', component.provider),
    ...optional('revision.kind', revisionKind),
    ...(component.kind === 'package' ? [] : optional('pin', first?.identity?.pin ?? null)),
    ...optional('pin.reason', first?.identity ? inEnglish(first.identity.pinReason) : null),
    ...optional('requirement', first?.requirement ?? null),
    ...lookupProperties(item),
    ...(metadata ? metadataProperties(metadata) : []),
    ...findings.map(({ rule, message }) => property(`finding.${rule}`, message)),
  ];
}

/** Absence and failure of a look-up are told, and told apart. */
function lookupProperties({ component }: InventoryItem): readonly Property[] {
  const { metadata } = component;
  if (metadata === null) return [property('facts', 'not known')];
  if (metadata.kind === 'found') return [property('facts', metadata.freshness)];
  return [property('facts', metadata.kind === 'absent' ? 'none in the catalog' : `unavailable: ${metadata.reason}`)];
}

function metadataProperties({
  lifecycle,
  pin,
  replacement,
  lineage,
  traits,
  hub,
  image,
}: ModelMetadata): readonly Property[] {
  return [
    ...sourced('life.status', lifecycle, ({ status }) => status),
    ...sourced('life.released', lifecycle, ({ released }) => released),
    ...sourced('life.deprecated', lifecycle, ({ deprecated }) => deprecated),
    ...sourced('life.retires', lifecycle, ({ retires }) => retires),
    ...sourced('life.retires.kind', lifecycle, ({ retiresKind }) => retiresKind),
    ...origin('life', lifecycle),
    ...sourced('pin.target', pin, ({ target }) => target),
    ...origin('pin', pin),
    ...sourced('replacement', replacement, ({ id }) => id),
    ...origin('replacement', replacement),
    ...optional('license.effective', lineage?.effective?.license.stated ?? null),
    ...optional('license.effective.of', lineage?.effective?.of ?? null),
    ...traitProperties(traits),
    ...(hub?.value.formats ?? []).map((format) => property('weights.format', format)),
    ...sourced('tag.digest', image, ({ digest }) => digest),
    ...origin('tag', image),
  ];
}

/** The card of a model has a place for these in JSON alone, which readers of its other forms refuse. */
function traitProperties(traits: ModelMetadata['traits']): readonly Property[] {
  const text = (value: number | boolean | null): string | null => (value === null ? null : String(value));
  return [
    ...sourced('context.window', traits, ({ contextWindow }) => text(contextWindow)),
    ...sourced('output.limit', traits, ({ outputLimit }) => text(outputLimit)),
    ...sourced('knowledge.cutoff', traits, ({ knowledgeCutoff }) => knowledgeCutoff),
    ...sourced('weights.open', traits, ({ openWeights }) => text(openWeights)),
    ...origin('traits', traits),
  ];
}

export function property(name: string, value: string): Property {
  return { name: `modelkeel:${name}`, value };
}

function optional(name: string, value: string | null): readonly Property[] {
  return value === null || value === '' ? [] : [property(name, value)];
}

function sourced<T>(name: string, fact: Sourced<T> | null, read: (value: T) => string | null): readonly Property[] {
  return fact ? optional(name, read(fact.value)) : [];
}

/** Who said so, and when. */
export function origin(name: string, fact: Sourced<unknown> | null): readonly Property[] {
  if (!fact) return [];
  const where = fact.url === null ? fact.source : `${fact.source} <${fact.url}>`;
  return [property(`${name}.source`, `${where}, ${fact.asOf}`)];
}
