import assert from 'node:assert/strict';
import { createAnalyzer } from '../../../src/core/analyzer.ts';
import { testPorts } from '../../support/ports.ts';

const signal = new AbortController().signal;

/** Titles of the fixes of what is told of addresses, by the address. */
async function fixesOf(address: string): Promise<readonly string[] | null> {
  const files = { 'a.py': `from openai import OpenAI\nOpenAI(base_url="${address}")\n` };
  const analyzer = createAnalyzer(testPorts(files), { horizonDays: 90, includeTests: false });
  const findings = (await analyzer.scan(() => undefined, signal)).flatMap((report) => report.findings);
  const told = findings.find(({ rule }) => rule === 'insecure-endpoint');
  analyzer.dispose();
  return told ? told.fixes.filter(({ kind }) => kind !== 'suppress').map(({ title }) => title) : null;
}

describe('insecure-endpoint', () => {
  it('writes https for the host of a provider', async () => {
    assert.deepEqual(await fixesOf('http://api.groq.com/openai/v1'), ['Use https']);
  });

  it('leaves servers of one`s own alone: nobody knows whether they have TLS', async () => {
    for (const address of ['http://8.20.14.232:11434', 'http://llm.contoso.com:11434/v1', 'http://8.20.14.232/v1'])
      assert.deepEqual(await fixesOf(address), [], address);
  });
});
