import { readAddress } from '../base/address.ts';
import type { Identity } from '../model/identity.ts';
import type { LicenseFact } from '../model/lineage.ts';
import type { Terms } from '../model/policy.ts';
import type { SubjectKind } from '../model/reference.ts';
import type { Reference } from '../model/report.ts';
import { told } from '../model/told.ts';
import type { Text } from '../model/told.ts';

/** The names by which one list of a policy may mean a component; null where the list is not about such components. */
export interface Listed {
  readonly names: readonly string[];
  /** For messages: `provider openai`. */
  readonly what: Text;
}

type NamedReference = Reference & { readonly identity: Identity };

/** All names of a component. */
export function namesOf({ identity, component }: NamedReference): readonly string[] {
  const { provider, name, purl } = identity;
  const own = [component ?? '', `${provider}:${name}`, name, purl ?? ''];
  return [...new Set(own.filter((text) => text !== ''))];
}

/** What a list is about, of a component: null where it says nothing of such ones, no names where it is not known. */
export function listedNames(list: keyof Terms, reference: NamedReference): Listed | null {
  const { identity, kind } = reference;
  const { provider, name } = identity;
  switch (list) {
    case 'providers':
      return isServed(kind)
        ? { names: provider === 'unknown' ? [] : [provider], what: told`provider ${provider}` }
        : null;
    case 'models':
      return isModel(kind) ? { names: namesOf(reference), what: told`model ${name}` } : null;
    case 'publishers': {
      if (!isModel(kind) && kind !== 'dataset') return null;
      const publisher = publisherOf(identity);
      return publisher === null && provider !== 'huggingface'
        ? null
        : { names: publisher === null ? [] : [publisher], what: told`publisher ${publisher ?? told`unknown`}` };
    }
    case 'licenses':
      return licensesOf(reference);
    case 'hosts': {
      const host = hostNamed(kind, identity);
      return host === null ? null : { names: [host], what: told`host ${host}` };
    }
    case 'components':
      return { names: namesOf(reference), what: identity.purl ?? `${provider}:${name}` };
  }
}

function isModel(kind: SubjectKind): boolean {
  return kind === 'model' || kind === 'embedding-model';
}

/** Packages and images have a registry, and nobody who serves them. */
function isServed(kind: SubjectKind): boolean {
  return isModel(kind) || kind === 'dataset' || kind === 'prompt' || kind === 'endpoint';
}

/** `BAAI` of `BAAI/bge-m3`; of an id of Bedrock the maker before the dot. */
function publisherOf({ provider, name, lookup }: Identity): string | null {
  const slash = name.indexOf('/');
  if (slash > 0) return name.slice(0, slash);
  return provider === 'bedrock' ? (/^([a-z\d]+)\./.exec(lookup)?.[1] ?? null) : null;
}

/** The most restrictive licence of the chain; of what has no lineage, what the Hub says of it alone. */
function licensesOf({ identity, kind, metadata }: NamedReference): Listed | null {
  const isHub = identity.provider === 'huggingface' && (isModel(kind) || kind === 'dataset');
  if (!isHub) return null;
  const known = metadata?.kind === 'found' ? metadata.value : null;
  const effective = known?.lineage?.effective ?? null;
  if (effective) {
    const { license, of } = effective;
    const from = of === identity.name ? '' : told` of ${of}, which it is made from`;
    return { names: licenseNames(license), what: told`licence ${license.stated}${from}` };
  }
  const stated = known?.hub?.value.license ?? null;
  return { names: stated === null ? [] : [stated], what: told`licence ${stated ?? told`not known`}` };
}

function licenseNames({ stated, spdx, class: kind }: LicenseFact): readonly string[] {
  return [stated, ...(spdx === null ? [] : [spdx]), `class:${kind}`];
}

function hostNamed(kind: SubjectKind, { name }: Identity): string | null {
  if (kind === 'endpoint') {
    const address = name.replace(/^ws(?=s?:)/i, 'http');
    return (readAddress(address) ?? readAddress(`https://${address}`))?.hostname ?? null;
  }
  if (kind !== 'container-image') return null;
  const first = name.includes('/') ? (name.split('/')[0] ?? '') : '';
  // Images without a host are those of Docker Hub (https://github.com/distribution/reference).
  return /[.:]|^localhost$/.test(first) ? first : 'docker.io';
}
