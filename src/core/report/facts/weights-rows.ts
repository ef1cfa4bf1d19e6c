import type { ModelMetadata } from '../../model/metadata.ts';
import type { FactRow } from './fact-row.ts';
import { told } from '../../model/told.ts';
import type { Text } from '../../model/told.ts';

const FORMATS = {
  gguf: 'GGUF',
  safetensors: 'safetensors',
  pickle: told`pickle: loading it runs code`,
  onnx: 'ONNX',
  'git-lfs-pointer': told`Git LFS pointer, the file itself is elsewhere`,
  unknown: told`not known`,
} as const;

/** What the head of a file of weights says. */
export function weightsRows({ weights }: ModelMetadata): readonly FactRow[] {
  if (!weights) return [];
  const header = weights.value;
  const row = (name: Text, value: Text | null, brief = true): readonly FactRow[] =>
    value === null ? [] : [{ name, value, evidence: weights, brief }];
  return [
    ...row(told`File`, FORMATS[header.format]),
    ...row(told`Name`, header.name),
    ...row(told`Base`, header.base),
    ...row(told`Licence`, header.license),
    ...row(told`Architecture`, header.architecture, false),
    ...row(told`Numbers`, header.quantization),
    ...row(told`Context`, header.contextLength === null ? null : told`${header.contextLength} tokens`),
    ...row(told`Calls when loaded`, header.calls.length === 0 ? null : header.calls.join(', ')),
    ...row(told`Size`, header.bytes === null ? null : told`${header.bytes} bytes`, false),
    ...row('SHA-256', header.sha256, false),
    ...row(told`Not read`, header.problem),
  ];
}
