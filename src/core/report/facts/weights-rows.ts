import type { ModelMetadata } from '../../model/metadata.ts';
import type { FactRow } from './fact-row.ts';

const FORMATS = {
  gguf: 'GGUF',
  safetensors: 'safetensors',
  pickle: 'pickle: loading it runs code',
  onnx: 'ONNX',
  'git-lfs-pointer': 'Git LFS pointer, the file itself is elsewhere',
  unknown: 'not known',
} as const;

/** What the head of a file of weights says. */
export function weightsRows({ weights }: ModelMetadata): readonly FactRow[] {
  if (!weights) return [];
  const header = weights.value;
  const row = (name: string, value: string | null, brief = true): readonly FactRow[] =>
    value === null ? [] : [{ name, value, evidence: weights, brief }];
  return [
    ...row('File', FORMATS[header.format]),
    ...row('Name', header.name),
    ...row('Base', header.base),
    ...row('Licence', header.license),
    ...row('Architecture', header.architecture, false),
    ...row('Numbers', header.quantization),
    ...row('Context', header.contextLength === null ? null : `${String(header.contextLength)} tokens`),
    ...row('Calls when loaded', header.calls.length === 0 ? null : header.calls.join(', ')),
    ...row('Size', header.bytes === null ? null : `${String(header.bytes)} bytes`, false),
    ...row('SHA-256', header.sha256, false),
    ...row('Not read', header.problem),
  ];
}
