import type { PackageFact } from '../../model/facts.ts';
import type { SourceText } from '../../model/text.ts';
import { readTomlLock } from './toml-lock.ts';

/** `Cargo.lock` (https://doc.rust-lang.org/cargo/guide/cargo-toml-vs-cargo-lock.html). */
export function readCargoLock({ text }: SourceText): readonly PackageFact[] {
  return readTomlLock('cargo', text);
}
