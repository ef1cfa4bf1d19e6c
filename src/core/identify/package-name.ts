import { PackageURL } from 'packageurl-js';
import { ECOSYSTEMS } from '../model/facts.ts';
import type { Ecosystem } from '../model/facts.ts';

/** A package by its registry and name, and the version that is asked about; null where none is. */
export interface NamedPackage {
  readonly ecosystem: Ecosystem;
  readonly name: string;
  readonly version: string | null;
}

const PREFIX = new RegExp(`^(${ECOSYSTEMS.join('|')}):(.+)$`, 'i');
const SEPARATORS: Readonly<Partial<Record<Ecosystem, string>>> = { maven: ':' };

/**
 * Reads a package as people name one: as a package URL (https://github.com/package-url/purl-spec), or by its registry:
 * `pypi:transformers==4.36.0`, `npm:@langchain/core@1.0.0`. Null for all else.
 */
export function packageNamed(text: string): NamedPackage | null {
  if (text.startsWith('pkg:')) return fromPurl(text);
  const match = PREFIX.exec(text);
  const [, registry = '', rest = ''] = match ?? [];
  if (!match) return null;
  const parts = /^(@?[^@=<>~!^*\s[]+)(?:\[[\w,.-]*\])?(?:(?:@|={2,3})([^\s@=]+))?$/.exec(rest);
  const name = parts?.[1];
  // The names of the alternatives are those of the ecosystems.
  return name === undefined
    ? null
    : { ecosystem: registry.toLowerCase() as Ecosystem, name, version: parts?.[2] ?? null };
}

function fromPurl(text: string): NamedPackage | null {
  const purl = readPurl(text);
  const ecosystem = ECOSYSTEMS.find((one) => one === purl?.type);
  if (!purl || !ecosystem) return null;
  const { namespace, name, version } = purl;
  const full = namespace ? `${namespace}${SEPARATORS[ecosystem] ?? '/'}${name}` : name;
  return { ecosystem, name: full, version: version ?? null };
}

/** The repository and commit of a package URL of the Hugging Face Hub; null for all else. */
export function hubNamed(text: string): { readonly name: string; readonly commit: string | null } | null {
  const purl = readPurl(text);
  if (purl?.type !== 'huggingface' || !purl.namespace) return null;
  return { name: `${purl.namespace}/${purl.name}`, commit: purl.version ?? null };
}

function readPurl(text: string): PackageURL | null {
  if (!text.startsWith('pkg:')) return null;
  try {
    return PackageURL.fromString(text);
  } catch {
    // The library throws on what is no package URL.
    return null;
  }
}
