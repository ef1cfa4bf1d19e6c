import assert from 'node:assert/strict';
import { createAnalyzer } from '../../../src/core/analyzer.ts';
import { ROOT, testPorts } from '../../support/ports.ts';

/** `provider name line` of the models that the documents call. */
async function called(files: Readonly<Record<string, string>>): Promise<readonly string[]> {
  const analyzer = createAnalyzer(testPorts(files), { horizonDays: 90, includeTests: false });
  try {
    const reports = await analyzer.scan(() => undefined, new AbortController().signal);
    return reports
      .flatMap(({ references }) => references)
      .flatMap(({ kind, use, provider, identity, site }) =>
        kind === 'model' && use === 'call'
          ? [`${site.uri.slice(ROOT.length + 1)} ${provider} ${String(identity?.name)}`]
          : [],
      )
      .toSorted();
  } finally {
    analyzer.dispose();
  }
}

describe('projects of several documents', () => {
  it('C#: what is used globally is seen by all of them', async () => {
    assert.deepEqual(
      await called({
        'App/GlobalUsings.cs': 'global using Azure.AI.OpenAI;',
        'App/Chat/Use.cs': 'var a = new AzureOpenAIClient(e, k).GetChatClient("support-bot"); // gpt-4o',
        'Other/Use.cs': 'var a = new AzureOpenAIClient(e, k).GetChatClient("support-bot"); // gpt-4o',
      }),
      ['App/Chat/Use.cs azure-openai support-bot'],
    );
  });

  it('C#: parts of a class, and names written with their namespace', async () => {
    assert.deepEqual(
      await called({
        'Models.cs':
          'namespace A.B; public static class Models { public const string Fast = "gpt-4o-mini"; } partial class P { string _m = "o3-mini"; }',
        'Use.cs': 'using OpenAI.Chat; namespace A.B; partial class P { object F(string k) => new ChatClient(_m, k); }',
        'Main.cs': 'using OpenAI.Chat; var c = new ChatClient(A.B.Models.Fast, key);',
      }),
      ['Main.cs openai gpt-4o-mini', 'Use.cs openai o3-mini'],
    );
  });

  it('C#: a class of a namespace that is not imported does not hide that of a package', async () => {
    const use =
      'using OllamaSharp.Models; namespace A.C; class D { object E() => new ChatRequest { Model = "phi4" }; }';
    assert.deepEqual(
      await called({
        'Own.cs': 'namespace B.Models; class ChatRequest { string Model = ""; } // gpt-4o',
        'Use.cs': use,
      }),
      ['Use.cs ollama phi4'],
    );
  });

  it('SvelteKit and Nuxt: aliases of the framework', async () => {
    const use = (alias: string): string =>
      `<script lang="ts">import OpenAI from 'openai'; import { FAST } from '${alias}/models'; new OpenAI().chat.completions.create({ model: FAST });</script>`;
    const models = "export const FAST = 'gpt-4o-mini';";
    assert.deepEqual(
      await called({
        'kit/svelte.config.js': '',
        'kit/src/lib/models.ts': models,
        'kit/src/routes/+page.svelte': use('$lib'),
        'nuxt/nuxt.config.ts': '',
        'nuxt/app/models.ts': models,
        'nuxt/app/pages/index.vue': use('~'),
      }),
      ['kit/src/routes/+page.svelte openai gpt-4o-mini', 'nuxt/app/pages/index.vue openai gpt-4o-mini'],
    );
  });
});
