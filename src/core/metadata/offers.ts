import type { Lifecycle, ModelMetadata } from '../model/metadata.ts';
import type { Offer } from '../model/offer.ts';
import type { SubjectKind } from '../model/reference.ts';
import type { Catalog } from './catalog.ts';

/**
 * Models of a platform that may be written today: served, as far as is known, and not only asked for something else. Those without an announced end
 * come first, newest before older. What is gone, answered by another model, or was dropped from every list is left out.
 *
 * @param today ISO day
 */
export function offersOf(
  catalog: Catalog,
  platform: string,
  kind: SubjectKind,
  today: string,
  horizonDays: number,
): readonly Offer[] {
  const offers = catalog.ids(platform).flatMap((id): readonly Offer[] => {
    const known = catalog.find(platform, id, today, horizonDays);
    if (known.kind !== 'found' || !fits(catalog.kindsOf(platform, id), kind)) return [];
    const life = known.value.lifecycle?.value ?? null;
    return isServed(life, known.value) ? [{ id, metadata: known.value, isEnding: isEnding(life) }] : [];
  });
  return offers.toSorted(
    (a, b) => Number(a.isEnding) - Number(b.isEnding) || compare(releasedOf(b), releasedOf(a)) || compare(a.id, b.id),
  );
}

/** Vectors are asked for in calls of their own. Of an id of which nothing is known, anything may be asked. */
function fits(kinds: readonly string[], kind: SubjectKind): boolean {
  const embeds = kinds.includes('embedding');
  return kind === 'embedding-model' ? embeds : !embeds || kinds.length > 1;
}

function isServed(life: Lifecycle | null, { hub }: ModelMetadata): boolean {
  if (!life) return hub !== null && hub.value.renamedTo === null;
  return life.gone === null && life.status !== 'retired' && life.status !== 'redirected';
}

function isEnding(life: Lifecycle | null): boolean {
  if (!life) return false;
  return life.status === 'deprecated' || (life.retires !== null && life.retiresKind !== 'earliest');
}

function releasedOf({ metadata: { lifecycle, hub } }: Offer): string {
  return lifecycle?.value.released ?? hub?.value.released ?? '';
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
