import type { SymbolPattern } from './signature.ts';

interface Segment {
  /** null: any name. */
  readonly names: ReadonlySet<string> | null;
  readonly called: boolean;
  /** `**`: any run of calls, also none. */
  readonly run: boolean;
}

/** A symbol pattern, ready to be matched; see `SymbolPattern` for how it is written. */
export interface CompiledPattern {
  readonly module: readonly string[];
  readonly path: readonly Segment[];
}

/**
 * A module name as path: `@ai-sdk/openai/edge` → `['@ai-sdk/openai', 'edge']`, `google.genai` → `['google', 'genai']`,
 * `github.com/a/b`, `async_openai::types` and `OpenAI\\Client` by their own separators.
 */
export function moduleSegments(module: string): readonly string[] {
  if (module.startsWith('@')) {
    const parts = module.split('/');
    return [parts.slice(0, 2).join('/'), ...parts.slice(2)];
  }
  if (module.includes('::')) return module.split('::');
  if (module.includes('\\')) return module.split('\\').filter((part) => part !== '');
  return module.includes('/') || module.includes('-') ? module.split('/') : module.split('.');
}

/** @throws on a malformed pattern: tables are data of ours, so that is a bug. */
export function compilePattern(pattern: SymbolPattern): CompiledPattern {
  const hash = pattern.indexOf('#');
  if (hash <= 0 || hash === pattern.length - 1) throw new Error(`symbol pattern without module or path: ${pattern}`);
  return {
    module: moduleSegments(pattern.slice(0, hash)),
    path: splitPath(pattern.slice(hash + 1)).map((text) => compileSegment(text, pattern)),
  };
}

/**
 * The last names of a pattern as they stand in a symbol (`create`, `createOpenAI()`); null when any name may be last. Read
 * from its end: of a thousand patterns a run compiles a few.
 */
export function lastNames(pattern: SymbolPattern): readonly string[] | null {
  const start = Math.max(pattern.lastIndexOf('.'), pattern.lastIndexOf('#')) + 1;
  const text = pattern.includes('}', start) ? pattern.slice(pattern.lastIndexOf('{')) : pattern.slice(start);
  const called = text.endsWith('()') ? '()' : '';
  const bare = called === '' ? text : text.slice(0, -2);
  const names = bare.startsWith('{') ? bare.slice(1, -1).split(',') : [bare];
  const plain = names.map((name) => name.trim());
  return plain.includes('*') || text === '**' ? null : plain.map((name) => name + called);
}

function splitPath(path: string): readonly string[] {
  return path.match(/(?:\{[^{}]*\}|[^.{}])+/g) ?? [];
}

function compileSegment(text: string, pattern: string): Segment {
  if (text === '**') return { names: null, called: true, run: true };
  const match = /^(?:\{([^}]+)\}|([\w$*]+|))(\(\))?$/.exec(text);
  if (!match) throw new Error(`malformed segment "${text}" in symbol pattern ${pattern}`);
  const names = (match[1] ?? match[2] ?? '').split(',').map((name) => name.trim());
  return { names: names.includes('*') ? null : new Set(names), called: match[3] !== undefined, run: false };
}

function segmentMatches(segment: Segment, text: string): boolean {
  const called = text.endsWith('()');
  if (called !== segment.called) return false;
  return segment.names === null || segment.names.has(called ? text.slice(0, -2) : text);
}

/** Whether the symbol's package is the pattern's module (or a submodule of it). */
export function inModule(module: readonly string[], segments: readonly string[]): boolean {
  return module.every((name, index) => segments[index] === name);
}

/**
 * Whether a symbol is what the pattern says. Submodules between the module and the path are skipped, so
 * `transformers.models.auto.AutoModel` is `transformers#AutoModel`.
 */
export function matchesPattern(pattern: CompiledPattern, segments: readonly string[]): boolean {
  if (!inModule(pattern.module, segments)) return false;
  const start = pattern.module.length;
  return endsAt(pattern.path, pattern.path.length, segments, segments.length, start);
}

/** Matches from the end: the last `count` segments of the path with what stands before `end`; what is left over are submodules. */
function endsAt(
  path: readonly Segment[],
  count: number,
  segments: readonly string[],
  end: number,
  start: number,
): boolean {
  const segment = path[count - 1];
  if (!segment) return segments.slice(start, end).every((text) => !text.endsWith('()'));
  if (segment.run) {
    for (let from = end; from >= start; from--) {
      if (endsAt(path, count - 1, segments, from, start)) return true;
      if (segments[from - 1]?.endsWith('()') !== true) return false;
    }
    return false;
  }
  if (end <= start || !segmentMatches(segment, segments[end - 1] ?? '')) return false;
  return endsAt(path, count - 1, segments, end - 1, start);
}
