/** At most so many questions to one host at once. */
const AT_ONCE = 4;
/** Where a host limits us without saying until when. */
const DEFAULT_PAUSE_MS = 60_000;
/** A host may not silence us for longer than a day by mistake. */
const LONGEST_PAUSE_MS = 24 * 60 * 60 * 1000;

/** Queues per host, and the times until which a host does not want to be asked. */
export interface Hosts {
  /** Runs work when fewer than four of the host are running; in order. */
  readonly enter: <T>(host: string, work: () => Promise<T>) => Promise<T>;
  /** Milliseconds since 1970 until which the host is left alone; null where it may be asked. */
  readonly pausedUntil: (host: string) => number | null;
  readonly pause: (host: string, until: number | null) => number;
}

export function createHosts(now: () => number): Hosts {
  const running = new Map<string, number>();
  const waiting = new Map<string, (() => void)[]>();
  const pauses = new Map<string, number>();
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
    pausedUntil: (host) => {
      const until = pauses.get(host);
      return until !== undefined && until > now() ? until : null;
    },
    pause: (host, until) => {
      const wanted = until ?? now() + DEFAULT_PAUSE_MS;
      const capped = Math.min(Math.max(wanted, now() + 1000), now() + LONGEST_PAUSE_MS);
      pauses.set(host, capped);
      return capped;
    },
  };
}
