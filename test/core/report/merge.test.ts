import assert from 'node:assert/strict';
import type { Reference } from '../../../src/core/model/report.ts';
import { mergeReports, withReferences } from '../../../src/core/report/merge.ts';
import { reference, URI } from '../../support/references.ts';

const TEXT = 'MODELS = {"fast": "gpt-x"}\nask(MODELS[a])\nask(MODELS[b])\n';
const LITERAL = { uri: URI, span: { start: TEXT.indexOf('gpt-x'), end: TEXT.indexOf('gpt-x') + 5 } };

function told(id: string, at: number, parts: Partial<Reference>): Reference {
  const site = { uri: URI, span: { start: at, end: at + 9 } };
  return { ...reference(TEXT, {}), id, site, literal: LITERAL, component: 'openai:gpt-x', via: ['key'], ...parts };
}

function merged(references: readonly Reference[], found: string | null = null): ReturnType<typeof mergeReports> {
  const finding = {
    rule: 'retired-model',
    severity: 'error',
    message: 'gone',
    place: LITERAL,
    reference: found ?? '',
    related: [],
    fixes: [],
    tags: [],
    fingerprint: 'f',
  } as const;
  const findings = found === null ? [] : [finding];
  return mergeReports([{ uri: URI, version: 1, references, findings, notes: [], dependencies: [] }]);
}

describe('merging reports', () => {
  const [first, second] = [TEXT.indexOf('MODELS[a]'), TEXT.indexOf('MODELS[b]')];

  it('tells once what names tell of one choice', () => {
    const named = { detector: 'convention/model-argument' };
    const { references } = merged([told('a', first, named), told('b', second, named)]);
    assert.deepEqual(
      references.map(({ id }) => id),
      ['a'],
    );
  });

  it('tells all calls of SDKs that a choice reaches, and then nothing that only names tell', () => {
    const { references } = merged([
      told('a', first, {}),
      told('b', second, {}),
      told('c', second + 1, { detector: 'convention/model-argument' }),
    ]);
    assert.deepEqual(
      references.map(({ id }) => id),
      ['a', 'b'],
    );
  });

  it('names a reference of the report for each finding', () => {
    const listed = told('listed', LITERAL.span.start, { use: 'config', site: LITERAL, via: [] });
    const report = merged([listed, told('call', first, {})], 'listed');
    const { references } = report;
    assert.deepEqual(
      references.map(({ id }) => id),
      ['call'],
    );
    assert.equal(withReferences(report)[0]?.reference, 'call');
  });
});
