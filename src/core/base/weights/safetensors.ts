import type { WeightsHeader } from '../../model/weights.ts';
import { decodeUtf8 } from './utf8.ts';

/** Longest header that the format allows (https://huggingface.co/docs/safetensors/index#format). */
const MAX_HEADER = 100_000_000;
const METADATA = /^\s*\{\s*"__metadata__"\s*:\s*(\{(?:"(?:[^"\\]|\\.)*"|[^"{}])*\})/;

/** What a safetensors file says of itself: its texts, and the type of its numbers. */
export function readSafetensors(bytes: Uint8Array, size: number | null): Partial<WeightsHeader> {
  const length = bytes.length < 8 ? 0 : Number(new DataView(bytes.buffer, bytes.byteOffset).getBigUint64(0, true));
  if (length < 2 || length > MAX_HEADER || (size !== null && length + 8 > size))
    return { problem: 'the length of its header is not that of a safetensors file' };
  const head = decodeUtf8(bytes.subarray(8, Math.min(8 + length, bytes.length)));
  const metadata = metadataIn(head);
  const text = (...keys: readonly string[]): string | null => {
    const found = keys.map((key) => metadata[key]).find((value) => typeof value === 'string' && value !== '');
    return typeof found === 'string' ? found : null;
  };
  return {
    name: text('modelspec.title', 'ss_output_name'),
    architecture: text('modelspec.architecture', 'model_type'),
    base: text('ss_sd_model_name', 'base_model_name_or_path', 'ss_base_model_version'),
    license: text('modelspec.license', 'license'),
    quantization: /"dtype"\s*:\s*"(\w+)"/.exec(head)?.[1] ?? null,
    sha256: /^(?:0x)?([0-9a-f]{64})$/i.exec(text('modelspec.hash_sha256') ?? '')?.[1]?.toLowerCase() ?? null,
    problem: head.startsWith('{') ? null : 'its header is no JSON',
  };
}

/** The texts of a header; of one that is longer than what was read, only where they stand first, as they do. */
function metadataIn(head: string): Readonly<Record<string, unknown>> {
  const written = METADATA.exec(head)?.[1];
  if (written === undefined) return {};
  try {
    return JSON.parse(written) as Readonly<Record<string, unknown>>;
  } catch (error) {
    if (error instanceof SyntaxError) return {};
    throw error;
  }
}
