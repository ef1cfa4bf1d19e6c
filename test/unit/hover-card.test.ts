import assert from 'node:assert/strict';
import { createAnalyzer } from '../../src/core/analyzer.ts';
import { escapeMarkdown, hoverCard } from '../../src/core/report/hover-card.ts';
import { ROOT, testPorts, TODAY } from '../support/ports.ts';

async function cardFor(text: string, language = 'python'): Promise<string> {
  const analyzer = createAnalyzer(testPorts(), { horizonDays: 90, includeTests: false });
  const report = await analyzer.analyze(
    { uri: `${ROOT}/app.py`, language, version: 1, text },
    new AbortController().signal,
  );
  analyzer.dispose();
  const reference = report.references.find(({ kind }) => kind !== 'package');
  assert.ok(reference);
  return hoverCard({
    reference,
    findings: report.findings,
    today: TODAY,
    catalogBuiltAt: '2026-11-20',
    uses: { places: 3, files: 2 },
    links: [{ title: 'Ignore…', command: 'modelpin.suppress', arguments: [ROOT, 'f'] }],
  });
}

const openai = (model: string): string =>
  `from openai import OpenAI\nOpenAI().chat.completions.create(model=${model})\n`;

describe('the hover card', () => {
  it('says first that a model is retired, when, and what lives', async () => {
    const card = await cardFor(
      'from anthropic import Anthropic\nAnthropic().messages.create(model="claude-3-opus-20240229")\n',
    );
    const [first, second, third] = card.split('\n');
    assert.equal(first?.trim(), '$(error) **claude\\-3\\-opus\\-20240229** · Anthropic API');
    assert.equal(second?.trim(), 'Retired on 2026\\-01\\-05, 322 days ago\\. Requests fail\\.');
    assert.match(third ?? '', /^→ claude/);
    assert.match(card, /\| Pin \| pinned \|/);
    assert.match(card, /seen 2026\\-08\\-\d\d · catalog of 2026\\-11\\-20, offline/);
  });

  it('says what an alias means today', async () => {
    const card = await cardFor(openai('"gpt-5.4-nano"'));
    assert.match(card, /floating; today it means gpt\\-5\\.4\\-nano\\-2026\\-03\\-17/);
  });

  it('shows licence and files of a Hub model, and that it is not pinned', async () => {
    const card = await cardFor(
      'from transformers import AutoModel\nAutoModel.from_pretrained("mistralai/Mistral-7B-Instruct-v0.2")\n',
    );
    assert.match(card, /\$\(warning\)/);
    assert.match(card, /\| Licence \| apache\\-2\\.0 \|/);
    assert.match(card, /Not pinned: every load takes whatever the default branch holds that day/);
  });

  it('admits what it does not know', async () => {
    assert.match(
      await cardFor('from openai import OpenAI\ndef ask(m):\n    OpenAI().chat.completions.create(model=m)\n'),
      /\$\(question\)[^]*not known here: parameter/,
    );
    assert.match(await cardFor(openai('"gpt-99-imaginary"')), /Not in the catalog; nothing is known of its life/);
  });

  it('gives no advice on a healthy use', async () => {
    const card = await cardFor(openai('"gpt-6.1-sol"'));
    assert.match(card, /^\$\(pass\)/);
    assert.doesNotMatch(card, /→/);
  });

  it('escapes foreign text', () => {
    assert.equal(
      escapeMarkdown('[x](command:evil) $(zap) <img> `a`'),
      '\\[x\\]\\(command:evil\\) \\$\\(zap\\) \\<img\\> \\`a\\`',
    );
  });
});
