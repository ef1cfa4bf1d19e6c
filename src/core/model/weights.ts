/** What the head of a file of weights says of itself. A field that it does not have is null. */
export interface WeightsHeader {
  readonly format: 'gguf' | 'safetensors' | 'pickle' | 'onnx' | 'git-lfs-pointer' | 'unknown';
  /** Size of the file (of a pointer, of what it points to). */
  readonly bytes: number | null;
  readonly name: string | null;
  readonly architecture: string | null;
  /** What it was made of, as the file names it. */
  readonly base: string | null;
  readonly license: string | null;
  readonly quantization: string | null;
  readonly contextLength: number | null;
  /** SHA-256 of the whole file, where something says it. */
  readonly sha256: string | null;
  /** Of a pickle: functions that loading it would call, `module.name`, other than those that build arrays and tensors. */
  readonly calls: readonly string[];
  /** Why the head could not be read to its end; null where it was. */
  readonly problem: string | null;
}
