import { readAddress } from '../base/address.ts';

/** Who answers at an endpoint. */
export interface Endpoint {
  readonly provider: string;
  /** Host without port, lower case. */
  readonly host: string;
  readonly port: number | null;
  /** True for loopback, private addresses, the names containers use for their host, and where only the port tells who answers. */
  readonly local: boolean;
  /** True for the root of a host that is also a site for people: only its name tells whether a client is given it. */
  readonly site: boolean;
  /** False for plain `http:`; true for `https:` and where no scheme is written. */
  readonly secure: boolean;
}

/** Host endings and exact hosts, most telling first; `*` stands for one or more labels. */
const hosts: readonly (readonly [pattern: string, provider: string])[] = [
  ['api.openai.com', 'openai'], // https://platform.openai.com/docs/api-reference
  ['*.api.openai.com', 'openai'], // regional: https://platform.openai.com/docs/guides/your-data
  ['*.openai.azure.com', 'azure-openai'], // https://learn.microsoft.com/azure/ai-services/openai/reference
  ['*.openai.azure.us', 'azure-openai'],
  ['*.openai.azure.cn', 'azure-openai'],
  ['*.services.ai.azure.com', 'azure-openai'], // https://learn.microsoft.com/azure/ai-foundry/model-inference/concepts/endpoints
  ['*.cognitiveservices.azure.com', 'azure-openai'],
  ['models.inference.ai.azure.com', 'github-models'], // https://docs.github.com/github-models
  ['*.inference.ai.azure.com', 'azure-foundry'],
  ['*.models.ai.azure.com', 'azure-foundry'],
  ['models.github.ai', 'github-models'],
  ['api.anthropic.com', 'anthropic'], // https://platform.claude.com/docs/en/api/overview
  ['generativelanguage.googleapis.com', 'google'], // https://ai.google.dev/api
  ['aiplatform.googleapis.com', 'vertex'], // https://cloud.google.com/vertex-ai/docs/reference/rest
  ['*-aiplatform.googleapis.com', 'vertex'],
  ['bedrock-runtime.*.amazonaws.com', 'bedrock'], // https://docs.aws.amazon.com/general/latest/gr/bedrock.html
  ['bedrock-runtime.*.amazonaws.com.cn', 'bedrock'],
  ['bedrock-runtime-fips.*.amazonaws.com', 'bedrock'],
  ['bedrock-mantle.*.api.aws', 'bedrock'],
  ['api.groq.com', 'groq'], // https://console.groq.com/docs/openai
  ['api.together.xyz', 'together'], // https://docs.together.ai/docs/openai-api-compatibility
  ['api.together.ai', 'together'],
  ['openrouter.ai', 'openrouter'], // https://openrouter.ai/docs/api-reference/overview
  ['api.deepseek.com', 'deepseek'], // https://api-docs.deepseek.com
  ['api.mistral.ai', 'mistral'], // https://docs.mistral.ai/api
  ['codestral.mistral.ai', 'mistral'],
  ['api.cohere.com', 'cohere'], // https://docs.cohere.com/reference/about
  ['api.cohere.ai', 'cohere'],
  ['api.x.ai', 'xai'], // https://docs.x.ai/docs/api-reference
  ['*.api.x.ai', 'xai'],
  ['api.fireworks.ai', 'fireworks'], // https://docs.fireworks.ai/tools-sdks/openai-compatibility
  ['api.perplexity.ai', 'perplexity'], // https://docs.perplexity.ai
  ['integrate.api.nvidia.com', 'nvidia'], // https://docs.api.nvidia.com/nim/reference
  ['ai.api.nvidia.com', 'nvidia'],
  ['router.huggingface.co', 'huggingface'], // https://huggingface.co/docs/inference-providers
  ['api-inference.huggingface.co', 'huggingface'],
  ['*.endpoints.huggingface.cloud', 'huggingface'], // https://huggingface.co/docs/inference-endpoints
  ['huggingface.co', 'huggingface'],
  ['ai-gateway.vercel.sh', 'vercel-gateway'], // https://vercel.com/docs/ai-gateway
  ['api.aimlapi.com', 'aimlapi'], // https://docs.aimlapi.com
  ['api.ai.ml', 'aimlapi'],
  ['dashscope.aliyuncs.com', 'alibaba-model-studio'], // https://www.alibabacloud.com/help/en/model-studio
  ['dashscope-intl.aliyuncs.com', 'alibaba-model-studio'],
  ['dashscope-us.aliyuncs.com', 'alibaba-model-studio'],
  ['open.bigmodel.cn', 'z-ai'], // https://docs.z.ai/api-reference
  ['api.z.ai', 'z-ai'],
  ['api.moonshot.cn', 'moonshot'], // https://platform.kimi.ai/docs
  ['api.moonshot.ai', 'moonshot'],
  ['api.minimax.io', 'minimax'], // https://platform.minimax.io/docs
  ['api.minimax.chat', 'minimax'],
  ['api.minimaxi.com', 'minimax'],
  ['api.cerebras.ai', 'cerebras'], // https://inference-docs.cerebras.ai
  ['api.sambanova.ai', 'sambanova'], // https://docs.sambanova.ai
  ['api.deepinfra.com', 'deepinfra'], // https://deepinfra.com/docs
  ['api.studio.nebius.ai', 'nebius'], // https://docs.tokenfactory.nebius.com
  ['api.studio.nebius.com', 'nebius'],
  ['api.tokenfactory.nebius.com', 'nebius'],
  ['api.hyperbolic.xyz', 'hyperbolic'],
  ['api.novita.ai', 'novita'],
  ['api.siliconflow.cn', 'siliconflow'],
  ['api.siliconflow.com', 'siliconflow'],
  ['api.replicate.com', 'replicate'], // https://replicate.com/docs/reference/http
  ['api.voyageai.com', 'voyage'], // https://docs.voyageai.com
  ['api.jina.ai', 'jina'], // https://jina.ai/embeddings
  ['api.ai21.com', 'ai21'], // https://docs.ai21.com
  ['api.lambda.ai', 'lambda'],
  ['api.baichuan-ai.com', 'baichuan'],
  ['api.lingyiwanwu.com', '01-ai'],
  ['api.stepfun.com', 'stepfun'],
  ['ark.*.volces.com', 'volcengine'],
  ['api.xiaomimimo.com', 'xiaomi'],
  ['api.scaleway.ai', 'scaleway'], // https://www.scaleway.com/en/docs/generative-apis
  ['inference.baseten.co', 'baseten'], // https://docs.baseten.co/development/model-apis/overview
  ['*.api.baseten.co', 'baseten'],
  ['api.elevenlabs.io', 'elevenlabs'], // https://elevenlabs.io/docs/api-reference/introduction
  ['api.us.elevenlabs.io', 'elevenlabs'],
  ['fal.run', 'fal'], // https://docs.fal.ai/model-apis/model-endpoints
  ['queue.fal.run', 'fal'],
  ['api.deepgram.com', 'deepgram'], // https://developers.deepgram.com/reference
  ['api.assemblyai.com', 'assemblyai'], // https://www.assemblyai.com/docs/api-reference
  ['api-inference.modelscope.cn', 'modelscope'], // https://modelscope.cn/docs/model-service/API-Inference/intro
  ['llm.chutes.ai', 'chutes'],
  ['api.featherless.ai', 'featherless'], // https://featherless.ai/docs
  ['api.friendli.ai', 'friendli'], // https://friendli.ai/docs
  ['api.runpod.ai', 'runpod'], // https://docs.runpod.io/serverless
  ['*.proxy.runpod.net', 'runpod'],
  ['*.modal.run', 'modal'],
  ['gateway.ai.cloudflare.com', 'cloudflare'], // https://developers.cloudflare.com/ai-gateway
  ['api.smith.langchain.com', 'langsmith'], // https://docs.langchain.com/langsmith
  ['*.api.smith.langchain.com', 'langsmith'],
  ['ollama.com', 'ollama'], // https://docs.ollama.com/cloud
];

