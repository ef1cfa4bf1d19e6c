import assert from 'node:assert/strict';
import fc from 'fast-check';
import { BASE64, BYTES } from '../../src/extension/wire.ts';

describe('bytes on their way to the server', () => {
  it('arrive as they were, as text and as they are', () => {
    const any = fc.uint8Array({ maxLength: 20_000 });
    fc.assert(
      fc.property(any, (bytes) => {
        const packed = BASE64.pack(bytes);
        assert.equal(packed, Buffer.from(bytes).toString('base64'));
        assert.deepEqual(BASE64.unpack(packed), bytes);
        assert.deepEqual(BYTES.unpack(BYTES.pack(bytes)), bytes);
      }),
      { numRuns: 50 },
    );
  });
});
