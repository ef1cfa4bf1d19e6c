import { visit } from 'jsonc-parser';
import type { Expression } from '../../model/facts.ts';
import { MAX_NESTING } from '../embedded/readers.ts';
import { nestingOf, readJson } from '../json/json.ts';
import { readToml } from '../toml/toml.ts';
import { readYaml } from '../yaml/yaml.ts';

/** The root of a JSON text, with spans; documents in strings are not read. */
export function jsonRoot(text: string): Expression | null {
  return readJson(text, () => null).roots[0] ?? null;
}

/** The root of a TOML text. */
export function tomlRoot(text: string): Expression | null {
  return readToml(text, () => null).roots[0] ?? null;
}

/** The root of a YAML text. */
export function yamlRoot(text: string): Expression | null {
  return readYaml(text, () => null).roots[0] ?? null;
}

/** Hands on every string of a JSON text with the path of keys and indices to it, without building anything: lock files are long. */
export function visitStrings(
  text: string,
  found: (path: readonly (string | number)[], value: string, contentStart: number) => void,
): void {
  if (nestingOf(text) > MAX_NESTING) return;
  visit(
    text,
    {
      onLiteralValue: (value, offset, _length, _line, _character, path) => {
        if (typeof value === 'string') found(path(), value, offset + 1);
      },
    },
    { allowTrailingComma: true },
  );
}
