import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { collectListing, isWorthListing } from '../../../../src/core/syntax/listing/listing.ts';
import { weightOf } from '../../../../src/core/workspace/retention.ts';

const small = 'body:\n  model: gpt-4o\n';
const large = `${small}${'# nothing\n'.repeat(2000)}`;

describe('data that can only be listed', () => {
  it('is read as what it is where it is small and written by people', () => {
    assert.equal(isWorthListing({ language: 'yaml', text: small }, 'tests/fixtures/app.yaml'), false);
    assert.equal(isWorthListing({ language: 'yaml', text: large }, 'tests/fixtures/app.yaml'), true);
  });

  it('is listed whatever its size where a tool has recorded it', () => {
    for (const path of [
      'tests/cassettes/chat/a.yaml',
      'spec/vcr_cassettes/a.yml',
      'src/__snapshots__/a.json',
      'test/recordings/a.json',
    ])
      assert.equal(isWorthListing({ language: 'yaml', text: small }, path), true, path);
    assert.equal(isWorthListing({ language: 'python', text: small }, 'tests/cassettes/conftest.py'), false);
  });

  it('weighs what is listed of it, not its text', () => {
    const source = { uri: 'file:///w/a.yaml', language: 'yaml', version: 0, text: large };
    const facts = collectListing(source, () => true);
    assert.deepEqual(
      facts.settings.map(({ path, value }) => [path, value.kind === 'string' ? value.value : '']),
      [[['model'], 'gpt-4o']],
    );
    assert.ok(weightOf(facts, large.length) < 100);
    assert.equal(weightOf({ ...facts, language: 'python' }, large.length), large.length);
  });
});
