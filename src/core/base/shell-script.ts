import { parse } from 'unbash';
import type { Span } from '../model/text.ts';
import { visitScript } from './shell-commands.ts';
import type { ShellAssignment, ShellCommand, ShellFunction, ShellState } from './shell-commands.ts';
import { shellText } from './shell-text.ts';
import type { ShellOptions } from './shell-text.ts';

/** A script as a flat list of what it does, in source order. */
export interface ShellScript {
  readonly commands: readonly ShellCommand[];
  readonly assignments: readonly ShellAssignment[];
  readonly functions: readonly ShellFunction[];
  /** Quotes, here-documents and blocks that are never closed, and whatever else is no shell. */
  readonly errors: number;
}

/** The parser looks through all open here-documents for each further one. */
const MAX_HERES = 2000;
/** The parser stops at signs that make no sense; what stands behind is read anew, as long as that costs little. */
const MOST_READ = 8;
const MOST_READ_ANYWAY = 20_000;

/** Reads a shell script. Any text gives a script; one that cannot be read gives an empty one with an error. */
export function readScript(document: string, span: Span, options: ShellOptions = {}): ShellScript {
  return tryScript(document, span, options) ?? { commands: [], assignments: [], functions: [], errors: 1 };
}

/** Says why a text is no script that can be read; null for all others. */
export function refuseScript(text: string): string | null {
  const suspect = [...text.matchAll(/\(\)|function|coproc|<</g)].length > 200;
  const read = !suspect || tryScript(text, { start: 0, end: text.length }, {}) !== null;
  return read ? null : 'functions or here-documents are nested too deeply';
}

function tryScript(document: string, { start, end }: Span, options: ShellOptions): ShellScript | null {
  const read = { commands: [], assignments: [], functions: [], faults: { count: 0 } };
  let left = Math.max((end - start) * MOST_READ, MOST_READ_ANYWAY);
  for (let from = start; from < end && left > 0;) {
    const state = { ...read, document, shell: shellText(document, { start: from, end }, options) };
    if (state.shell.text.split('<<', MAX_HERES + 1).length > MAX_HERES) return null;
    const stopped = tryRead(state);
    if (stopped === null) return null;
    left -= end - from;
    from = stopped < state.shell.text.length ? state.shell.span(stopped, stopped).start : end;
  }
  const { commands, assignments, functions, faults }: Omit<ShellState, 'shell' | 'document'> = read;
  return {
    commands: commands.toSorted((a, b) => a.span.start - b.span.start),
    assignments: assignments.toSorted((a, b) => a.span.start - b.span.start),
    functions,
    errors: faults.count,
  };
}

/** Reads up to the first sign that can stand in no script; gives the offset behind it, or null where nothing can be read. */
function tryRead(state: ShellState): number | null {
  const { text } = state.shell;
  try {
    const script = parse(text);
    visitScript(state, script, { function: null, region: null, depth: 0 });
    const unexpected = script.errors?.findLast(({ message }) => message.startsWith('unexpected token'));
    const last = script.commands.at(-1)?.pos ?? -1;
    return unexpected && last < unexpected.pos ? unexpected.pos + 1 : text.length;
  } catch (error) {
    // Some nesting is bounded by the stack alone.
    if (error instanceof RangeError) return null;
    throw error;
  }
}
