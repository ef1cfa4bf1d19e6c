import { PackageURL } from 'packageurl-js';
import type { Ecosystem } from '../model/facts.ts';

/**
 * The package URL of a Hub model: a namespace is required, the version is the lower-case commit and left out otherwise
 * (https://github.com/package-url/purl-spec, type `huggingface`).
 */
export function hubPurl(name: string, commit: string | null): string | null {
  const slash = name.indexOf('/');
  return slash < 1
    ? null
    : purl('huggingface', name.slice(0, slash), name.slice(slash + 1), commit?.toLowerCase() ?? null);
}

/** The package URL of a package; `version` only where it is exact. The namespace is a scope, a group, a vendor or the path of a module. */
export function packagePurl(ecosystem: Ecosystem, name: string, version: string | null): string | null {
  const [namespace, bare] = namespaced(ecosystem, name);
  return purl(ecosystem, namespace, bare, version);
}

function namespaced(ecosystem: Ecosystem, name: string): readonly [string | null, string] {
  const at =
    ecosystem === 'maven'
      ? name.indexOf(':')
      : ecosystem === 'npm' && !name.startsWith('@')
        ? -1
        : name.lastIndexOf('/');
  return at < 1 ? [null, name] : [name.slice(0, at), name.slice(at + 1)];
}

/** The package URL of a container image: the version is the digest, the tag a qualifier (type `oci`). */
export function imagePurl(repository: string, tag: string | null, digest: string | null): string | null {
  const name = repository.slice(repository.lastIndexOf('/') + 1).toLowerCase();
  return purl('oci', null, name, digest, { repository_url: repository, ...(tag === null ? {} : { tag }) });
}

function purl(
  type: string,
  namespace: string | null,
  name: string,
  version: string | null,
  qualifiers: Record<string, string> | null = null,
): string | null {
  try {
    return new PackageURL(type, namespace, name, version, qualifiers, null).toString();
  } catch {
    // The library throws on names the purl specification forbids: such a component has no package URL.
    return null;
  }
}
