import type { SymbolPattern } from './signature.ts';

interface Segment {
  /** null: any name. */
  readonly names: ReadonlySet<string> | null;
  readonly called: boolean;
}

/** A symbol pattern, ready to be matched; see `SymbolPattern` for how it is written. */
export interface CompiledPattern {
  readonly module: readonly string[];
  readonly path: readonly Segment[];
  /** The last names as they stand in a symbol (`create`, `createOpenAI()`); null when any name may be last. */
  readonly last: readonly string[] | null;
}

/** `@ai-sdk/openai/edge` → `['@ai-sdk/openai', 'edge']`, `google.genai` → `['google', 'genai']`. */
export function moduleSegments(module: string): readonly string[] {
  if (module.startsWith('@')) {
    const parts = module.split('/');
    return [parts.slice(0, 2).join('/'), ...parts.slice(2)];
  }
  return module.includes('/') || module.includes('-') ? module.split('/') : module.split('.');
}

/** @throws on a malformed pattern: tables are data of ours, so that is a bug. */
export function compilePattern(pattern: SymbolPattern): CompiledPattern {
  const hash = pattern.indexOf('#');
  if (hash <= 0 || hash === pattern.length - 1) throw new Error(`symbol pattern without module or path: ${pattern}`);
  const path = splitPath(pattern.slice(hash + 1)).map((text) => compileSegment(text, pattern));
  const final = path.at(-1);
  return {
    module: moduleSegments(pattern.slice(0, hash)),
    path,
    last: final?.names ? [...final.names].map((name) => (final.called ? `${name}()` : name)) : null,
  };
}

function splitPath(path: string): readonly string[] {
  return path.match(/(?:\{[^}]*\}|[^.{}])+/g) ?? [];
}

function compileSegment(text: string, pattern: string): Segment {
  const match = /^(?:\{([^}]+)\}|([\w$*]+|))(\(\))?$/.exec(text);
  if (!match) throw new Error(`malformed segment "${text}" in symbol pattern ${pattern}`);
  const names = (match[1] ?? match[2] ?? '').split(',').map((name) => name.trim());
  return { names: names.includes('*') ? null : new Set(names), called: match[3] !== undefined };
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
  const rest = segments.slice(pattern.module.length);
  const gap = rest.length - pattern.path.length;
  if (gap < 0) return false;
  for (let i = 0; i < gap; i++) if (rest[i]?.endsWith('()')) return false;
  return pattern.path.every((segment, index) => segmentMatches(segment, rest[gap + index] ?? ''));
}
