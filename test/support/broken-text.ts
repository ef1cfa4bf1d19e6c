import fc from 'fast-check';

/** What opens, closes or changes the meaning of what follows, in any of the languages that are read. */
const MARKS = [
  '(', ')', '[', ']', '{', '}', '<', '>', '"', "'", '`', '"""', "'''", '{{', '}}', '${', '#{', '$(', '{$', '%w[', '<<A\n', '<<~A\n', '\nA\n',
  '\\', '\\\n', '#', '#[', '//', '/*', '*/', '--', '=begin\n', '<!--', '-->', '<?php ', '?>', '<script>', '</script>', '---\n',
  ':', '::', ';', ',', '.', '=', '==', ':=', '=>', '->', '<-', '|>', '|', '&', '?', '??', '?.', '!', '@', '$', '$a', '~', '*', '_',
]; // prettier-ignore
const WORDS = [
  'x', 'if ', 'else ', 'for ', 'do ', 'end ', 'def ', 'class ', 'function ', 'fn ', 'fun ', 'new ', 'return ', 'import ', 'match ', 'when ', 'case ',
  '#if X\n', '#endif\n', 'FROM ', 'RUN ', 'export ', 'null', '1',
]; // prettier-ignore
const SPACES = [' ', '\t', '\n', '\r\n', '\r', '\f', '\n    ', '\uFEFF', '\u2028', 'é', '😀'];

const piece = fc.oneof(
  fc.constantFrom(...MARKS),
  fc.constantFrom(...SPACES),
  fc.constantFrom(...WORDS),
  fc.string({ unit: 'binary', maxLength: 4 }),
);

/** Any text: characters, or pieces of code in no order. */
export const anyText = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 200 }),
  fc.array(piece, { maxLength: 80 }).map((pieces) => pieces.join('')),
);

/** A piece that is cut out of a text, and another that is put in its place. */
export interface Edit {
  readonly at: number;
  readonly cut: number;
  readonly put: string;
}

export const someEdits: fc.Arbitrary<readonly Edit[]> = fc.array(
  fc.record({
    at: fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true }),
    cut: fc.oneof(fc.constant(0), fc.integer({ min: 0, max: 12 }), fc.integer({ min: 0, max: 400 })),
    put: piece,
  }),
  { minLength: 1, maxLength: 6 },
);

/** The text after all edits. */
export function edited(text: string, edits: readonly Edit[]): string {
  return edits.reduce((before, { at, cut, put }) => {
    const offset = Math.floor(at * before.length);
    return before.slice(0, offset) + put + before.slice(offset + cut);
  }, text);
}
