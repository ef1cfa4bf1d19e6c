import { join } from 'node:path';
import { createAssets } from '../../host/assets.ts';
import type { Input } from './inputs.ts';
import { inspectInput } from './inspect-input.ts';

/** What a child says of an input. */
export interface Verdict {
  readonly fault: string | null;
  /** Milliseconds of processor time. */
  readonly time: number;
  readonly megabytes: number;
}

// Looks at one input after the other, in a process that may be ended at any time.
const assets = createAssets(join('dist', 'assets'));

process.on('message', (input: Input) => {
  const before = process.cpuUsage();
  void inspectInput(assets, input).then((fault) => {
    const { user, system } = process.cpuUsage(before);
    const verdict: Verdict = {
      fault,
      time: (user + system) / 1000,
      megabytes: process.resourceUsage().maxRSS / 1024,
    };
    process.send?.(verdict);
  });
});
