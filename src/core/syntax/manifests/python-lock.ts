import type { PackageFact } from '../../model/facts.ts';
import type { SourceText } from '../../model/text.ts';
import { readTomlLock } from './toml-lock.ts';

/** `poetry.lock`, `uv.lock`, `pdm.lock` and `pylock.toml` (https://packaging.python.org/specifications/pylock-toml/). */
export function readPythonLock({ text }: SourceText): readonly PackageFact[] {
  return readTomlLock('pypi', text);
}
