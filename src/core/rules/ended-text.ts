import type { Ending } from '../model/ending.ts';
import { told } from '../model/told.ts';
import type { Text } from '../model/told.ts';

/** What a report adds to what only others say of who ends something. */
export function saidBy({ confidence }: Ending): Text {
  return confidence === 'low' ? told` (reported)` : '';
}

/** `; use google-genai.`: what takes its place. */
export function inPlace({ instead }: Ending): Text {
  return instead === '' ? '' : told` Use ${instead}.`;
}

/** Whole days until something ends; negative in the past, null where no day is known. */
export function daysUntil({ ends }: Ending, today: string): number | null {
  return ends === null ? null : Math.round((Date.parse(ends) - Date.parse(today)) / 86_400_000);
}