/** Ports that local servers listen on unless told otherwise. */
const localPorts: readonly (readonly [port: number, provider: string, path: RegExp])[] = [
  [11434, 'ollama', /./], // https://docs.ollama.com/faq
  [1234, 'lmstudio', /./], // https://lmstudio.ai/docs/developer
  [8000, 'vllm', /^\/v1(?:\/|$)/], // https://docs.vllm.ai/en/latest/serving/openai_compatible_server.html
  [8080, 'llama.cpp', /./], // https://github.com/ggml-org/llama.cpp/tree/master/tools/server
  [30000, 'sglang', /./], // https://docs.sglang.ai
  [4000, 'litellm', /./], // https://docs.litellm.ai/docs/simple_proxy
  [1337, 'jan', /./],
];

/** Hosts whose pages for people stand beside the API: only the root and these paths are endpoints, the rest are links. */
const sitesWithApi: ReadonlyMap<string, RegExp> = new Map([
  // Users, avatars and the like are no part of getting models (https://huggingface.co/docs/hub/api).
  [
    'huggingface.co',
    /^\/(?:$|[?#]|(?:api(?:\/(?:models|datasets|spaces))?|v1)(?:$|[?#])|(?:api\/(?:models|datasets|spaces)|v1)\/)/,
  ],
  ['ollama.com', /^\/(?:$|[?#]|(?:api|v1)(?:[/?#]|$))/],
  ['openrouter.ai', /^\/(?:$|[?#]|(?:api|v1)(?:[/?#]|$))/],
]);

const compiled = hosts.map(([pattern, provider]) => ({
  provider,
  pattern: hostPattern(pattern),
}));

function hostPattern(pattern: string): RegExp {
  const source = pattern.replace(/[.]/g, '\\.').replace(/\*/g, '[^/:]+');
  return new RegExp(`^${source}$`);
}

/**
 * Reads who serves at a base URL. Templates (`https://${name}.openai.azure.com`) work as long as the telling part of the
 * host is written out.
 *
 * @returns null for texts that are no URL, and for hosts nothing is known of.
 */
export function providerOfEndpoint(url: string): Endpoint | null {
  const parts = /^(?:(https?|wss?):\/\/)?(?:[^/@\s]*@)?(\[[0-9a-f:]+\]|[^/:?#\s]+)(?::(\d{1,5}))?([/?#].*)?$/i.exec(
    asRead(url.trim()),
  );
  const host = parts?.[2]?.toLowerCase().replace(/\.$/, '');
  if (!parts || !host) return null;
  const scheme = parts[1]?.toLowerCase() ?? null;
  const port = parts[3] === undefined ? null : Number(parts[3]);
  const path = parts[4] ?? '/';
  const api = sitesWithApi.get(host);
  if (api && !api.test(path)) return null;
  const known = compiled.find((entry) => entry.pattern.test(host));
  const local = isLocalHost(host);
  const provider =
    known?.provider ?? (local || scheme !== null || port !== null ? localProvider(host, port, path, local) : null);
  if (provider === null) return null;
  return {
    provider,
    host,
    port,
    local: local || (known === undefined && serverNamed(host) === null && port !== 11434),
    site: api !== undefined && /^\/?(?:[?#]|$)/.test(path),
    secure: scheme === null || scheme === 'https' || scheme === 'wss',
  };
}

/** The text as clients read it: `https://api.openai.com\\@other.example` is no address of OpenAI. Templates stay as they are. */
function asRead(text: string): string {
  return /^https?:\/\/[^/]*[\\@]/i.test(text) ? (readAddress(text)?.href ?? text) : text;
}

/** Loopback, private networks (RFC 1918), link-local, and names that only resolve inside a container network. */
export function isLocalHost(host: string): boolean {
  return (
    /^(?:localhost|(?:.+\.)?localhost|host\.docker\.internal|gateway\.docker\.internal|\[::1?\]|0\.0\.0\.0)$/i.test(
      host,
    ) ||
    /^(?:127|10)\.\d+\.\d+\.\d+$/.test(host) ||
    /^192\.168\.\d+\.\d+$/.test(host) ||
    /^172\.(?:1[6-9]|2\d|3[01])\.\d+\.\d+$/.test(host) ||
    /\.(?:local|internal|svc|cluster\.local)$/i.test(host)
  );
}

const SINGLE_LABEL = /^[a-z][a-z0-9_-]*$/i;

/** A service name of a compose file or cluster (`http://ollama:11434`) is as telling as its port. */
function serverNamed(host: string): string | null {
  if (!SINGLE_LABEL.test(host)) return null;
  return /^(ollama|vllm|lmstudio|localai|litellm)(?:[-_].*)?$/i.exec(host)?.[1]?.toLowerCase() ?? null;
}

function localProvider(host: string, port: number | null, path: string, local: boolean): string | null {
  const named = serverNamed(host);
  if (named !== null) return named;
  const singleLabel = SINGLE_LABEL.test(host);
  if (port === 11434) return 'ollama';
  if (!local && !singleLabel) return null;
  return (
    localPorts.find(([at, , where]) => at === port && where.test(path))?.[1] ?? (local ? 'openai-compatible' : null)
  );
}
