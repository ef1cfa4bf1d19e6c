import assert from 'node:assert/strict';
import { boundedPart } from '../../../src/core/workspace/bounded-part.ts';
import type { SourceText } from '../../../src/core/model/text.ts';

const TEST = { kind: 'not-live', why: 'test' } as const;
const source = (language: string, text: string, version = 0): SourceText => ({ uri: 'a', language, version, text });
const long = 'model: gpt-4o\n'.repeat(5000);

describe('what is read of a document', () => {
  it('is the first lines of data in tests', () => {
    const part = boundedPart(source('yaml', long), TEST, false);
    assert.ok(part.text.length > 16_000 && part.text.length <= 16_385);
    assert.ok(part.text.endsWith('\n') && long.startsWith(part.text));
  });

  it('is a part also where data is one line', () => {
    assert.equal(boundedPart(source('json', '[1,'.repeat(10_000)), TEST, false).text.length, 16_384);
  });

  it('is all of what is short, live, code, open, or a test that counts', () => {
    for (const [given, surroundings, tests] of [
      [source('yaml', 'model: gpt-4o\n'), TEST, false],
      [source('yaml', long), { kind: 'live' }, false],
      [source('yaml', long), { kind: 'not-live', why: 'documentation' }, false],
      [source('python', long), TEST, false],
      [source('yaml', long, 3), TEST, false],
      [source('yaml', long), TEST, true],
    ] as const)
      assert.equal(boundedPart(given, surroundings, tests), given);
  });
});
