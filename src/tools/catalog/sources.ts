/** Names for people of the pages the facts cite, by the beginning of the address without scheme. */
const names: readonly (readonly [address: string, name: string])[] = [
  ['ai.google.dev/gemini-api/docs/deprecations', 'Gemini API deprecations page'],
  ['ai.google.dev/gemini-api/docs/models', 'Gemini API models page'],
  ['api-docs.deepseek.com', 'DeepSeek API documentation'],
  ['console.groq.com/docs/deprecations', 'Groq deprecations page'],
  ['developers.openai.com/api/docs/deprecations', 'OpenAI deprecations page'],
  ['developers.openai.com/api/docs/models', 'OpenAI models page'],
  ['dev.to', 'article on dev.to'],
  ['docs.aws.amazon.com/bedrock', 'Amazon Bedrock model lifecycle page'],
  ['docs.cloud.google.com/gemini-enterprise-agent-platform', 'Google Cloud model versions page'],
  ['docs.cloud.google.com/vertex-ai', 'Vertex AI partner model deprecations'],
  ['docs.cohere.com/docs/deprecations', 'Cohere deprecations page'],
  ['docs.cohere.com/docs/models', 'Cohere models page'],
  ['docs.mistral.ai', 'Mistral models page'],
  ['docs.x.ai/developers/migration', 'xAI migration page'],
  ['docs.x.ai/developers/models', 'xAI models page'],
  ['docs.z.ai', 'Z.ai release notes'],
  ['github.com/BerriAI/litellm', 'LiteLLM price map'],
  ['github.com/MicrosoftDocs/azure-ai-docs', 'Azure model retirement schedule'],
  ['github.com/anomalyco/models.dev', 'models.dev'],
  ['github.com/braintrustdata/braintrust-proxy', 'Braintrust proxy model list'],
  ['github.com/mnfst/modeldeprecations.dev', 'modeldeprecations.dev'],
  ['inference-docs.cerebras.ai', 'Cerebras deprecations page'],
  ['mimo.mi.com', 'Xiaomi MiMo documentation'],
  ['openrouter.ai/api/v1/models', 'OpenRouter models API'],
  ['platform.claude.com/docs/en/about-claude/model-deprecations', 'Anthropic model deprecations page'],
  ['platform.claude.com/docs/en/about-claude/models/model-ids-and-versions', 'Anthropic model ids page'],
  ['platform.claude.com/docs/en/about-claude/models', 'Anthropic models overview'],
  ['platform.kimi.ai', 'Kimi models page'],
  ['platform.minimax.io', 'MiniMax release notes'],
  ['www.alibabacloud.com/help/en/model-studio', 'Alibaba Model Studio documentation'],
  ['www.npmjs.com/package/@anthropic-ai/sdk', 'Anthropic SDK for TypeScript'],
  ['www.npmjs.com/package/openai', 'OpenAI SDK for TypeScript'],
];

/** A source as the catalog keeps it: a short name, and one address. */
export interface Source {
  readonly name: string;
  readonly url: string | null;
}

/** Reads the source column of lifecycle and aliases: an address, mostly with remarks around it. */
export function pageSource(cited: string, notes: string): Source {
  const url = /https?:\/\/[^\s()]+/.exec(cited)?.[0].replace(/[.,;]+$/, '') ?? null;
  const name =
    url === null
      ? cited
          .split(/ \(| docs?\//)[0]
          ?.slice(0, 60)
          .trim()
      : nameOf(url);
  const via = /\bvia (?:mnfst\/)?(modeldeprecations\.dev)/.exec(notes)?.[1];
  const quotes = /\b(?:quotes|mirror of|read of) (https?:\/\/[^\s()]+)/.exec(cited)?.[1];
  const relation = quotes === undefined ? '' : `, quoting the ${nameOf(quotes)}`;
  return { name: `${name ?? 'unknown'}${relation}${via === undefined ? '' : `, via ${via}`}`, url };
}

function nameOf(url: string): string {
  const address = url.replace(/^https?:\/\//, '');
  return names.find(([beginning]) => address.startsWith(beginning))?.[1] ?? address.split('/')[0] ?? address;
}

/** Reads the source column of the Hub table: `owner/repository …` segments, each with a date in most cases. */
export function hubSource(cited: string): Source & { readonly asOf: string | null } {
  const page = /https:\/\/huggingface\.co\/\S+/.exec(cited)?.[0];
  const repositories = cited
    .split(/ \| | \+ |; /)
    .map(
      (part) =>
        /^(?:[\w ]+: |[\w ]+ via )?([A-Za-z][\w.-]*\/[A-Za-z][\w.-]*)/.exec(part)?.[1] ??
        (/\bHF API\b/.test(part) ? 'Hugging Face Hub API' : null),
    )
    .filter((name) => name !== null);
  const unique = [...new Set(repositories)];
  const first = unique.find((name) => name.includes('/'));
  return {
    name:
      page !== undefined
        ? 'Hugging Face Hub page'
        : unique.length > 0
          ? unique.join(' and ')
          : 'reports of gated access in public code',
    url: page ?? (first === undefined ? null : `https://github.com/${first}`),
    asOf:
      [...cited.matchAll(/\b20\d\d-\d\d-\d\d\b/g)]
        .map((match) => match[0])
        .sort()
        .at(-1) ?? null,
  };
}

/**
 * The day of an observation. Where only a month or a span of months is stated, its first day: a fact is never made to
 * look fresher than it is.
 */
export function observedDay(stated: string): string {
  const parts = /^(\d{4})-(\d\d)(?:-(\d\d))?/.exec(stated);
  return parts === null ? stated : `${parts[1] ?? ''}-${parts[2] ?? ''}-${parts[3] ?? '01'}`;
}
