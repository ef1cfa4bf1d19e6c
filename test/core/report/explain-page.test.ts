import assert from 'node:assert/strict';
import { createAnalyzer } from '../../../src/core/analyzer.ts';
import { explainFacts } from '../../../src/core/report/explain-page.ts';
import type { ExplainedFact, ExplainedModel } from '../../../src/core/report/explain-page.ts';
import { explainText } from '../../../src/core/report/explain-text.ts';
import type { Paint } from '../../../src/core/report/text.ts';
import { testPorts, TODAY } from '../../support/ports.ts';

const plain = { bold: (text: string) => text, dim: (text: string) => text } as Paint;

async function explained(model: string, platform: string): Promise<ExplainedModel> {
  const analyzer = createAnalyzer(testPorts(), { horizonDays: 90, includeTests: false });
  const [known] = await analyzer.explain(model, platform, new AbortController().signal);
  analyzer.dispose();
  return known ?? assert.fail(model);
}

function factOf(facts: readonly ExplainedFact[], group: RegExp, name: string): ExplainedFact | undefined {
  return facts.find((fact) => group.test(fact.group) && fact.name === name);
}

describe('the facts of a page', () => {
  it('tell life, requests and what a move changes, each with its source and its age in days', async () => {
    const facts = explainFacts(await explained('gpt-4o', 'openai'), TODAY);
    const price = factOf(facts, /^A move to /, 'Price');
    assert.match(price?.value ?? '', /^\$[\d.]+ \/ \$[\d.]+ → \$[\d.]+ \/ \$[\d.]+$/);
    assert.match(factOf(facts, /^A move to /, 'Refused (chat-completions)')?.value ?? '', /^none → .*temperature/);
    assert.match(factOf(facts, /^Requests$/, 'Context')?.value ?? '', /tokens/);
    assert.match(factOf(facts, /^Requests$/, 'Asked by')?.value ?? '', /chat/);
    for (const { name, source, asOf, ageDays } of facts)
      assert.ok(source === null ? ageDays === null : asOf !== null && (ageDays ?? -1) >= 0, name);
    assert.ok(new Set(facts.map(({ ageDays }) => ageDays)).size > 2, 'each fact has an age of its own');
  });

  it('say what is refused, renamed and the efforts that are taken', async () => {
    const facts = explainFacts(await explained('o3-mini', 'openai'), TODAY);
    const values = facts.filter(({ group }) => group === 'Requests').map(({ name, value }) => `${name}: ${value}`);
    assert.ok(
      values.some((text) => /^Refused: chat-completions: .*temperature/.test(text)),
      values.join('\n'),
    );
    assert.ok(
      values.some((text) => /^Renamed: .*max_tokens → max_completion_tokens/.test(text)),
      values.join('\n'),
    );
    assert.ok(
      values.some((text) => /^Only: reasoning_effort: low, medium, high/.test(text)),
      values.join('\n'),
    );
  });

  it('say why nothing stands in for a model, and make no move of that', async () => {
    const model = await explained('openai/tts-1', 'vercel-gateway');
    const facts = explainFacts(model, TODAY);
    assert.equal(model.move, null);
    assert.match(factOf(facts, /^Life$/, 'No replacement')?.value ?? '', /realtime/);
  });

  it('say of a repository that is known by its name alone that it is', async () => {
    const bare = await explained('CompVis/ldm-text2im-large-256', 'huggingface');
    assert.equal(bare.metadata.kind, 'found');
    const text = explainText([bare], TODAY, plain);
    assert.match(text, /by its name alone/);
  });

  it('stand on one screen: a source is written once, with its age', async () => {
    const text = explainText([await explained('gpt-4o', 'openai')], TODAY, plain);
    assert.ok(text.split('\n').length < 45, text);
    const sources = [...text.matchAll(/^ {2}\[\d+\] (.*)$/gm)].map(([, line]) => line);
    assert.ok(sources.length >= 3);
    assert.equal(new Set(sources).size, sources.length);
    for (const line of sources) assert.match(line ?? '', /, seen \d{4}-\d\d-\d\d, (?:\d+ days ago|yesterday|today)/);
  });
});
