import { inEnglish } from './told.ts';
import type { Text, Told } from './told.ts';

/** What is said, as programs and as people have it. */
export interface Spoken {
  /** English: what reports, baselines and programs go by. */
  readonly message: string;
  /** The same for people, in whatever language; absent where `message` is no sentence of ours. */
  readonly said?: Told;
}

/** A message as findings carry it. */
export function spoken(said: Told): { readonly message: string; readonly said: Told } {
  return { message: inEnglish(said), said };
}

/** A title as fixes carry it. */
export function titled(said: Told): { readonly title: string; readonly said: Told } {
  return { title: inEnglish(said), said };
}

/** What a finding says, for whoever shows it to people. */
export function messageOf({ message, said }: Spoken): Text {
  return said ?? message;
}

/** What a fix is called, for whoever shows it to people. */
export function titleOf({ title, said }: { readonly title: string; readonly said?: Told }): Text {
  return said ?? title;
}
