import { servingImage } from '../../base/serving-images.ts';
import type { Identity, PinState, Revision } from '../../model/identity.ts';
import { imagePurl } from '../purl.ts';
import type { Text } from '../../model/told.ts';
import { told } from '../../model/told.ts';

/**
 * Reads `[registry/]repository[:tag][@digest]` (https://github.com/distribution/reference). A digest pins, and so does a tag
 * that names a version, as publishers do not move those; `latest`, `main`, `rocm` and no tag at all move with each release.
 */
export function identifyImage(text: string, provider: string | null, revision: string | null): Identity | null {
  const parts =
    /^((?:[a-z0-9][a-z0-9.-]*(?::\d+)?\/)?[a-z0-9][a-z0-9._-]*(?:\/[a-z0-9][a-z0-9._-]*)*)(?::([\w][\w.-]{0,127}))?(?:@(sha256:[0-9a-f]{64}))?$/.exec(
      text,
    );
  const repository = parts?.[1];
  if (repository === undefined) return null;
  const beside = revision !== null && /^sha256:[0-9a-f]{64}$/.test(revision) ? revision : null;
  const tag = parts?.[2] ?? (beside === null ? revision : null);
  const digest = parts?.[3] ?? beside;
  const { pin, reason } = pinOf(tag, digest);
  return {
    provider: provider ?? servingImage(repository) ?? 'unknown',
    name: repository,
    lookup: repository,
    revision: revisionOf(tag, digest),
    pin,
    pinReason: reason,
    purl: imagePurl(repository, tag, digest),
    prefix: '',
    suffix: text.slice(repository.length),
  };
}

/** `v0.6.3`, `cpu-1.8`, `3.1.0-rocm`, `b4719`, `2024-08-01`, `24.08-py3`: a number of a release with at least two parts. */
const VERSION = /(?:^|[-_v])\d+[.-]\d+(?:[.-]|$|\D)|^b\d{3,}$|(?:^|-)b\d{4,}$|sha-?[0-9a-f]{7,}/i;

function pinOf(tag: string | null, digest: string | null): { readonly pin: PinState; readonly reason: Text } {
  if (digest !== null) return { pin: 'pinned', reason: told`the digest fixes the content` };
  if (tag === null) return { pin: 'floating', reason: told`no tag is given: latest is pulled` };
  if (VERSION.test(tag) && !/^(?:latest|main|nightly)/i.test(tag))
    return { pin: 'pinned', reason: told`the tag ${tag} names a version; only a digest fixes the content` };
  return { pin: 'floating', reason: told`the tag ${tag} can be moved` };
}

function revisionOf(tag: string | null, digest: string | null): Revision {
  if (digest !== null) return { kind: 'digest', value: digest };
  return tag === null ? { kind: 'default', value: null } : { kind: 'tag', value: tag };
}
