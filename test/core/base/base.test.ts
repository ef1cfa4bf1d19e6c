import assert from 'node:assert/strict';
import fc from 'fast-check';
import { decodeText, encodeText, encodingOf } from '../../../src/core/base/decode.ts';
import { applyEdits, overlaps } from '../../../src/core/base/edits.ts';
import { hashText } from '../../../src/core/base/hash.ts';
import { createLineTable } from '../../../src/core/base/lines.ts';

const bytes = (...values: number[]): Uint8Array => Uint8Array.from(values);

describe('decodeText', () => {
  it('reads UTF-8 and keeps a byte order mark, so that offsets are those of the file', () => {
    assert.deepEqual(decodeText(bytes(0xef, 0xbb, 0xbf, 0x61)), { kind: 'text', text: '\uFEFFa' });
    assert.deepEqual(decodeText(new TextEncoder().encode('ü€𝄞')), { kind: 'text', text: 'ü€𝄞' });
  });
  it('reads UTF-16 behind a byte order mark', () => {
    assert.deepEqual(decodeText(bytes(0xff, 0xfe, 0x61, 0x00)), { kind: 'text', text: '\uFEFFa' });
  });
  it('tells binary and invalid bytes apart', () => {
    assert.equal(decodeText(bytes(0x61, 0, 0x62)).kind, 'binary');
    assert.equal(decodeText(bytes(0x61, 0xff, 0x01, 0x62)).kind, 'invalid-encoding');
    assert.equal(decodeText(bytes(0xff, 0xfe, 0x00, 0xd8)).kind, 'invalid-encoding');
  });
  it('reads what is no UTF-8 as Windows-1252, and writes it back', () => {
    const written = bytes(0x93, 0x73, 0x61, 0x69, 0x64, 0x94, 0x20, 0xe9, 0xff, 0x81, 0x80);
    assert.deepEqual(decodeText(written), { kind: 'text', text: '“said” éÿ\x81€' });
    assert.equal(encodingOf(written), 'windows-1252');
    assert.deepEqual(encodeText('“said” éÿ\x81€', 'windows-1252'), written);
    assert.throws(() => encodeText('Ω', 'windows-1252'), /does not have/);
    assert.equal(decodeText(bytes()).kind, 'text');
  });
});

describe('createLineTable', () => {
  it('knows all three line breaks', () => {
    const table = createLineTable('a\r\nbb\rc\n');
    assert.equal(table.lineCount, 4);
    assert.deepEqual(table.positionAt(3), { line: 1, character: 0 });
    assert.deepEqual(table.lineSpan(1), { start: 3, end: 5 });
    assert.deepEqual(table.positionAt(99), { line: 3, character: 0 });
  });
  it('goes from offsets to positions and back', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom('a', '\n', '\r', 'é', '𝄞') }), fc.nat(), (text, seed) => {
        const table = createLineTable(text);
        const offset = text.length === 0 ? 0 : seed % (text.length + 1);
        const back = table.offsetAt(table.positionAt(offset));
        // Inside of a line break there is no column; its line ends before it.
        assert.ok(back === offset || (/[\r\n]/.test(text.slice(back, offset + 1)) && offset - back <= 1));
      }),
    );
  });
});

describe('edits', () => {
  it('are applied in any order', () => {
    const edits = [
      { span: { start: 4, end: 5 }, newText: 'E' },
      { span: { start: 0, end: 1 }, newText: '' },
      { span: { start: 2, end: 2 }, newText: '++' },
    ];
    assert.equal(applyEdits('abcdef', edits), 'b++cdEf');
  });
  it('that overlap are a bug', () => {
    const [a, b] = [
      { span: { start: 0, end: 3 }, newText: '' },
      { span: { start: 2, end: 4 }, newText: '' },
    ];
    assert.ok(overlaps(a, b));
    assert.throws(() => applyEdits('abcdef', [a, b]), /overlapping/);
    assert.ok(!overlaps(a, { span: { start: 3, end: 4 }, newText: '' }));
  });
});

describe('hashText', () => {
  it('is stable, and differs where texts differ', () => {
    assert.equal(hashText('modelkeel'), hashText('modelkeel'));
    assert.match(hashText(''), /^[0-9a-f]{16}$/);
    const hashes = new Set(Array.from({ length: 20_000 }, (_, index) => hashText(`reference ${index}`)));
    assert.equal(hashes.size, 20_000);
  });
});
