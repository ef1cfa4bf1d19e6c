import { told } from '../model/told.ts';
import type { Text } from '../model/told.ts';
/** Days after which model facts count as old: providers announce shutdowns about two months ahead. */
const OLD_AFTER_DAYS = 30;

/** How old a catalog is. */
export interface CatalogAge {
  /** Whole days since its last observation; 0 for one of today or later. */
  readonly days: number;
  /** Whether the user should be warned. */
  readonly isOld: boolean;
}

/** The age of a catalog on a day; both ISO `YYYY-MM-DD`. */
export function catalogAge(builtAt: string, today: string): CatalogAge {
  const elapsed = (Date.parse(`${today}T00:00:00Z`) - Date.parse(`${builtAt}T00:00:00Z`)) / 86_400_000;
  const days = Number.isFinite(elapsed) ? Math.max(0, Math.round(elapsed)) : 0;
  return { days, isOld: days > OLD_AFTER_DAYS };
}

/** `catalog of 2026-11-20`, with its age where it is old. */
export function catalogPhrase(builtAt: string, today: string): Text {
  const { days, isOld } = catalogAge(builtAt, today);
  return isOld ? told`catalog of ${builtAt}, ${days} days old` : told`catalog of ${builtAt}`;
}
