import { hasUserInfo, readAddress } from '../../base/address.ts';
import type { Address } from '../../base/address.ts';
import type { Fetched, UnavailableReason } from '../../model/online.ts';
import type { HttpResult, OnlinePorts } from '../../ports-online.ts';
import type { Cache, Entry } from './cache.ts';
import { createHosts } from './hosts.ts';
import type { Answer, Question, Reading } from './question.ts';
import { redirectOf } from './redirect.ts';
import { retryAfter } from './retry-after.ts';

/** Puts questions to hosts that the user allows, and to nobody else. */
export interface OnlineClient {
  readonly ask: <T>(question: Question<T>, signal: AbortSignal) => Promise<Fetched<T>>;
}

const MAX_REDIRECTS = 4;

type Outcome<T> =
  | { readonly kind: 'reading'; readonly reading: Reading<T>; readonly url: string; readonly etag: string | null }
  | { readonly kind: 'unchanged' }
  | { readonly kind: 'unavailable'; readonly reason: UnavailableReason; readonly retryAt: number | null };

/**
 * One question per key at a time, four per host, answers from the cache while they hold, and stale ones where the host
 * cannot be asked. A host that limits us is left alone until it wants to be asked again.
 */
export function createOnlineClient(
  { http, consent, now }: Pick<OnlinePorts, 'http' | 'consent' | 'now'>,
  cache: Cache,
): OnlineClient {
  const hosts = createHosts(now);
  const asking = new Map<string, Promise<Fetched<unknown>>>();

  const send = async <T>(
    question: Question<T>,
    home: Address,
    known: Entry | null,
    signal: AbortSignal,
  ): Promise<Outcome<T>> => {
    let at = home;
    for (let hop = 0; hop <= MAX_REDIRECTS; hop++) {
      const { host, href: url } = at;
      const isHome = at.origin === home.origin;
      const token = isHome && question.token ? await consent.token(host) : null;
      const result = await http.send(
        {
          method: question.method,
          url,
          headers: {
            ...(isHome ? question.headers : harmless(question.headers)),
            ...(token !== null && question.token ? question.token(token) : {}),
            ...(known?.etag ? { 'if-none-match': known.etag } : {}),
          },
          body: question.body,
          maxBytes: question.maxBytes,
          timeoutMs: question.timeoutMs,
        },
        signal,
      );
      if (result.kind === 'failed') {
        const { reason } = result;
        return { kind: 'unavailable', reason, retryAt: reason === 'too-large' ? null : hosts.missed(host, reason) };
      }
      hosts.reached(host);
      const next = redirectOf(result, at);
      if (next === null) return settle(question, known, result, { url, host, withToken: token !== null });
      const listed = next !== 'nowhere' && (next.origin === home.origin || question.redirectsTo.includes(next.host));
      if (!listed || !consent.allows(next.host))
        return { kind: 'unavailable', reason: 'redirected-elsewhere', retryAt: null };
      const paused = hosts.paused(next.host);
      if (paused) return { kind: 'unavailable', reason: paused.reason, retryAt: paused.until };
      at = next;
    }
    return { kind: 'unavailable', reason: 'redirected-elsewhere', retryAt: null };
  };

  const settle = <T>(
    question: Question<T>,
    known: Entry | null,
    result: Extract<HttpResult, { kind: 'answer' }>,
    asked: { readonly url: string; readonly host: string; readonly withToken: boolean },
  ): Outcome<T> => {
    const { url, host } = asked;
    const limited = result.status === 429;
    const until = retryAfter(result.headers, now(), limited);
    if (limited || (until !== null && result.status < 500)) {
      const paused = hosts.pause(host, until);
      if (limited) return { kind: 'unavailable', reason: 'rate-limited', retryAt: paused };
    }
    if (result.status === 304 && known) return { kind: 'unchanged' };
    if (result.status >= 500)
      return {
        kind: 'unavailable',
        reason: 'server-error',
        retryAt: result.status === 503 && until !== null ? hosts.pause(host, until) : null,
      };
    try {
      const reading = question.read(answerOf(result, asked));
      return { kind: 'reading', reading, url, etag: result.headers['etag'] ?? null };
    } catch {
      // What a host sends is not ours to trust: garbage is no answer.
      return { kind: 'unavailable', reason: 'unexpected-answer', retryAt: null };
    }
  };

  const put = async <T>(question: Question<T>, signal: AbortSignal): Promise<Fetched<T>> => {
    const home = readAddress(question.url);
    const host = home?.host ?? '';
    // A name out of a file may hold what makes another address of it: dots, backslashes, signs that end a path.
    if (home?.href !== question.url || hasUserInfo(home)) return unavailable('not-allowed', host, null);
    const known = await cache.get(question.key);
    const age = known ? now() - known.askedAt : Infinity;
    const soft = known?.kind === 'absent' ? question.lifetime.negative : question.lifetime.soft;
    if (known && age >= 0 && age < soft) return given<T>(known, 'cached');
    const otherwise = (reason: UnavailableReason, retryAt: number | null): Fetched<T> =>
      known && age < question.lifetime.hard ? given<T>(known, 'stale') : unavailable(reason, host, retryAt);
    if (consent.isOffline?.(host)) return otherwise('offline', null);
    if (!consent.allows(host)) return otherwise('not-allowed', null);
    if (question.needsToken && (await consent.token(host)) === null) return otherwise('token-missing', null);
    const paused = hosts.paused(host);
    if (paused) return otherwise(paused.reason, paused.until);
    const outcome = await hosts.enter(host, async (): Promise<Outcome<T>> => {
      signal.throwIfAborted();
      // Others of the queue may have been told to wait.
      const later = hosts.paused(host);
      if (later) return { kind: 'unavailable', reason: later.reason, retryAt: later.until };
      return send(question, home, known, signal);
    });
    switch (outcome.kind) {
      case 'unavailable':
        return otherwise(outcome.reason, outcome.retryAt);
      case 'unchanged': {
        const entry: Entry | null = known ? { ...known, askedAt: now() } : null;
        if (!entry) return otherwise('unexpected-answer', null);
        await cache.put(entry, question.inMemory);
        return given<T>(entry, 'live');
      }
      case 'reading': {
        const { reading, url, etag } = outcome;
        if (reading.kind === 'unavailable') return otherwise(reading.reason, null);
        const value = reading.kind === 'found' ? reading.value : null;
        const entry: Entry = { key: question.key, kind: reading.kind, value, url, etag, askedAt: now() };
        await cache.put(entry, question.inMemory);
        return given<T>(entry, 'live');
      }
    }
  };

  return {
    ask: async <T>(question: Question<T>, signal: AbortSignal) => {
      signal.throwIfAborted();
      for (let before = asking.get(question.key); before; before = asking.get(question.key)) {
        // The key names the question, and with it the type of its answer.
        const shared = await before.catch(() => null);
        // Who asked first may have given up; that is no answer for us.
        if (shared) return shared as Fetched<T>;
        signal.throwIfAborted();
        if (asking.get(question.key) === before) break;
      }
      const running = put(question, signal);
      asking.set(question.key, running);
      try {
        return await running;
      } finally {
        asking.delete(question.key);
      }
    },
  };
}

