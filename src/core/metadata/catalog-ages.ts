import type { ModelRow } from './catalog-file.ts';
import { wholeCatalog } from './open-catalog.ts';
import { knownIds } from './platform-table.ts';
import { daysBetween } from '../base/days.ts';

/** How old what is said of the ids of one platform is, in whole days. */
export interface PlatformAge {
  readonly platform: string;
  readonly ids: number;
  /** Of what is said of lives: dates, states, replacements. Null where nothing is said of any. */
  readonly life: Ages | null;
  /** Of the last list that held an id; of ids that are not over, and that lists have not dropped. Null where no list holds any. */
  readonly seen: Ages | null;
}

export interface Ages {
  readonly median: number;
  readonly oldest: number;
}

/** The ages of the facts of a catalog on a day (ISO), by platform; the newest fact says nothing of the others. */
export function platformAges(bytes: Uint8Array, today: string): readonly PlatformAge[] {
  const { platforms, days } = wholeCatalog(bytes);
  return Object.entries(platforms).map(([platform, rows]) => {
    const { models } = rows;
    const lives = models.filter((row) => row[3]);
    const seen = models.filter((row) => !isOver(row, today) && !row[12]).flatMap((row) => row[10] ?? []);
    return {
      platform,
      ids: knownIds(rows).size,
      life: agesOf(
        lives.map((row) => days[row[2]] ?? today),
        today,
      ),
      seen: agesOf(seen, today),
    };
  });
}

function isOver([, , , letter, , , , retires, kind]: ModelRow, today: string): boolean {
  return (
    letter === 'r' || letter === 'x' || (retires !== null && retires !== undefined && retires <= today && kind !== 'e')
  );
}

function agesOf(observed: readonly string[], today: string): Ages | null {
  const ages = observed.map((day) => Math.max(0, daysBetween(day, today))).sort((a, b) => a - b);
  const oldest = ages.at(-1);
  return oldest === undefined ? null : { median: ages[Math.floor((ages.length - 1) / 2)] ?? oldest, oldest };
}
