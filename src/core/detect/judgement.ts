import type { Use } from '../model/reference.ts';
import type { Context } from './strings.ts';

/** What the place of a text says of it, where no SDK does. */
export interface Judgement {
  readonly use: Use;
  readonly reason: string;
  readonly label: string;
  /** Who serves it, where nothing but the place tells. */
  readonly provider?: 'ollama';
}

/** What is set here, and used elsewhere. */
export function config(reason: string, label: string): Judgement {
  return { use: 'config', reason, label };
}

/** Steps that only hand a value on. */
export function handsOn(context: Context): boolean {
  return context.kind === 'option' || context.kind === 'default';
}
