import { Worker } from 'node:worker_threads';
import type { TaskLimits, TaskOutcome, Threads } from '../core/ports.ts';
import { releaseWasmTiers } from './wasm-tiers.ts';
import type { FromThread, ToThread } from './thread-messages.ts';

/** What threads are, and how much they may take. */
export interface ThreadOptions {
  /** The program that a thread runs. */
  readonly entry: string | URL;
  readonly count: number;
  /** Of the heap of one thread. */
  readonly heapMegabytes?: number;
  /** Of the whole process; beyond it the thread that has been at its task for longest is ended. */
  readonly residentMegabytes?: number;
}

const HEAP_MEGABYTES = 2048;
const RESIDENT_MEGABYTES = 6144;
/** How often it is looked whether a thread is over its limits. */
const WATCH_MS = 200;
/** Short tasks that a thread has at a time: the next one is there when the first is done. */
const AHEAD = 2;

interface Job {
  readonly task: unknown;
  readonly limits: TaskLimits;
  readonly settle: (outcome: TaskOutcome) => void;
  isDropped: boolean;
}

interface Thread {
  readonly worker: Worker;
  /** Handed over, the first one being worked at. */
  readonly jobs: Job[];
  /** When the first one was begun. */
  since: number;
  /** Why it is being ended. */
  end: 'time' | 'memory' | null;
  isReady: boolean;
}

