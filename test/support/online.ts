import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createHttp } from '../../src/host/http.ts';
import { createStore } from '../../src/host/store.ts';
import { createCache } from '../../src/core/metadata/online/cache.ts';
import { createOnlineClient } from '../../src/core/metadata/online/client.ts';
import type { OnlineClient } from '../../src/core/metadata/online/client.ts';
import type { Http, OnlinePorts, Store } from '../../src/core/ports-online.ts';

/** A client over real HTTP and a real folder, with a clock and a consent that a test moves. */
export interface TestOnline {
  readonly client: OnlineClient;
  readonly ports: OnlinePorts;
  readonly store: Store;
  readonly folder: string;
  readonly warnings: string[];
  /** Milliseconds since 1970 that `now` says. */
  time: number;
  allowed: (host: string) => boolean;
  token: string | null;
  /** A client of another window: the same folder, nothing in memory. */
  readonly another: () => OnlineClient;
}

/** Waits less long and reads less than sources do, so that tests of slow and endless answers end soon. */
export const impatient = (http: Http): Http => ({
  send: (request, signal) =>
    http.send(
      { ...request, timeoutMs: Math.min(request.timeoutMs, 250), maxBytes: Math.min(request.maxBytes, 100_000) },
      signal,
    ),
});

export function testOnline(store?: Store, through: (http: Http) => Http = (http) => http): TestOnline {
  const folder = mkdtempSync(join(tmpdir(), 'modelkeel-online-'));
  const disk = store ?? createStore(folder);
  const warnings: string[] = [];
  const state = {
    time: Date.parse('2026-11-23T12:00:00Z'),
    allowed: (): boolean => true,
    token: null as string | null,
  };
  const ports: OnlinePorts = {
    http: through(createHttp()),
    store: disk,
    consent: { allows: (host) => online.allowed(host), token: () => Promise.resolve(online.token) },
    now: () => online.time,
  };
  const another = (): OnlineClient =>
    createOnlineClient(
      ports,
      createCache(disk, (message) => warnings.push(message)),
    );
  const online: TestOnline = { ...state, client: another(), ports, store: disk, folder, warnings, another };
  return online;
}
