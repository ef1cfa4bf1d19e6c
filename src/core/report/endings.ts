import { isUsed } from './inventory.ts';
import type { Component } from './merge.ts';

/** A model in use with the days of its life, ISO. */
export interface Ending {
  readonly component: Component;
  readonly released: string | null;
  /** null where no end is announced; a day that is only the earliest possible is none. */
  readonly ends: string | null;
  readonly daysLeft: number | null;
  readonly state: 'ended' | 'ending' | 'living' | 'open';
}

/** Lives of the models in use: what has ended first, then by the nearest end, then what has no known end. */
export function livesOf(components: readonly Component[], today: string, horizonDays: number): readonly Ending[] {
  return components
    .flatMap((component) => {
      const { metadata, references } = component;
      const life = metadata?.kind === 'found' ? metadata.value.lifecycle?.value : null;
      if (!life || !isUsed(references)) return [];
      const ends = life.retiresKind === 'earliest' ? null : life.retires;
      const { released, daysLeft, status } = life;
      const isGone = status === 'retired' || status === 'redirected' || (ends !== null && ends < today);
      const isNear = ends !== null && daysLeft !== null && daysLeft <= horizonDays;
      const state = isGone ? 'ended' : isNear ? 'ending' : ends === null ? 'open' : 'living';
      return [{ component, released, ends, daysLeft: ends === null ? null : daysLeft, state } as const];
    })
    .toSorted((a, b) => compare(a.ends ?? '9999', b.ends ?? '9999') || compare(a.component.id, b.component.id));
}

/** Those that end on a day to come, the nearest first. */
export function nextEndings(lives: readonly Ending[], today: string): readonly (Ending & { readonly ends: string })[] {
  return lives.flatMap((life) => (life.ends !== null && life.ends >= today ? [{ ...life, ends: life.ends }] : []));
}

/** ` (in 52 days)`; nothing where the number is not known. */
export function inDays(days: number | null): string {
  return days === null ? '' : ` (in ${String(days)} ${days === 1 ? 'day' : 'days'})`;
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
