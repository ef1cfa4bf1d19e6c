import type { Identity, Revision } from '../../model/identity.ts';
import { imagePurl } from '../purl.ts';

/** Whose serving software an image runs, by its repository without the registry. */
const publishers: readonly (readonly [repository: RegExp, provider: string])[] = [
  [/^ollama\//, 'ollama'],
  [/^vllm\/|^(?:.*\/)?vllm(?:-openai|-serve)?(?:[-_]|$)/, 'vllm'],
  [/^huggingface\//, 'huggingface'],
  [/^(?:ggml-org|ggerganov)\/|(?:^|\/)llama[.-]cpp|(?:^|\/)llama-cpp-python/, 'llama.cpp'],
  [/^localai\/|^go-skynet\/local-ai|(?:^|\/)local-ai$/, 'localai'],
  [/^berriai\/litellm/, 'litellm'],
  [/^lmsysorg\/sglang/, 'sglang'],
  [/^nim\//, 'nvidia'],
  [/^nvidia\/tritonserver|^tritonserver/, 'triton'],
  [/^xprobe\/xinference/, 'xinference'],
  [/^michaelf34\/infinity/, 'infinity'],
];

/** Reads `[registry/]repository[:tag][@digest]` (https://github.com/distribution/reference). Only a digest pins. */
export function identifyImage(text: string, provider: string | null, revision: string | null): Identity | null {
  const parts =
    /^((?:[a-z0-9][a-z0-9.-]*(?::\d+)?\/)?[a-z0-9][a-z0-9._-]*(?:\/[a-z0-9][a-z0-9._-]*)*)(?::([\w][\w.-]{0,127}))?(?:@(sha256:[0-9a-f]{64}))?$/.exec(
      text,
    );
  const repository = parts?.[1];
  if (repository === undefined) return null;
  const tag = parts?.[2] ?? revision;
  const digest = parts?.[3] ?? null;
  return {
    provider: provider ?? publisherOf(repository) ?? 'unknown',
    name: repository,
    lookup: repository,
    revision: revisionOf(tag, digest),
    pin: digest === null ? 'floating' : 'pinned',
    pinReason:
      digest !== null
        ? 'the digest names the bytes'
        : tag === null
          ? 'no tag is named: latest is pulled'
          : `the tag ${tag} can be moved`,
    purl: imagePurl(repository, tag, digest),
    prefix: '',
    suffix: text.slice(repository.length),
  };
}

function revisionOf(tag: string | null, digest: string | null): Revision {
  if (digest !== null) return { kind: 'digest', value: digest };
  return tag === null ? { kind: 'default', value: null } : { kind: 'tag', value: tag };
}

function publisherOf(repository: string): string | null {
  // The first part is a registry where it has a dot or a port, or is `localhost`.
  const path = repository.replace(/^(?:[^/]*[.:][^/]*|localhost)\//, '');
  return publishers.find(([pattern]) => pattern.test(path))?.[1] ?? null;
}
