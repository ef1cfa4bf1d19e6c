import { readAddress } from '../../base/address.ts';
import type { Http } from '../../ports-online.ts';
import { redirectOf } from './redirect.ts';
import { retryAfter } from './retry-after.ts';

/** A file of a host, whole, or why it could not be had, as the end of a sentence. */
export type FetchedFile =
  | { readonly kind: 'file'; readonly bytes: Uint8Array; readonly headers: Readonly<Record<string, string>> }
  | { readonly kind: 'failed'; readonly reason: string };

export interface FileLimits {
  readonly maxBytes: number;
  /** Milliseconds until the whole file must be there. */
  readonly timeoutMs: number;
}

const MAX_REDIRECTS = 4;

/**
 * Gets one file. Redirects are followed on the same origin only: whoever configured an address trusts its host and no other.
 *
 * @param now milliseconds since 1970, for hosts that say when they want to be asked again.
 * @throws only when aborted.
 */
export async function fetchFile(
  http: Http,
  address: string,
  limits: FileLimits,
  now: number,
  signal: AbortSignal,
): Promise<FetchedFile> {
  const home = readAddress(address);
  if (home === null) return failed('is not a valid URL');
  let at = home;
  for (let hop = 0; hop <= MAX_REDIRECTS; hop++) {
    const result = await http.send({ method: 'GET', url: at.href, headers: {}, body: null, ...limits }, signal);
    if (result.kind === 'failed')
      return failed(result.reason === 'network' ? `could not be reached (${result.detail})` : `sent ${result.detail}`);
    const next = redirectOf(result, at);
    if (next === null) return readAnswer(result, now);
    if (next === 'nowhere') return failed('redirects to an invalid URL or another scheme');
    if (next.origin !== home.origin) return failed(`redirects to ${next.host}; if you trust that host, use its URL`);
    at = next;
  }
  return failed('redirects too many times');
}

function readAnswer(
  answer: { readonly status: number; readonly headers: Readonly<Record<string, string>>; readonly body: Uint8Array },
  now: number,
): FetchedFile {
  const { status, headers, body } = answer;
  if (status === 200 && (headers['content-encoding'] ?? 'identity') === 'identity')
    return { kind: 'file', bytes: body, headers };
  if (status === 200)
    return failed(`was sent compressed (${headers['content-encoding'] ?? ''}), which was not requested`);
  if (status === 404 || status === 410) return failed(`was not found (${String(status)})`);
  if (status === 401 || status === 403) return failed(`is not public (${String(status)})`);
  const until = status === 429 || status === 503 ? retryAfter(headers, now, status === 429) : null;
  const wait = until === null ? 'try again later' : `try again after ${asTime(until)}`;
  if (status === 429) return failed(`was requested too often (429); ${wait}`);
  return failed(
    status >= 500 ? `could not be served (${String(status)}); ${wait}` : `was answered with ${String(status)}`,
  );
}

/** A time far beyond what dates can hold is what a host says, not what is meant. */
function asTime(milliseconds: number): string {
  return milliseconds < 8e15 ? new Date(milliseconds).toISOString().replace(/\.\d+Z$/, 'Z') : 'a long time';
}

function failed(reason: string): FetchedFile {
  return { kind: 'failed', reason };
}
