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
    { factsBudget: 1000 },
  );

  before(async () => {
    for (const uri of names) await documents.put({ uri, language: 'python', version: 0, text }, () => true, signal);
  });

  it('stay within the budget', () => {
    const kept = names.filter((uri) => documents.get(uri)?.facts);
    assert.deepEqual(kept, names.slice(-10));
    assert.equal(collected, names.length);
  });

  it('come back when they are asked for, and are never made twice', () => {
    const [first = '', second = ''] = names;
    const facts = documents.restore(first)?.facts;
    assert.equal(facts?.uri, first);
    assert.equal(documents.restore(first)?.facts, facts);
    documents.begin();
    assert.equal(documents.project().facts(second)?.uri, second);
    for (const uri of names) assert.ok(documents.project().facts(uri));
    assert.equal(collected, names.length);
  });

  it('that a running inspection asked for stay as they are until the next one starts', () => {
    documents.begin();
    const [first = ''] = names;
    const facts = documents.project().facts(first);
    for (const uri of names) documents.project().facts(uri);
    assert.equal(documents.project().facts(first), facts);
    assert.equal(names.filter((uri) => documents.get(uri)?.facts).length, names.length);
    documents.begin();
    for (const uri of names.slice(1, 30)) documents.restore(uri);
    assert.equal(names.filter((uri) => documents.get(uri)?.facts).length, 10);
    assert.notEqual(documents.project().facts(first), facts);
    assert.deepEqual(documents.project().facts(first), facts);
  });

  it('leave text and suppressions at hand', () => {
    const document = documents.get(names[1] ?? '');
    assert.equal(document?.facts, null);
    assert.equal(document.text, text);
    assert.deepEqual(document.kept, { suppressions: [], lineComment: '#' });
  });

  it('of documents that are open in an editor stay', async () => {
    const open = `${ROOT}/open.py`;
    await documents.put({ uri: open, language: 'python', version: 3, text }, () => true, signal);
    for (const uri of names) await documents.put({ uri, language: 'python', version: 0, text }, () => true, signal);
    assert.ok(documents.get(open)?.facts);
  });
});
