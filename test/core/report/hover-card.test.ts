import assert from 'node:assert/strict';
import { createAnalyzer } from '../../../src/core/analyzer.ts';
import type { HubRepository } from '../../../src/core/model/hub.ts';
import type { LiveSection } from '../../../src/core/model/live.ts';
import type { Fetched } from '../../../src/core/model/online.ts';
import { escapeMarkdown, hoverCard } from '../../../src/core/report/hover-card.ts';
import { ROOT, testPorts, TODAY } from '../../support/ports.ts';
import { ENGLISH } from '../../../src/core/model/words.ts';

async function cardFor(
  text: string,
  language = 'python',
  live: readonly LiveSection[] = [],
  isBelow = false,
): Promise<string> {
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
    live,
    uses: { places: 3, files: 2 },
    icons: true,
    words: ENGLISH,
    above: isBelow ? report.findings : [],
    links: [{ title: 'Ignore…', command: 'modelkeel.suppress', arguments: [ROOT, 'f'] }],
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
    assert.match(card, /seen 2026\\-0[78]\\-\d\d · catalog of 2026\\-11\\-20, offline/);
  });

  it('says nothing again of what stands above it: it begins with what mends it, and what that changes', async () => {
    const dead = openai('"gpt-4-32k", messages=[]');
    const above = await cardFor(dead);
    const card = await cardFor(dead, 'python', [], true);
    const [first, second, third] = card.split('\n');
    assert.equal(first?.trim(), '$(error) **gpt\\-4\\-32k** · OpenAI');
    assert.match(second ?? '', /^\[Ignore…\]\(command:/);
    assert.equal(third, '');
    assert.match(above, /Retired on/);
    assert.doesNotMatch(card, /Retired on|Requests fail/);
    const moving = await cardFor(openai('"gpt-4o-mini", messages=[]'), 'python', [], true);
    assert.match(moving, /\| Fact \| Value \|\n\|:--\|:--\|\n\| Replacing it changes \| price per million tokens /);
    const unpinned = await cardFor(
      'from transformers import AutoModel\nAutoModel.from_pretrained("BAAI/bge-m3")\n',
      'python',
      [],
      true,
    );
    assert.doesNotMatch(unpinned, /Not pinned: each load/);
  });

  it('says what an alias means today', async () => {
    const card = await cardFor(openai('"gpt-5.4-nano"'));
    assert.match(card, /floating; points to gpt\\-5\\.4\\-nano\\-2026\\-03\\-17 today/);
  });

  it('shows licence and files of a Hub model, and that it is not pinned', async () => {
    const card = await cardFor(
      'from transformers import AutoModel\nAutoModel.from_pretrained("mistralai/Mistral-7B-Instruct-v0.2")\n',
    );
    assert.match(card, /\$\(warning\)/);
    assert.match(card, /\| Licence \| apache\\-2\\.0 \|/);
    assert.match(card, /Not pinned: each load gets whatever is on the default branch that day/);
  });

  it('admits what it does not know', async () => {
    assert.match(
      await cardFor('from openai import OpenAI\ndef ask(m):\n    OpenAI().chat.completions.create(model=m)\n'),
      /\$\(question\)[^]*unknown here: parameter/,
    );
    assert.match(await cardFor(openai('"gpt-99-imaginary"')), /Not in the catalog; its lifecycle is unknown/);
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

  const LOADED = 'from transformers import AutoModel\nAutoModel.from_pretrained("contoso/tiny")\n';
  const said = (
    repository: Fetched<HubRepository>,
    card: Extract<LiveSection, { kind: 'hub' }>['card'] = null,
  ): LiveSection => ({
    kind: 'hub',
    repository,
    card,
  });
  const evidence = { asOf: '2026-11-23T10:00:00.000Z', url: 'https://huggingface.co/api/models/contoso/tiny' } as const;
  const value: HubRepository = {
    kind: 'model',
    id: 'contoso/tiny',
    commit: 'a'.repeat(40),
    lastModified: '2026-10-01T08:00:00.000Z',
    gated: false,
    disabled: false,
    license: null,
    baseModels: [],
    datasets: [],
    library: null,
    pipeline: null,
    files: [],
    security: { done: true, issues: [{ path: 'a|b.pkl', level: 'unsafe' }] },
    newVersion: null,
  };

  it('shows what only the Hub knows, and that somebody was asked', async () => {
    const card = await cardFor(LOADED, 'python', [
      said(
        { kind: 'found', value, freshness: 'live', ...evidence },
        {
          kind: 'found',
          value: { evaluation: true, biasAndLimitations: false, trainingData: false },
          freshness: 'live',
          ...evidence,
        },
      ),
    ]);
    assert.match(card, /\| Changed \| 2026\\-10\\-01 \|/);
    assert.match(card, /\| Scan \| a\\\|b\\\.pkl: unsafe \|/);
    assert.match(card, /\| Card \| evaluation covered, bias and limitations not covered/);
    assert.doesNotMatch(card, /offline/);
  });

  it('says why nothing new is known, and accuses nobody', async () => {
    const limited = await cardFor(LOADED, 'python', [
      said({
        kind: 'unavailable',
        reason: 'rate-limited',
        host: 'huggingface.co',
        retryAt: '2026-11-23T10:05:00.000Z',
      }),
    ]);
    assert.match(
      limited,
      /Not refreshed: huggingface\\\.co: too many requests, try again from 2026\\-11\\-23 10:05 UTC/,
    );
    assert.match(limited, /offline/);
    const stale = await cardFor(LOADED, 'python', [said({ kind: 'found', value, freshness: 'stale', ...evidence })]);
    assert.match(stale, /is unavailable; last fetched 2026\\-11\\-23 10:00 UTC/);
    const absent = await cardFor(LOADED, 'python', [said({ kind: 'absent', ...evidence })]);
    assert.match(absent, /has no such repository or revision, or it is private/);
    const silent = await cardFor(LOADED, 'python', [
      said({ kind: 'unavailable', reason: 'not-allowed', host: 'huggingface.co', retryAt: null }),
    ]);
    assert.doesNotMatch(silent, /asked/);
  });
});
