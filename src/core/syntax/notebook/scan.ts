import { findNodeAtLocation, parseTree, printParseErrorCode } from 'jsonc-parser';
import type { Node, ParseError } from 'jsonc-parser';
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

/** What Python writes for numbers that JSON has no words for. */
const NO_JSON = /NaN|-?Infinity/g;
/** Faults within strings harm nothing: what is read of them is their place. */
const HARMLESS: ReadonlySet<string> = new Set(['InvalidCharacter', 'InvalidEscapeCharacter', 'InvalidUnicode']);
const FAULTS: Readonly<Record<string, string>> = {
  PropertyNameExpected: 'expected a quoted name',
  ValueExpected: 'expected a value',
  InvalidSymbol: 'this word is not JSON',
  ColonExpected: 'expected ":"',
  CommaExpected: 'expected ","',
  CloseBraceExpected: 'expected "}"',
  CloseBracketExpected: 'expected "]"',
  EndOfFileExpected: 'something follows the end of the notebook',
  UnexpectedEndOfString: 'a string is not closed',
};

/** Finds the cells of a notebook. */
export function scanNotebook(raw: string): ScannedNotebook {
  // Only places are taken from what is parsed, so it does not matter that strings may hold these words as well.
  const text = raw.replace(/^\uFEFF/, ' ').replace(NO_JSON, (word) => '1'.repeat(word.length));
  const errors: ParseError[] = [];
  const root = treeOf(text, errors);
  if (root === null) return invalid(0, 'it is nested too deeply');
  const faults = errors.map(({ error, offset }) => ({ name: printParseErrorCode(error), offset }));
  const fault = faults.find(({ name }) => !HARMLESS.has(name));
  if (fault) return invalid(fault.offset, FAULTS[fault.name] ?? 'it is not JSON');
  const list = root && findNodeAtLocation(root, ['cells']);
  if (list?.type !== 'array') return invalid(0, 'there is no list of cells');
  const items = list.children ?? [];
  const odd = items.find(({ type }) => type !== 'object');
  if (odd) return invalid(odd.offset, 'a cell is not an object');
  const said = (...path: readonly string[]): string | null =>
    root ? (stringOf(findNodeAtLocation(root, ['metadata', ...path]))?.toLowerCase() ?? null) : null;
  return {
    kind: 'notebook',
    cells: items.map(cellOf),
    language: said('language_info', 'name') ?? said('kernelspec', 'language'),
    kernel: said('kernelspec', 'name'),
  };
}

function invalid(offset: number, detail: string): ScannedNotebook {
  return { kind: 'invalid', offset, detail };
}

/** null where it is nested deeper than the stack holds. */
function treeOf(text: string, errors: ParseError[]): Node | undefined | null {
  try {
    return parseTree(text, errors, { disallowComments: true });
  } catch (error) {
    if (error instanceof RangeError) return null;
    throw error;
  }
}

function cellOf(node: Node): Cell {
  const type = stringOf(findNodeAtLocation(node, ['cell_type'])) ?? '';
  const source = findNodeAtLocation(node, ['source']);
  if (source?.type !== 'string' && source?.type !== 'array') return { type, pieces: [], source: { start: 0, end: 0 } };
  const strings = (source.type === 'string' ? [source] : (source.children ?? [])).filter(
    (item) => item.type === 'string',
  );
  return {
    type,
    pieces: strings.map(({ offset, length }) => ({ start: offset + 1, end: offset + length - 1 })),
    source: { start: source.offset, end: source.offset + source.length },
  };
}

function stringOf(node: Node | undefined): string | null {
  return node?.type === 'string' ? String(node.value) : null;
}
