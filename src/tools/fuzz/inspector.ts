import { fork } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { join } from 'node:path';
import type { Verdict } from './child.ts';
import type { Input } from './inputs.ts';

/** Bounds of one input. A parse may take twenty seconds before it is given up. */
const LIMITS = { wallMs: 60_000, processorMs: 10_000, megabytes: 2_500 } as const;

/** Inputs of one child: each brings grammars of its own, which stay in the runtime's memory. */
const INPUTS = 40;

/** Asks a child process about inputs; one that ends or hangs is followed by a new one. */
export interface Inspector {
  /** What went wrong with an input, or null. */
  readonly ask: (input: Input) => Promise<string | null>;
  readonly dispose: () => void;
}

function faultOf({ fault, time, megabytes }: Verdict): string | null {
  if (fault !== null) return fault;
  if (time > LIMITS.processorMs) return `took ${(time / 1000).toFixed(1)} s`;
  return megabytes > LIMITS.megabytes ? `took ${megabytes.toFixed(0)} MB` : null;
}

/** Starts with the first input. */
export function createInspector(): Inspector {
  let child: ChildProcess | null = null;
  let asked = 0;
  const end = (): void => {
    child?.kill('SIGKILL');
    child = null;
  };
  const start = (): ChildProcess =>
    fork(join('src', 'tools', 'fuzz', 'child.ts'), {
      execArgv: ['--import=tsx', '--max-old-space-size=2000'],
      stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
    });
  const ask = (input: Input): Promise<string | null> =>
    new Promise((resolve) => {
      if (++asked % INPUTS === 0) end();
      const running = child ?? start();
      child = running;
      const settle = (fault: string | null, over: boolean): void => {
        clearTimeout(timer);
        running.removeAllListeners();
        // A process that was once as large stays as large: the next input gets a fresh one.
        if (over || fault !== null) end();
        resolve(fault);
      };
      const timer = setTimeout(() => {
        settle(`not done after ${LIMITS.wallMs / 1000} s`, true);
      }, LIMITS.wallMs);
      running.on('message', (verdict) => {
        settle(faultOf(verdict as Verdict), false);
      });
      running.on('exit', (code, signal) => {
        settle(`the process ended (${signal ?? code ?? 'unknown'})`, true);
      });
      running.send(input);
    });
  return { ask, dispose: end };
}
