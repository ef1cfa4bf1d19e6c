import type { Span } from '../../model/text.ts';

/** One cell of a notebook file, with the places of its source in the raw JSON. */
export interface Cell {
  readonly type: string;
  /** The contents of the JSON strings the source is made of, without their quotes. */
  readonly pieces: readonly Span[];
  /** The whole source value: the string, or the array of strings. */
  readonly source: Span;
}

/** What a notebook file says (https://nbformat.readthedocs.io/en/latest/format_description.html). */
export type ScannedNotebook =
  | {
      readonly kind: 'notebook';
      readonly cells: readonly Cell[];
      readonly language: string | null;
      readonly kernel: string | null;
    }
  | { readonly kind: 'invalid'; readonly offset: number; readonly detail: string };

const MAX_DEPTH = 200;
const SPACE = /[ \t\r\n]*/y;
const LITERAL = /-?\d[\d.eE+-]*|true|false|null|NaN|-?Infinity/y;

/**
 * Finds the cells of a notebook in one pass. Outputs, which are nearly all of a large notebook, are stepped over string
 * by string without being decoded or kept; a general parser spends seconds on them.
 */
export function scanNotebook(raw: string): ScannedNotebook {
  const scanner = createScanner(raw);
  const found = { cells: null as Cell[] | null, language: null as string | null, kernel: null as string | null };
  scanner.object((key) => {
    if (key === 'cells') found.cells = readCells(scanner);
    else if (key === 'metadata') readMetadata(scanner, found);
    else scanner.skip(0);
  });
  scanner.end();
  const failure = scanner.failure();
  if (failure) return { kind: 'invalid', ...failure };
  if (!found.cells) return { kind: 'invalid', offset: 0, detail: 'there is no list of cells' };
  return { kind: 'notebook', cells: found.cells, language: found.language, kernel: found.kernel };
}

interface Scanner {
  readonly raw: string;
  /** The next character that is no space, and its offset. */
  readonly peek: () => string;
  readonly offset: () => number;
  /** Calls `member` for each property, which must read or skip the value. */
  readonly object: (member: (key: string) => void) => void;
  readonly array: (item: () => void) => void;
  /** The content of a string, without its quotes. */
  readonly string: () => Span;
  readonly skip: (depth: number) => void;
  readonly end: () => void;
  /** The first thing that is not JSON; behind it nothing is read, every step gives what is empty. */
  readonly failure: () => Failure | null;
}

interface Failure {
  readonly offset: number;
  readonly detail: string;
}

function createScanner(raw: string): Scanner {
  let at = raw.startsWith('\uFEFF') ? 1 : 0;
  let failure: Failure | null = null;
  const fail = (detail: string): void => {
    failure ??= { offset: at, detail };
    at = raw.length;
  };
  const peek = (): string => {
    SPACE.lastIndex = at;
    SPACE.exec(raw);
    at = SPACE.lastIndex;
    return raw[at] ?? '';
  };
  const take = (character: string): boolean => {
    if (peek() === character) {
      at++;
      return true;
    }
    fail(at >= raw.length ? `the file ends where "${character}" was expected` : `"${character}" was expected`);
    return false;
  };
  const string = (): Span => {
    if (!take('"')) return { start: at, end: at };
    const start = at;
    for (let close = raw.indexOf('"', start); close >= 0; close = raw.indexOf('"', close + 1)) {
      let slashes = 0;
      while (raw.charCodeAt(close - 1 - slashes) === BACKSLASH) slashes++;
      if (slashes % 2 === 1 && close - slashes >= start) continue;
      at = close + 1;
      return { start, end: close };
    }
    at = start - 1;
    fail('a string is not closed');
    return { start: at, end: at };
  };
  const items = (close: string, item: () => void): void => {
    if (peek() === close) {
      at++;
      return;
    }
    do item();
    while (peek() !== close && take(','));
    if (!failure) at++;
  };
  const object = (member: (key: string) => void): void => {
    if (!take('{')) return;
    items('}', () => {
      const { start, end } = string();
      if (take(':')) member(raw.slice(start, end));
    });
  };
  const array = (item: () => void): void => {
    if (take('[')) items(']', item);
  };
  const skip = (depth: number): void => {
    const next = peek();
    if (depth > MAX_DEPTH) fail('it is nested too deeply');
    if (next === '"') string();
    else if (next === '{')
      object(() => {
        skip(depth + 1);
      });
    else if (next === '[')
      array(() => {
        skip(depth + 1);
      });
    else literal();
  };
  const literal = (): void => {
    LITERAL.lastIndex = at;
    if (LITERAL.test(raw)) at = LITERAL.lastIndex;
    else fail(at >= raw.length ? 'the file ends where a value was expected' : 'a value was expected');
  };
  const end = (): void => {
    if (!failure && peek() !== '') fail('something follows the end of the notebook');
  };
  return { raw, peek, offset: () => at, object, array, string, skip, end, failure: () => failure };
}

const BACKSLASH = 92;

function readCells(scanner: Scanner): Cell[] {
  const cells: Cell[] = [];
  scanner.array(() => {
    let type = '';
    let pieces: Span[] = [];
    let source = { start: 0, end: 0 };
    scanner.object((key) => {
      const next = scanner.peek();
      if (key === 'cell_type' && next === '"') type = textOf(scanner);
      else if (key === 'source' && (next === '"' || next === '[')) {
        const start = scanner.offset();
        pieces = readSource(scanner);
        source = { start, end: scanner.offset() };
      } else scanner.skip(0);
    });
    cells.push({ type, pieces, source });
  });
  return cells;
}

/** The source of a cell: one string, or a list of strings that are put together. */
function readSource(scanner: Scanner): Span[] {
  if (scanner.peek() === '"') return [scanner.string()];
  const pieces: Span[] = [];
  scanner.array(() => {
    if (scanner.peek() === '"') pieces.push(scanner.string());
    else scanner.skip(0);
  });
  return pieces;
}

function textOf(scanner: Scanner): string {
  const { start, end } = scanner.string();
  return scanner.raw.slice(start, end);
}

function readMetadata(scanner: Scanner, found: { language: string | null; kernel: string | null }): void {
  const inner = (key: string, property: string): void => {
    if (scanner.peek() !== '"') scanner.skip(0);
    else if (key === 'language_info' && property === 'name') found.language = textOf(scanner).toLowerCase();
    else if (key === 'kernelspec' && property === 'language') found.language ??= textOf(scanner).toLowerCase();
    else if (key === 'kernelspec' && property === 'name') found.kernel = textOf(scanner).toLowerCase();
    else scanner.skip(0);
  };
  if (scanner.peek() !== '{') {
    scanner.skip(0);
    return;
  }
  scanner.object((key) => {
    if (scanner.peek() === '{')
      scanner.object((property) => {
        inner(key, property);
      });
    else scanner.skip(0);
  });
}