/** Starts a thread when there is a task for it. An idle thread keeps no process alive. */
export function createThreads(options: ThreadOptions): Threads {
  const threads: (Thread | null)[] = Array.from({ length: Math.max(1, options.count) }, () => null);
  const waiting: Job[] = [];
  /** For one thread alone. */
  const lanes: readonly Job[][] = threads.map(() => []);
  const ended = new AbortController();
  let answers: (question: unknown, signal: AbortSignal) => Promise<unknown> = () =>
    Promise.reject(new Error('nobody answers'));
  let state: { readonly value: unknown } | null = null;
  let watch: ReturnType<typeof setInterval> | null = null;
  /** What waits for each signal: many tasks have one. */
  const stops = new WeakMap<AbortSignal, Set<() => void>>();
  const onAbort = (signal: AbortSignal, stop: () => void): (() => void) => {
    const known = stops.get(signal);
    const all = known ?? new Set();
    if (!known) {
      stops.set(signal, all);
      signal.addEventListener('abort', () => {
        for (const one of [...all]) one();
      });
    }
    all.add(stop);
    return () => all.delete(stop);
  };
  /** A thread ended before it was there: so would the next one. */
  let isUnavailable = false;

  const queueOf = ({ lane }: TaskLimits): Job[] =>
    lane === null ? waiting : (lanes[lane % threads.length] ?? waiting);

  const giveUp = (): void => {
    isUnavailable = true;
    for (const job of [...lanes, waiting].flatMap((queue) => queue.splice(0))) job.settle({ kind: 'unavailable' });
  };

  const start = (index: number): Thread => {
    // Threads are started for much.
    releaseWasmTiers();
    const worker = new Worker(options.entry, {
      resourceLimits: { maxOldGenerationSizeMb: options.heapMegabytes ?? HEAP_MEGABYTES },
      // Threads are told what they are to know; nothing they print may get into a report.
      stdout: true,
      stderr: true,
    });
    const thread: Thread = { worker, jobs: [], since: 0, end: null, isReady: false };
    let why: 'memory' | 'crash' = 'crash';
    worker.on('message', (message: FromThread) => {
      receive(thread, message);
    });
    worker.on('error', (error) => {
      if ('code' in error && error.code === 'ERR_WORKER_OUT_OF_MEMORY') why = 'memory';
    });
    worker.once('exit', () => {
      if (threads[index] === thread) threads[index] = null;
      if (!thread.isReady && !thread.end) {
        waiting.unshift(...thread.jobs.splice(0));
        giveUp();
        keepWatch();
        return;
      }
      const [first, ...others] = thread.jobs.splice(0);
      // Only the task that was being worked at can have ended the thread.
      for (const job of others.toReversed()) queueOf(job.limits).unshift(job);
      first?.settle({ kind: 'ended', why: thread.end ?? why });
      assign();
    });
    threads[index] = thread;
    if (state) send(worker, { kind: 'share', state: state.value });
    return thread;
  };

  const receive = (thread: Thread, message: FromThread): void => {
    if (message.kind === 'ready') {
      thread.isReady = true;
      // What it takes to start is not the text's.
      thread.since = performance.now();
      return;
    }
    if (message.kind === 'ask') {
      const { id } = message;
      answers(message.question, ended.signal).then(
        (value) => {
          send(thread.worker, { kind: 'answer', id, value });
        },
        (error: unknown) => {
          send(thread.worker, { kind: 'no-answer', id, message: messageOf(error) });
        },
      );
      return;
    }
    const job = thread.jobs.shift();
    thread.since = performance.now();
    job?.settle(message);
    assign();
  };

  /** The next task for a thread that is at others, or at none. */
  const take = (index: number, isIdle: boolean): Job | undefined => {
    for (const queue of [lanes[index] ?? [], waiting]) {
      while (queue[0]?.isDropped) queue.shift();
      if (queue[0] && (isIdle || queue[0].limits.isShort)) return queue.shift();
    }
    return undefined;
  };

  /** Gives each thread what it can take: first one task for each, then one more. */
  const assign = (): void => {
    for (let ahead = 1; ahead <= AHEAD; ahead++)
      for (let index = 0; index < threads.length; index++) {
        const handed = threads[index]?.jobs.length ?? 0;
        if (handed >= ahead || threads[index]?.end) continue;
        const job = take(index, handed === 0);
        if (job) hand(threads[index] ?? start(index), job);
      }
    for (const thread of threads) if (thread?.jobs.length === 0) thread.worker.unref();
    keepWatch();
  };

  const keepWatch = (): void => {
    if (threads.some((thread) => thread && thread.jobs.length > 0)) watch ??= setInterval(look, WATCH_MS);
    else if (watch !== null) {
      clearInterval(watch);
      watch = null;
    }
  };

  const hand = (thread: Thread, job: Job): void => {
    if (thread.jobs.length === 0) {
      thread.since = performance.now();
      thread.worker.ref();
    }
    thread.jobs.push(job);
    send(thread.worker, { kind: 'task', task: job.task });
  };

  const end = (thread: Thread, why: 'time' | 'memory'): void => {
    thread.end = why;
    void thread.worker.terminate();
  };

  const look = (): void => {
    const now = performance.now();
    const busy = threads.flatMap((thread) => (thread && thread.jobs.length > 0 && !thread.end ? [thread] : []));
    for (const thread of busy) {
      const limit = thread.jobs[0]?.limits.milliseconds ?? null;
      if (limit !== null && now - thread.since > limit) end(thread, 'time');
    }
    if (process.memoryUsage.rss() < (options.residentMegabytes ?? RESIDENT_MEGABYTES) * 1_048_576) return;
    const [longest] = busy.filter((thread) => !thread.end).toSorted((a, b) => a.since - b.since);
    if (longest) end(longest, 'memory');
  };

  return {
    count: threads.length,
    run: (task, limits, signal) =>
      new Promise((resolve, reject) => {
        signal.throwIfAborted();
        if (isUnavailable) {
          resolve({ kind: 'unavailable' });
          return;
        }
        const stop = (): void => {
          job.isDropped = true;
          reject(signal.reason as Error);
        };
        const job: Job = {
          ...{ task, limits, isDropped: false },
          settle: (outcome) => {
            forget();
            resolve(outcome);
          },
        };
        const forget = onAbort(signal, stop);
        queueOf(limits).push(job);
        assign();
      }),
    share: (value) => {
      state = { value };
      for (const thread of threads) if (thread) send(thread.worker, { kind: 'share', state: value });
    },
    answer: (given) => {
      answers = given;
    },
    dispose: () => {
      ended.abort();
      giveUp();
      for (const thread of threads) void thread?.worker.terminate();
    },
  };
}

function send(worker: Worker, message: ToThread): void {
  worker.postMessage(message);
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
