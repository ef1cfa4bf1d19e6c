import assert from 'node:assert/strict';
import { createAnalyzer } from '../../../src/core/analyzer.ts';
import { explainMarkdown } from '../../../src/core/report/explain-markdown.ts';
import { testPorts, TODAY } from '../../support/ports.ts';
import { ENGLISH } from '../../../src/core/model/words.ts';

async function page(model: string, platform: string | null = null): Promise<string> {
  const analyzer = createAnalyzer(testPorts(), { horizonDays: 90, includeTests: false });
  const known = await analyzer.explain(model, platform, new AbortController().signal);
  analyzer.dispose();
  return explainMarkdown(model, known, TODAY, ENGLISH);
}

describe('the page of a model', () => {
  it('says the status first, then each fact with its source', async () => {
    const text = await page('claude-3-opus-20240229', 'anthropic');
    const [title, , head, , first] = text.split('\n');
    assert.equal(title, '# claude\\-3\\-opus\\-20240229');
    assert.equal(head, '## claude\\-3\\-opus\\-20240229 · Anthropic API');
    assert.equal(first, 'Retired on 2026\\-01\\-05, 322 days ago\\. Requests fail\\.');
    assert.match(text, /^\| Retires \| 2026\\-01\\-05 \| .*seen 2026\\-/m);
    assert.match(text, /^\| Replacement \| claude/m);
  });

  it('has a section for each platform that knows the id', async () => {
    assert.ok((await page('claude-opus-4-8')).split('\n').filter((line) => line.startsWith('## ')).length > 1);
  });

  it('shows the facts of the Hub', async () => {
    const text = await page('mistralai/Mistral-7B-Instruct-v0.2', 'huggingface');
    assert.match(text, /^\| Licence \| apache\\-2\\.0 \|/m);
    assert.match(text, /^\| Commit \| [0-9a-f]{40} /m);
  });

  it('admits what it does not know, and takes no markup from a name', async () => {
    assert.match(await page('gpt-99-imaginary', 'openai'), /Not in the catalog/);
    assert.doesNotMatch(await page('<img src=x>[a](command:b)|c'), /(?<!\\)(?:<img|\]\(command|\|c)/);
  });
});
