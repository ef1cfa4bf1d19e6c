import { createStore } from '../../src/host/store.ts';
import { createCache } from '../../src/core/metadata/online/cache.ts';
import { answer, KEYS } from './answers.ts';

/**
 * A window that keeps answers: writes them without an end, or some of them and then clears, until it is killed or has
 * written as many as it is told to. Run as a process of its own.
 */
async function main(): Promise<void> {
  const [folder = '', seed = '1', most = 'Infinity', clears = ''] = process.argv.slice(2);
  const warnings: string[] = [];
  const cache = createCache(createStore(folder), (message) => warnings.push(message), { files: 40, bytes: 4_000_000 });
  let state = Number(seed);
  const next = (below: number): number => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648;
    return state % below;
  };
  process.stdout.write('writing\n');
  for (let i = 0; i < Number(most); i++) {
    await cache.put(answer(next(KEYS), next(60_000), i));
    if (clears !== '' && i % 7 === 6) await cache.clear();
  }
  process.stdout.write(`${JSON.stringify(warnings)}\n`);
}

void main();
