import type { ModelMetadata } from '../../model/metadata.ts';
import { byteText } from '../byte-text.ts';
import type { FactRow } from './fact-row.ts';
import { told } from '../../model/told.ts';
import type { Text } from '../../model/told.ts';

/** What the tag of an image, or of a model in a registry, means now. */
export function imageRows({ image }: ModelMetadata): readonly FactRow[] {
  if (!image) return [];
  const { digest, digestOf, bytes } = image.value;
  const row = (name: Text, value: Text): FactRow => ({ name, value, evidence: image, brief: true });
  return [
    row(told`Digest`, digestOf === 'weights' ? told`${digest} (weights)` : digest),
    ...(bytes === null ? [] : [row(told`Size`, byteText(bytes))]),
  ];
}
