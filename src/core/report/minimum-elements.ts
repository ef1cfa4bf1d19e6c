import type { ModelMetadata } from '../model/metadata.ts';
import type { InventoryItem } from './inventory.ts';

/** One of the elements that a bill of materials for AI should have, and what is known of it. */
export interface MinimumElement {
  readonly name: string;
  /** null where nothing is known: that is said, and never filled in. */
  readonly value: string | null;
}

/**
 * The elements of a model or a data set by "Software Bill of Materials for AI: minimum elements" (G7 Cybersecurity Working
 * Group, May 2026), as far as what was found tells them. Other kinds of component have none of their own.
 */
function minimumElements(item: InventoryItem): readonly MinimumElement[] {
  const { kind } = item.component;
  if (kind === 'dataset') return datasetElements(item);
  return kind === 'model' || kind === 'embedding-model' || kind === 'weights-file' ? modelElements(item) : [];
}

/** The names of those of which nothing is known. */
export function notKnown(item: InventoryItem): readonly string[] {
  return minimumElements(item).flatMap(({ name, value }) => (value === null ? [name] : []));
}

function modelElements(item: InventoryItem): readonly MinimumElement[] {
  const metadata = metadataOf(item);
  return [
    { name: 'model name', value: item.component.name },
    { name: 'model identifier', value: item.purl ?? item.component.id },
    { name: 'model version', value: item.version },
    { name: 'model producer', value: producerOf(item) },
    { name: 'model description', value: null },
    { name: 'model timestamp', value: releasedOf(metadata) },
    { name: 'model hash', value: hashOf(item) },
    { name: 'model properties', value: propertiesText(metadata) },
    { name: 'model training properties', value: trainingText(metadata) },
    { name: 'model licence', value: licenseOf(metadata) },
    { name: 'model external references', value: referencesOf(metadata) },
  ];
}

function datasetElements(item: InventoryItem): readonly MinimumElement[] {
  const metadata = metadataOf(item);
  return [
    { name: 'dataset name', value: item.component.name },
    { name: 'dataset identifier', value: item.purl ?? item.component.id },
    { name: 'dataset version', value: item.version },
    { name: 'dataset content', value: null },
    { name: 'dataset hash', value: hashOf(item) },
    { name: 'dataset provenance', value: producerOf(item) },
    { name: 'dataset sensitivity', value: null },
    { name: 'dataset dependencies', value: trainingText(metadata) },
    { name: 'dataset licence', value: licenseOf(metadata) },
  ];
}

function metadataOf({ component }: InventoryItem): ModelMetadata | null {
  return component.metadata?.kind === 'found' ? component.metadata.value : null;
}

/** Who made it, where its name or its publisher says so; who serves it is another question. */
export function producerOf({ component }: InventoryItem): string | null {
  const published = component.metadata?.kind === 'found' ? component.metadata.value.publisher?.namespace : null;
  if (published) return published;
  const slash = component.name.indexOf('/');
  return component.provider === 'huggingface' && slash > 0 ? component.name.slice(0, slash) : null;
}

/** The day of its release, ISO; null where only a month is known, or nothing. */
export function releasedOf(metadata: ModelMetadata | null): string | null {
  const day = metadata?.lifecycle?.value.released ?? metadata?.hub?.value.released ?? null;
  return day !== null && /^\d{4}-\d{2}-\d{2}/.test(day) ? day.slice(0, 10) : null;
}

/** What the code itself names, or the head of a file of weights was hashed to: `sha256:…`. */
export function hashOf(item: InventoryItem): string | null {
  const { revisionKind, version } = item;
  if (revisionKind === 'digest' && version !== null && /^sha256:[0-9a-f]{64}$/.test(version)) return version;
  const sha = metadataOf(item)?.weights?.value.sha256 ?? null;
  return sha !== null && /^[0-9a-f]{64}$/.test(sha) ? `sha256:${sha}` : null;
}

function propertiesText(metadata: ModelMetadata | null): string | null {
  const traits = metadata?.traits?.value;
  if (!traits) return null;
  const parts = [
    ...(traits.contextWindow === null ? [] : [`context of ${String(traits.contextWindow)} tokens`]),
    ...(traits.input.length === 0 ? [] : [`takes ${traits.input.join(', ')}`]),
    ...(traits.output.length === 0 ? [] : [`gives ${traits.output.join(', ')}`]),
  ];
  return parts.length === 0 ? null : parts.join('; ');
}

function trainingText(metadata: ModelMetadata | null): string | null {
  const from = metadata?.lineage?.nodes.find(({ depth }) => depth === 0)?.from ?? [];
  return from.length === 0 ? null : from.map(({ id, relation }) => `${relation ?? 'made from'} ${id}`).join('; ');
}

function licenseOf(metadata: ModelMetadata | null): string | null {
  const license = metadata?.lineage?.nodes.find(({ depth }) => depth === 0)?.license?.value;
  return license?.spdx ?? license?.stated ?? metadata?.hub?.value.license ?? null;
}

function referencesOf(metadata: ModelMetadata | null): string | null {
  const facts = [metadata?.lifecycle, metadata?.traits, metadata?.hub, metadata?.pin];
  const urls = new Set(facts.flatMap((fact) => (fact?.url ? [fact.url] : [])));
  return urls.size === 0 ? null : [...urls].toSorted().join(' ');
}
