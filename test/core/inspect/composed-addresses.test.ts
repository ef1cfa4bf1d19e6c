import assert from 'node:assert/strict';
import { createAnalyzer } from '../../../src/core/analyzer.ts';
import { testPorts } from '../../support/ports.ts';

const signal = new AbortController().signal;

/** Addresses that are asked, as they are put together. */
async function asked(text: string): Promise<readonly string[]> {
  const analyzer = createAnalyzer(testPorts({ 'a.ts': text }), { horizonDays: 90, includeTests: false });
  const references = (await analyzer.scan(() => undefined, signal)).flatMap((report) => report.references);
  analyzer.dispose();
  return references
    .filter(({ kind, use }) => kind === 'endpoint' && use === 'call')
    .map(({ identity, reason }) => identity?.name ?? `unknown: ${String(reason)}`);
}

describe('addresses put together', () => {
  it('are uses where one base address is written', async () => {
    const text =
      'const baseUrl = "https://api.groq.com/openai/v1";\nexport const ask = (body: string) => fetch(`${baseUrl}/chat/completions`, { method: "POST", body });\n';
    assert.ok((await asked(text)).some((name) => name.startsWith('https://api.groq.com/openai/v1')));
  });

  it('are none of every address of a table with every path', async () => {
    const text = `const PRESETS = {
  groq: { baseUrl: "https://api.groq.com/openai/v1", label: "Groq" },
  mistral: { baseUrl: "https://api.mistral.ai/v1", label: "Mistral" },
};
const presetOf = (id: keyof typeof PRESETS) => PRESETS[id];
function build(id: keyof typeof PRESETS, own?: string) {
  const preset = presetOf(id);
  const baseUrl = own || preset.baseUrl;
  return { url: \`\${baseUrl}/v1/messages\`, method: "POST" };
}
export async function ask(id: keyof typeof PRESETS, body: string) {
  const request = build(id);
  return fetch(request.url, { method: request.method, body });
}
`;
    for (const name of await asked(text)) assert.doesNotMatch(name, /messages/);
  });
});
