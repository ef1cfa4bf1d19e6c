import assert from 'node:assert/strict';
import { createAnalyzer } from '../../../src/core/analyzer.ts';
import type { Explanation } from '../../../src/core/inspect/explain.ts';
import { packageNamed } from '../../../src/core/identify/package-name.ts';
import { explainMarkdown } from '../../../src/core/report/explain-markdown.ts';
import { explainText } from '../../../src/core/report/explain-text.ts';
import type { Paint } from '../../../src/core/report/text.ts';
import { testPorts, TODAY } from '../../support/ports.ts';
import { ENGLISH } from '../../../src/core/model/words.ts';

const COMMIT = '0e9e39f249a16976918f6564b8830bc894c89659';
const plain: Paint = { severity: (_, text) => text, bold: String, dim: String, link: String };

async function explained(text: string, platform: string | null = null): Promise<readonly Explanation[]> {
  const analyzer = createAnalyzer(testPorts({}), { horizonDays: 90, includeTests: false });
  try {
    return await analyzer.explain(text, platform, new AbortController().signal);
  } finally {
    analyzer.dispose();
  }
}

async function page(text: string): Promise<string> {
  return explainText(await explained(text), TODAY, plain);
}

describe('packages are named', () => {
  const named: readonly (readonly [string, readonly [string, string, string | null] | null])[] = [
    ['pypi:transformers@4.36.0', ['pypi', 'transformers', '4.36.0']],
    ['pypi:transformers[torch]==4.36.0', ['pypi', 'transformers', '4.36.0']],
    ['PyPI:vllm', ['pypi', 'vllm', null]],
    ['npm:@langchain/core@1.0.0', ['npm', '@langchain/core', '1.0.0']],
    ['npm:@langchain/core', ['npm', '@langchain/core', null]],
    ['pkg:npm/%40langchain/core@1.0.0', ['npm', '@langchain/core', '1.0.0']],
    ['pkg:maven/dev.langchain4j/langchain4j@1.0.0', ['maven', 'dev.langchain4j:langchain4j', '1.0.0']],
    ['maven:dev.langchain4j:langchain4j@1.0.0', ['maven', 'dev.langchain4j:langchain4j', '1.0.0']],
    ['pkg:golang/github.com/openai/openai-go@v1.0.0', ['golang', 'github.com/openai/openai-go', 'v1.0.0']],
    ['pkg:oci/vllm@sha256%3Aabc', null],
    ['pkg:', null],
    ['pypi:', null],
    ['pypi:vllm<0.5', null],
    ['gpt-4o', null],
    ['openai:gpt-4o', null],
    ['mistralai/Mistral-7B-v0.1', null],
    ['llama3.2:3b', null],
  ];
  for (const [text, expected] of named)
    it(`${text} is ${expected ? expected.join(' ') : 'none'}`, () => {
      const found = packageNamed(text);
      assert.deepEqual(found && [found.ecosystem, found.name, found.version], expected);
    });
});

describe('packages are explained', () => {
  it('with the advisories for a version, each with its source and day, and the version that has none', async () => {
    const text = await page('pypi:langchain-community@0.3.26');
    assert.match(text, /^langchain-community · PyPI\n {2}An advisory affects this version\. 0\.3\.27 has no/);
    assert.match(text, /Advisory {4}GHSA-pc6w-59fv-rh23 \(CVE-2025-6984\), high: XXE; affects <0\.3\.27/);
    assert.match(
      text,
      /OSV \(bundled table\), seen \d{4}-\d\d-\d\d, \d+ days ago · https:\/\/osv\.dev\/vulnerability\/GHSA/,
    );
  });

  it('by the registry as platform, and as a page', async () => {
    const found = await explained('langchain-community@0.3.27', 'pypi');
    assert.match(explainText(found, TODAY, plain), /No known advisory affects this version\./);
    assert.match(explainMarkdown('x', found, TODAY, ENGLISH), /No known advisory affects this version/);
  });

  it('with what cannot be said', async () => {
    assert.match(await page('pypi:vllm'), /Its advisories are unknown without a version/);
    assert.match(await page('npm:left-pad@1.0.0'), /No advisory is bundled for it\. There may still be/);
    assert.deepEqual(await explained('pkg:nix/openssl'), []);
  });

  it('and so are models by their package URL', async () => {
    const [found, ...more] = await explained(`pkg:huggingface/meta-llama/Llama-3.1-8B@${COMMIT}`);
    assert.deepEqual(more, []);
    assert.deepEqual(
      [found?.kind, found?.identity.provider, found?.identity.name, found?.identity.pin],
      ['model', 'huggingface', 'meta-llama/Llama-3.1-8B', 'pinned'],
    );
  });
});
