import assert from 'node:assert/strict';
import { createDocuments } from '../../../src/core/workspace/documents.ts';
import { createRetention } from '../../../src/core/workspace/retention.ts';
import { emptyFacts } from '../../../src/core/syntax/empty-facts.ts';
import { memoryWorkspace, ROOT } from '../../support/ports.ts';

const signal = new AbortController().signal;

describe('retention', () => {
  it('lets go what was not used for longest, and keeps what is needed', () => {
    const retention = createRetention(10);
    for (const uri of ['a', 'b', 'c']) retention.use(uri, 5);
    retention.use('a');
    assert.deepEqual(
      retention.overflow((uri) => uri === 'b'),
      ['c'],
    );
    assert.deepEqual(
      retention.overflow(() => false),
      [],
    );
  });

  it('counts a document once, whatever is put in for it', () => {
    const retention = createRetention(10);
    for (let size = 1; size < 10; size++) retention.use('a', size);
    retention.use('b', 1);
    assert.deepEqual(
      retention.overflow(() => false),
      [],
    );
  });
});

describe('facts of many documents', () => {
  const text = 'x'.repeat(100);
  const names = Array.from({ length: 500 }, (_, index) => `${ROOT}/f${String(index)}.py`);
  let collected = 0;
  const documents = createDocuments(
    memoryWorkspace({}),
    (source) => {
      collected++;
      return Promise.resolve({ facts: { ...emptyFacts(source), ecosystem: 'pypi' as const }, notes: [] });
    },
    () => undefined,
    1000,
  );

  before(async () => {
    for (const uri of names) await documents.put({ uri, language: 'python', version: 0, text }, () => true, signal);
  });

  it('stay within the budget', () => {
    const kept = names.filter((uri) => documents.get(uri)?.facts);
    assert.deepEqual(kept, names.slice(-10));
    assert.equal(collected, names.length);
  });

  it('are made again from the text when they are asked for, once', async () => {
    const [first = ''] = names;
    assert.ok((await documents.restore(first, signal))?.facts);
    assert.ok((await documents.restore(first, signal))?.facts);
    assert.equal(collected, names.length + 1);
    assert.equal(names.filter((uri) => documents.get(uri)?.facts).length, 10);
  });

  it('leave text and suppressions behind', () => {
    const document = documents.get(names[1] ?? '');
    assert.equal(document?.facts, null);
    assert.equal(document.text, text);
    assert.deepEqual(document.kept, { suppressions: [], lineComment: '#' });
  });

  it('come back when evaluation asks for them', async () => {
    const [, second = ''] = names;
    assert.equal(documents.project().facts(second), null);
    assert.equal(await documents.loadWanted(signal), true);
    assert.ok(documents.project().facts(second));
  });

  it('of documents that are open in an editor stay', async () => {
    const open = `${ROOT}/open.py`;
    await documents.put({ uri: open, language: 'python', version: 3, text }, () => true, signal);
    for (const uri of names) await documents.put({ uri, language: 'python', version: 0, text }, () => true, signal);
    assert.ok(documents.get(open)?.facts);
  });
});
