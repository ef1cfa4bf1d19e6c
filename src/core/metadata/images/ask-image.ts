import { hostOf } from '../../base/address.ts';
import type { Identity } from '../../model/identity.ts';
import type { LiveSection } from '../../model/live.ts';
import type { OnlineClient } from '../online/client.ts';
import { imageManifest, registries } from '../sources/oci-registry.ts';
import type { Registry } from '../sources/oci-registry.ts';

interface Place {
  readonly registry: Registry;
  /** The repository as the registry names it. */
  readonly repository: string;
}

/**
 * Where an image is pulled from (https://github.com/distribution/reference): the first part is a registry where it has a dot
 * or a port, or is `localhost`; all others are on the Hub of Docker, whose own images are in `library`. null for every
 * registry that is not listed: its names are nobody's business.
 */
export function placeOf(name: string, known: readonly Registry[] = registries): Place | null {
  const [, host, rest] = /^([^/.:]*[.:][^/]*|localhost)\/(.+)$/.exec(name) ?? [];
  if (host !== undefined && rest !== undefined && !ALIASES.has(host)) {
    const registry = known.find((candidate) => candidate.host === host);
    return registry && isRepository(rest) ? { registry, repository: rest } : null;
  }
  const registry = known.find((candidate) => candidate.host === 'docker.io');
  const path = rest ?? name;
  if (!registry || !isRepository(path)) return null;
  return { registry, repository: path.includes('/') ? path : `library/${path}` };
}

/** Names and tags as registries have them (https://github.com/opencontainers/distribution-spec/blob/main/spec.md#pull). */
function isRepository(path: string): boolean {
  return /^[a-z\d]+(?:(?:\.|__?|-+)[a-z\d]+)*(?:\/[a-z\d]+(?:(?:\.|__?|-+)[a-z\d]+)*)*$/.test(path);
}

function isTag(tag: string): boolean {
  return /^\w[\w.-]{0,127}$/.test(tag) || /^sha256:[\da-f]{64}$/.test(tag);
}

const ALIASES: ReadonlySet<string> = new Set(['docker.io', 'index.docker.io', 'registry-1.docker.io']);

/** What the tag or digest of an image means now; empty where its registry is not asked. */
export async function askImage(
  client: OnlineClient,
  { name, revision }: Identity,
  signal: AbortSignal,
  known: readonly Registry[] = registries,
): Promise<readonly LiveSection[]> {
  const place = placeOf(name, known);
  const tag = revision.value ?? 'latest';
  if (!place || !isTag(tag)) return [];
  const { registry, repository } = place;
  const manifest = await imageManifest(client, registry, repository, tag, signal);
  return [{ kind: 'registry', registry: registry.name, manifest }];
}

/** Who is asked about an image: the registry, and before it who gives its tokens. */
export function imageHosts({ name }: Identity): readonly string[] {
  const place = placeOf(name);
  return place ? hostsOf(place.registry) : [];
}

/** Everybody who is ever asked about images. */
export function allImageHosts(): readonly string[] {
  return [...new Set(registries.flatMap(hostsOf))];
}

function hostsOf({ origin, tokens }: Registry): readonly string[] {
  return [...new Set([...(tokens === null ? [] : [hostOf(tokens)]), hostOf(origin)])];
}
