import assert from 'node:assert/strict';
import type { SuppressionFact } from '../../../src/core/model/facts.ts';
import { runRules as run } from '../../../src/core/rules/run-rules.ts';
import type { LiveReference, RuleContext } from '../../../src/core/rules/rule.ts';
import type { Finding } from '../../../src/core/model/finding.ts';
import type { Reference } from '../../../src/core/model/report.ts';
import { identity, metadata, reference, ruleContext, URI } from '../../support/references.ts';

const TEXT = 'MODEL = "gpt-x"\nask(model=MODEL)\nask(model=MODEL)\n';
const dead = metadata({
  lifecycle: { status: 'retired', retires: '2026-01-05', retiresKind: 'firm', daysLeft: -322 },
  replacement: { id: 'gpt-y' },
});
const context = ruleContext(TEXT);

function runRules(references: readonly Reference[], given: RuleContext): readonly Finding[] {
  return run({ references, observations: [] }, given);
}

function used(at: number, parts: Partial<LiveReference> = {}): LiveReference {
  const site = { uri: URI, span: { start: at, end: at + 5 } };
  return reference(TEXT, { metadata: dead, site, ...parts });
}
const [first, second] = [TEXT.indexOf('=MODEL') + 1, TEXT.lastIndexOf('=MODEL') + 1];

describe('running the rules', () => {
  it('gives one finding per rule and literal, at the literal, with its uses beside it', () => {
    const findings = runRules([used(first), used(second, { id: 'r2', label: 'responses.create' })], context);
    assert.equal(findings.length, 1);
    const [finding] = findings;
    assert.equal(finding?.rule, 'retired-model');
    assert.deepEqual(finding.place, { uri: URI, span: { start: 9, end: 14 } });
    assert.equal(finding.reference, 'r1');
    assert.deepEqual(
      finding.related.map(({ place, message }) => [place.span.start, message]),
      [
        [first, 'used here by chat.completions.create'],
        [second, 'used here by responses.create'],
      ],
    );
    assert.deepEqual(
      finding.fixes.map(({ kind, edits }) => [kind, edits.length]),
      [
        ['replace', 1],
        ['suppress', 1],
      ],
    );
  });

  it('fails nobody for one of several that may be chosen, and edits no row that people type', () => {
    const [chosen] = runRules([used(first, { via: ['constant', 'key', 'table'] })], context);
    assert.equal(chosen?.severity, 'info');
    assert.match(chosen.message, /one of several that may be chosen/);
    assert.deepEqual(
      chosen.fixes.map(({ kind }) => kind),
      ['replace', 'suppress'],
    );
    const [row] = runRules([used(first, { via: ['row'] })], context);
    assert.equal(row?.severity, 'info');
    assert.deepEqual(
      row.fixes.map(({ kind }) => kind),
      ['suppress'],
    );
  });

  it('says what holds for a call, where a literal is also one of several', () => {
    const [finding] = runRules([used(first, { via: ['key'] }), used(second, { id: 'r2' })], context);
    assert.equal(finding?.severity, 'error');
  });

  it('names no other place where the literal stands in the call', () => {
    const [finding] = runRules([reference(TEXT, { metadata: dead })], context);
    assert.deepEqual(finding?.related, []);
  });

  it('puts the edits of several loads of one id into one fix', () => {
    const hub = identity({ provider: 'huggingface', name: 'gpt-x', pin: 'floating' });
    const load = (at: number): LiveReference =>
      used(at, {
        identity: hub,
        metadata: metadata({ commit: 'b'.repeat(40) }),
        insertion: { uri: URI, offset: at + 5, style: 'keyword', comma: 'before' },
      });
    const [finding] = runRules([load(first), load(second)], context);
    assert.deepEqual(
      finding?.fixes[0]?.edits.map(({ span }) => span.start),
      [first + 5, second + 5],
    );
  });

  it('leaves out what is only listed or imported, other kinds of components, and unknown values', () => {
    const quiet: readonly Partial<LiveReference>[] = [
      { use: 'listed' },
      { use: 'import' },
      { kind: 'dataset' },
      { kind: 'package' },
    ];
    for (const parts of quiet) assert.deepEqual(runRules([used(first, parts)], context), []);
    const blank = { ...used(first), identity: null, literal: null, text: null };
    assert.deepEqual(runRules([blank], context), []);
    for (const use of ['call', 'config'] as const) assert.equal(runRules([used(first, { use })], context).length, 1);
  });
});

describe('suppressions', () => {
  const directive = (covers: SuppressionFact['covers'], rules: readonly string[] = []): SuppressionFact => ({
    scope: 'line',
    rules,
    reason: null,
    covers,
    span: covers,
  });
  const found = (suppression: SuppressionFact): number =>
    runRules([used(first)], ruleContext(TEXT, { suppressions: [suppression] })).length;

  it('count at the literal and at the use', () => {
    assert.equal(found(directive({ start: 0, end: 15 })), 0);
    assert.equal(found(directive({ start: 16, end: 32 })), 0);
    assert.equal(found(directive({ start: 33, end: 49 })), 1);
  });

  it('count for the rules they name, or for all', () => {
    assert.equal(found(directive({ start: 0, end: 15 }, ['retired-model'])), 0);
    assert.equal(found(directive({ start: 0, end: 15 }, ['floating-model', 'retired-model'])), 0);
    assert.equal(found(directive({ start: 0, end: 15 }, ['floating-model'])), 1);
  });

  it('at one use leave the other uses alone', () => {
    const suppressions = [directive({ start: 16, end: 32 })];
    const [finding] = runRules([used(first), used(second)], ruleContext(TEXT, { suppressions }));
    assert.deepEqual(
      finding?.related.map(({ place }) => place.span.start),
      [second],
    );
  });
});

describe('fingerprints', () => {
  const of = (text: string, parts: Partial<LiveReference> = {}): string =>
    runRules([reference(text, { metadata: dead, ...parts })], ruleContext(text))[0]?.fingerprint ?? '';

  it('survive edits elsewhere, and another indentation', () => {
    assert.equal(of('x = "gpt-x"'), of('import os\r\n\r\n    x =  "gpt-x"\r\ny = 2'));
  });

  it('tell lines, detectors and models apart', () => {
    const all = [
      of('x = "gpt-x"'),
      of('y = "gpt-x"'),
      of('x = "gpt-x"', { detector: 'openai/responses' }),
      of('x = "gpt-z"', { identity: identity({ name: 'gpt-z' }) }),
    ];
    assert.equal(new Set(all).size, all.length);
    assert.match(all[0] ?? '', /^[0-9a-f]{16}$/);
  });

  it('of equal lines are told apart by their order', () => {
    const text = 'ask("gpt-x")\nask("gpt-x")\n';
    const one = reference(text, { metadata: dead });
    const literal = { uri: URI, span: { start: 18, end: 23 } };
    const two = { ...one, literal, site: literal };
    const [a, b] = runRules([one, two], ruleContext(text)).map(({ fingerprint }) => fingerprint);
    assert.equal(b, `${String(a)}-1`);
  });
});
