import type { ModelMetadata } from '../../model/metadata.ts';
import { byteText } from '../byte-text.ts';
import type { FactRow } from './fact-row.ts';

/** What the tag of an image, or of a model in a registry, means now. */
export function imageRows({ image }: ModelMetadata): readonly FactRow[] {
  if (!image) return [];
  const { digest, digestOf, bytes } = image.value;
  const row = (name: string, value: string): FactRow => ({ name, value, evidence: image, brief: true });
  return [
    row('Digest', digestOf === 'weights' ? `${digest} (weights)` : digest),
    ...(bytes === null ? [] : [row('Size', byteText(bytes))]),
  ];
}
