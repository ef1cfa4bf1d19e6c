import { foldCode, isWordCode } from '../base/word-finder.ts';

/** Names of modules, as a text is looked through for them, whatever their case. */
export interface ModuleNames {
  /** Whether one stands there and ends where `isEnd` says that it may. */
  readonly standsAt: (text: string, start: number, isEnd: (text: string, at: number) => boolean) => boolean;
  /** Whether one ends there, from a boundary of words on. */
  readonly endsAt: (text: string, end: number) => boolean;
}

/** Whether a boundary of words is there, as `\b` has it. */
export function isBoundary(text: string, at: number): boolean {
  return isWordCode(text.charCodeAt(at - 1)) !== isWordCode(text.charCodeAt(at));
}

const CODES = 128;

export function createModuleNames(modules: readonly string[]): ModuleNames {
  const names = new Set(modules.map((name) => name.toLowerCase()));
  const longest = Math.max(0, ...[...names].map(({ length }) => length));
  const isPart = new Uint8Array(CODES);
  /** The first two characters of each: most texts are told apart by them. */
  const begins = new Uint8Array(CODES * CODES);
  for (const name of names) {
    for (const character of name) isPart[character.charCodeAt(0)] = 1;
    begins[name.charCodeAt(0) * CODES + foldCode(name.charCodeAt(1))] = 1;
  }
  const isPartAt = (text: string, at: number): boolean => isPart[foldCode(text.charCodeAt(at))] === 1;
  return {
    standsAt: (text, start, isEnd) => {
      if (begins[foldCode(text.charCodeAt(start)) * CODES + foldCode(text.charCodeAt(start + 1))] !== 1) return false;
      const last = Math.min(text.length, start + longest);
      for (let end = start + 1; end <= last && isPartAt(text, end - 1); end++)
        if (isEnd(text, end) && names.has(text.slice(start, end).toLowerCase())) return true;
      return false;
    },
    endsAt: (text, end) => {
      const first = Math.max(0, end - longest);
      for (let start = end - 1; start >= first && isPartAt(text, start); start--)
        if (isBoundary(text, start) && names.has(text.slice(start, end).toLowerCase())) return true;
      return false;
    },
  };
}
