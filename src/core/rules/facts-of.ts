import type { Lifecycle, ModelMetadata, Replacement } from '../model/metadata.ts';
import type { Reference } from '../model/report.ts';

/** The metadata of a reference where it was found. */
export function metadataOf(reference: Reference): ModelMetadata | null {
  return reference.metadata?.kind === 'found' ? reference.metadata.value : null;
}

export function lifecycleOf(reference: Reference): Lifecycle | null {
  return metadataOf(reference)?.lifecycle?.value ?? null;
}

/** ` (reported)` behind dates that only second-hand sources give. */
export function reported(lifecycle: Lifecycle): string {
  return lifecycle.confidence === 'low' ? ' (reported)' : '';
}

/** `Replace it with x (no shutdown announced).`, or a blank where nothing that lives is known. */
export function advice(replacement: Replacement | null): string {
  if (!replacement) return '';
  return ` Replace it with ${replacement.id} (${runway(replacement)}).`;
}

/** How long a replacement is known to live. */
export function runway({ retires, retiresKind }: Pick<Replacement, 'retires' | 'retiresKind'>): string {
  if (retires === null) return 'no shutdown announced';
  return retiresKind === 'earliest' ? `served until at least ${retires}` : `served until ${retires}`;
}

/** `1 day`, `12 days`. */
export function days(count: number): string {
  return count === 1 ? '1 day' : `${String(count)} days`;
}
