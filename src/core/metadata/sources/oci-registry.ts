import type { Fetched } from '../../model/online.ts';
import type { RegistryManifest } from '../../model/registries.ts';
import type { OnlineClient } from '../online/client.ts';
import { object, text } from '../online/json.ts';
import type { Question } from '../online/question.ts';
import { DAILY, getJson } from '../online/question.ts';
import { isMissing, refusal } from '../online/refusal.ts';

/** A registry of container images, and where it gives tokens to anybody. */
export interface Registry {
  /** As it stands before the name of an image. */
  readonly host: string;
  /** For people. */
  readonly name: string;
  readonly origin: string;
  /** The address of the token service, with `service` where it wants one; null where none is needed. */
  readonly tokens: string | null;
}

/**
 * Public registries of the images that serve models (https://distribution.github.io/distribution/spec/auth/token/); no other
 * is ever asked. The Hub of Docker has its API and its tokens at hosts of their own.
 */
export const registries: readonly Registry[] = [
  {
    host: 'docker.io',
    name: 'Docker Hub',
    origin: 'https://registry-1.docker.io',
    tokens: 'https://auth.docker.io/token?service=registry.docker.io',
  },
  {
    host: 'ghcr.io',
    name: "GitHub's registry",
    origin: 'https://ghcr.io',
    tokens: 'https://ghcr.io/token?service=ghcr.io',
  },
  {
    host: 'nvcr.io',
    name: "NVIDIA's registry",
    origin: 'https://nvcr.io',
    tokens: 'https://nvcr.io/proxy_auth?account=$oauthtoken',
  },
  { host: 'quay.io', name: 'Quay', origin: 'https://quay.io', tokens: null },
  { host: 'mcr.microsoft.com', name: "Microsoft's registry", origin: 'https://mcr.microsoft.com', tokens: null },
  {
    host: 'public.ecr.aws',
    name: "Amazon's public registry",
    origin: 'https://public.ecr.aws',
    tokens: 'https://public.ecr.aws/token/?service=public.ecr.aws',
  },
];

/** Every kind of manifest (https://github.com/opencontainers/image-spec/blob/main/media-types.md). */
const KINDS = [
  'application/vnd.oci.image.index.v1+json',
  'application/vnd.oci.image.manifest.v1+json',
  'application/vnd.docker.distribution.manifest.list.v2+json',
  'application/vnd.docker.distribution.manifest.v2+json',
].join(', ');

/** What a tag of an image means now: first the token that anybody gets, then the head of the manifest. */
export async function imageManifest(
  client: OnlineClient,
  registry: Registry,
  name: string,
  tag: string,
  signal: AbortSignal,
): Promise<Fetched<RegistryManifest>> {
  const token = registry.tokens === null ? null : await client.ask(tokenFor(registry.tokens, name), signal);
  if (token?.kind === 'unavailable') return token;
  // Without a token the registry itself says whether the image is there.
  const bearer = token?.kind === 'found' ? { authorization: `Bearer ${token.value}` } : {};
  return client.ask(manifestOf(registry, name, tag, bearer), signal);
}

/** Tokens live for five minutes at least. */
function tokenFor(address: string, name: string): Question<string> {
  const url = `${address}&scope=repository:${name}:pull`;
  return {
    ...getJson<string>(`oci-token/${url}`, url, (answer) => {
      if (answer.status === 401 || answer.status === 403 || isMissing(answer)) return { kind: 'absent' };
      const body = object(answer.json());
      const token = text(body['token']) ?? text(body['access_token']);
      return token === null ? { kind: 'unavailable', reason: 'unexpected-answer' } : { kind: 'found', value: token };
    }),
    lifetime: { soft: 240_000, hard: 240_000, negative: 60_000 },
    inMemory: true,
  };
}

function manifestOf(
  { origin, host }: Registry,
  name: string,
  tag: string,
  headers: Readonly<Record<string, string>>,
): Question<RegistryManifest> {
  return {
    key: `oci/${host}/${name}:${tag}`,
    method: 'HEAD',
    url: `${origin}/v2/${name}/manifests/${tag}`,
    headers: { accept: KINDS, ...headers },
    body: null,
    token: null,
    redirectsTo: [],
    maxBytes: 100_000,
    timeoutMs: 10_000,
    lifetime: { ...DAILY, soft: DAILY.soft / 4 },
    read: (answer) => {
      const no = refusal(answer, true);
      if (no) return no;
      const digest = answer.headers['docker-content-digest'] ?? '';
      return /^sha256:[\da-f]{64}$/.test(digest)
        ? { kind: 'found', value: { digest, digestOf: 'manifest', bytes: null, licenses: [] } }
        : { kind: 'unavailable', reason: 'unexpected-answer' };
    },
  };
}
