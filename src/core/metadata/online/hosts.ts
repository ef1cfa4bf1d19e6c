/** At most so many questions to one host at once. */
const AT_ONCE = 4;
/** Where a host limits us without saying until when. */
const DEFAULT_PAUSE_MS = 60_000;
/** Failures in a row after which a host is taken to be out of reach, and how long it is left alone then. */
const FAILURES = 4;
const OUT_OF_REACH_MS = 30_000;
/** A host may not silence us for longer than a day by mistake. */
const LONGEST_PAUSE_MS = 24 * 60 * 60 * 1000;

/** Queues per host, and the times until which a host does not want to be asked. */
export interface Hosts {
  /** Runs work when fewer than four of the host are running; in order. */
  readonly enter: <T>(host: string, work: () => Promise<T>) => Promise<T>;
  /** null where it may be asked. */
  readonly paused: (host: string) => Pause | null;
  /** @returns until when, in milliseconds since 1970. */
  readonly pause: (host: string, until: number | null) => number;
  /** It gave some answer. */
  readonly reached: (host: string) => void;
  /** It gave none. After some failures in a row it is left alone for a while: many questions must not wait one by one. */
  readonly missed: (host: string, reason: 'timeout' | 'network') => number | null;
}

/** Why a host is left alone, and until when, in milliseconds since 1970. */
export interface Pause {
  readonly until: number;
  readonly reason: 'rate-limited' | 'timeout' | 'network';
}

export function createHosts(now: () => number): Hosts {
  const running = new Map<string, number>();
  const waiting = new Map<string, (() => void)[]>();
  const pauses = new Map<string, Pause>();
  const failures = new Map<string, number>();
  const leave = (host: string): void => {
    const next = waiting.get(host)?.shift();
    if (next) next();
    else running.set(host, (running.get(host) ?? 1) - 1);
  };
  return {
    enter: async (host, work) => {
      const count = running.get(host) ?? 0;
      if (count < AT_ONCE) running.set(host, count + 1);
      else
        await new Promise<void>((resolve) => {
          const queue = waiting.get(host);
          if (queue) queue.push(resolve);
          else waiting.set(host, [resolve]);
        });
      try {
        return await work();
      } finally {
        leave(host);
      }
    },
    paused: (host) => {
      const pause = pauses.get(host);
      return pause && pause.until > now() ? pause : null;
    },
    pause: (host, until) => {
      const wanted = until ?? now() + DEFAULT_PAUSE_MS;
      const capped = Math.min(Math.max(wanted, now() + 1000), now() + LONGEST_PAUSE_MS);
      pauses.set(host, { until: capped, reason: 'rate-limited' });
      return capped;
    },
    reached: (host) => {
      failures.delete(host);
    },
    missed: (host, reason) => {
      const count = (failures.get(host) ?? 0) + 1;
      failures.set(host, count);
      if (count < FAILURES) return null;
      const until = now() + OUT_OF_REACH_MS;
      pauses.set(host, { until, reason });
      return until;
    },
  };
}
