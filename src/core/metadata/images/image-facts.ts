import type { LiveSection } from '../../model/live.ts';
import type { Sourced } from '../../model/sourced.ts';
import type { ImageFacts } from '../../model/registries.ts';

/** What a registry says that a tag means now; null where it did not say. */
export function imageFacts(section: Extract<LiveSection, { kind: 'registry' }>): Sourced<ImageFacts> | null {
  const { registry, manifest } = section;
  if (manifest.kind !== 'found') return null;
  const { digest, digestOf, bytes } = manifest.value;
  return { value: { digest, digestOf, bytes }, source: registry, url: manifest.url, asOf: manifest.asOf.slice(0, 10) };
}