function given<T>(entry: Entry, freshness: 'live' | 'cached' | 'stale'): Fetched<T> {
  const asOf = new Date(entry.askedAt).toISOString();
  if (entry.kind === 'absent') return { kind: 'absent', asOf, url: entry.url };
  // Written by the same question: the key is its name.
  return { kind: 'found', value: entry.value as T, freshness, asOf, url: entry.url };
}

function unavailable<T>(reason: UnavailableReason, host: string, retryAt: number | null): Fetched<T> {
  return { kind: 'unavailable', reason, host, retryAt: retryAt === null ? null : new Date(retryAt).toISOString() };
}

/** A source may carry a token of its own, such as the one a registry gives to anybody: it is for that origin alone. */
function harmless(headers: Readonly<Record<string, string>>): Readonly<Record<string, string>> {
  return Object.fromEntries(Object.entries(headers).filter(([name]) => name === 'accept' || name === 'content-type'));
}

function answerOf(
  { status, headers, body }: Extract<HttpResult, { kind: 'answer' }>,
  { url, withToken }: { readonly url: string; readonly withToken: boolean },
): Answer {
  const text = (): string => new TextDecoder().decode(body);
  return {
    status,
    headers,
    url,
    withToken,
    text,
    json: () => {
      if (!/\bjson\b/i.test(headers['content-type'] ?? '')) throw new Error('the answer is not marked as JSON');
      return JSON.parse(text()) as unknown;
    },
  };
}
