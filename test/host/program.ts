import { parentPort } from 'node:worker_threads';
import { createThreadProgram } from '../../src/core/threads/program.ts';
import { serveThread } from '../../src/host/thread-end.ts';
import { hostAssets } from '../../src/host/assets.ts';

/** A thread as it ships, but for what some words in a text make it do. */
const FATES: Readonly<Record<string, () => void>> = {
  'FOR EVER': () => {
    for (;;);
  },
  'THE END': () => process.exit(3),
  'TOO MUCH': () => {
    const all: unknown[] = [];
    for (;;) all.push(new Array<number>(1_000_000).fill(0.5));
  },
};

if (parentPort)
  serveThread(parentPort, (ask) => {
    const program = createThreadProgram(ask, new AbortController().signal, hostAssets());
    return {
      ...program,
      run: (task) => {
        const text = JSON.stringify(task);
        for (const [word, fate] of Object.entries(FATES)) if (text.includes(word)) fate();
        return program.run(task);
      },
    };
  });
