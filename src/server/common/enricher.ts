import type { Analyzer } from '../../core/analyzer.ts';
import type { LiveSection } from '../../core/model/live.ts';
import type { Reference } from '../../core/model/report.ts';
import { answerOf } from '../../core/report/live-text.ts';
import type { Logger } from '../../core/ports.ts';
import type { Inventory } from './inventory.ts';
import type { Online } from './online.ts';
import type { Places } from './places.ts';

/** Asks hosts that the user always allows about what the inventory holds. */
export interface Enricher {
  /** There may be somebody to ask: the inventory or the user's word changed. */
  readonly wake: () => void;
  /** Everybody may be asked anew: tokens changed, or answers were forgotten. */
  readonly reset: () => void;
  /** Runs other work that asks hosts, while nothing is asked in the background. */
  readonly alone: <T>(work: () => Promise<T>) => Promise<T>;
  readonly whenIdle: () => Promise<void>;
  readonly dispose: () => void;
}

export interface EnricherPorts {
  readonly inventory: Inventory;
  readonly analyzer: () => Analyzer;
  readonly online: () => Online;
  readonly places: () => Places;
  readonly logger: Logger;
}

/** Milliseconds without news after which hosts are asked: a scan publishes in batches. */
const SETTLE_MS = 400;
/** Milliseconds after which a host that gave no answer is asked again, unless it says itself when it wants to be. */
const AGAIN_MS = 300_000;

/**
 * Each component is asked about once of the hosts that are allowed; answers are used by every later inspection. Where a host
 * gave none it is asked again with later news.
 */
export function createEnricher(ports: EnricherPorts): Enricher {
  const { inventory, analyzer, online, logger } = ports;
  const ended = new AbortController();
  let timer: ReturnType<typeof setTimeout> | null = null;
  let last: Promise<unknown> = Promise.resolve();
  /** By component and allowed hosts: when to ask, in milliseconds since 1970. */
  const again = new Map<string, number>();

  const keyOf = ({ kind, use, identity, component }: Reference): string | null => {
    if (!identity || use === 'listed') return null;
    const { live, consent } = online();
    const hosts = live.hosts(kind, identity).filter(consent.isAlways);
    return hosts.length === 0 ? null : [kind, component, identity.revision.value, ...hosts].join(' ');
  };
  const isDue = (reference: Reference): boolean => {
    const key = keyOf(reference);
    return key !== null && (again.get(key) ?? 0) <= Date.now();
  };
  const run = async (): Promise<void> => {
    const reports = inventory.uris().flatMap((uri) => inventory.get(uri) ?? []);
    const fresh = reports.filter(({ references }) => references.some(isDue));
    if (fresh.length === 0) return;
    const due = fresh.flatMap(({ references }) => references.filter(isDue));
    for (const reference of due) again.set(keyOf(reference) ?? '', Infinity);
    const changed = await analyzer().enrich(fresh, ended.signal);
    for (const reference of due) {
      const { kind, identity } = reference;
      again.set(keyOf(reference) ?? '', askAgainFrom(identity ? online().live.landed(kind, identity) : []));
    }
    const current = changed.filter(({ uri, version }) => inventory.get(uri)?.version === version);
    if (current.length > 0) inventory.put(current.map(ports.places().locate));
  };
  const alone = <T>(work: () => Promise<T>): Promise<T> => {
    const mine = last.then(work);
    last = mine.catch(() => undefined);
    return mine;
  };
  const wake = (): void => {
    if (!online().consent.anyAlways() || ended.signal.aborted) return;
    if (timer !== null) clearTimeout(timer);
    timer = setTimeout(() => {
      timer = null;
      alone(run).catch((error: unknown) => {
        if (!ended.signal.aborted) logger.error('asking hosts failed', error);
      });
    }, SETTLE_MS);
  };
  inventory.onDidChange(wake);
  return {
    wake,
    reset: () => {
      again.clear();
      wake();
    },
    alone,
    whenIdle: async () => {
      while (timer !== null) await new Promise((resolve) => setTimeout(resolve, SETTLE_MS / 4));
      await last;
    },
    dispose: () => {
      ended.abort();
      if (timer !== null) clearTimeout(timer);
    },
  };
}

/** Never, where all of them answered; else when the last of them wants to be asked, and not at once. */
function askAgainFrom(sections: readonly LiveSection[]): number {
  const times = sections.flatMap((section) => {
    const answer = answerOf(section);
    if (answer.kind !== 'unavailable' || answer.reason === 'not-allowed') return [];
    return [Math.max(Date.now() + AGAIN_MS, answer.retryAt === null ? 0 : Date.parse(answer.retryAt))];
  });
  return times.length === 0 ? Infinity : Math.max(...times);
}
