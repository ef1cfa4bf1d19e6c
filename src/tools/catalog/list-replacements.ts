/**
 * Prints a table of all ids that are over, deprecated or end within the horizon: what is offered in their place, how long that
 * lives, and why nothing or nothing that can be written is offered. For a person to read, row by row:
 *
 *     npx tsx src/tools/catalog/list-replacements.ts [--today YYYY-MM-DD] [--horizon DAYS]
 */
import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';

import { loadCatalog } from '../../core/metadata/catalog.ts';
import type { ModelMetadata } from '../../core/model/metadata.ts';

const { values } = parseArgs({ options: { today: { type: 'string' }, horizon: { type: 'string', default: '90' } } });
const catalog = loadCatalog(readFileSync('src/core/metadata/catalog/catalog.json'));
const today = values.today ?? catalog.builtAt;
const horizon = Number(values.horizon);

const counts = new Map<string, number>();
for (const platform of catalog.platforms)
  for (const id of catalog.ids(platform)) {
    const found = catalog.find(platform, id, today, horizon);
    if (found.kind !== 'found' || !isEnding(found.value)) continue;
    const [verdict, text] = rowOf(found.value);
    counts.set(verdict, (counts.get(verdict) ?? 0) + 1);
    process.stdout.write(`${[platform, id, found.value.lifecycle?.value.retires ?? '-', verdict, text].join('\t')}\n`);
  }
for (const [verdict, count] of counts) process.stdout.write(`# ${verdict}: ${String(count)}\n`);

function isEnding({ lifecycle }: ModelMetadata): boolean {
  if (!lifecycle) return false;
  const { status, daysLeft, retiresKind } = lifecycle.value;
  if (status === 'retired' || status === 'redirected' || status === 'deprecated') return true;
  return daysLeft !== null && retiresKind !== 'earliest' && daysLeft <= horizon;
}

/** What is offered, in a word to count by, and in full. */
function rowOf({ replacement, unreplaced }: ModelMetadata): readonly [verdict: string, text: string] {
  if (!replacement && unreplaced) return ['none, with a reason', unreplaced.value];
  if (!replacement) return ['none', 'nothing that lives is named in its place'];
  const { id, unfit, lastSeen, retires, isEndKnown } = replacement.value;
  if (unfit !== null) return ['advice only', `${id}: ${unfit}`];
  if (lastSeen !== null) return ['not seen of late', `${id}: last seen on ${lastSeen}`];
  if (retires !== null) return ['lives until', `${id}: ${retires}`];
  return isEndKnown ? ['lives', id] : ['lives, end unknown', id];
}
