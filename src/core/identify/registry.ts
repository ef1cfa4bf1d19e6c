import type { ProviderRules } from './provider-rules.ts';
import { anthropic } from './providers/anthropic.ts';
import { azureFoundry } from './providers/azure-foundry.ts';
import { azureOpenai } from './providers/azure-openai.ts';
import { bedrock } from './providers/bedrock.ts';
import { cohere } from './providers/cohere.ts';
import { deepseek } from './providers/deepseek.ts';
import { fireworks } from './providers/fireworks.ts';
import { google } from './providers/google.ts';
import { hosts } from './providers/hosts.ts';
import { huggingface } from './providers/huggingface.ts';
import { labs } from './providers/labs.ts';
import { localServers } from './providers/local-servers.ts';
import { mistral } from './providers/mistral.ts';
import { ollama } from './providers/ollama.ts';
import { openai } from './providers/openai.ts';
import { openrouter } from './providers/openrouter.ts';
import { vercelGateway } from './providers/vercel-gateway.ts';
import { vertex } from './providers/vertex.ts';
import { xai } from './providers/xai.ts';

/** Every provider whose ids can be read. A new provider is a file in `providers/` and a line here. */
export const providers: readonly ProviderRules[] = [
  openai,
  anthropic,
  google,
  azureOpenai,
  azureFoundry,
  vertex,
  bedrock,
  huggingface,
  ollama,
  mistral,
  cohere,
  deepseek,
  xai,
  openrouter,
  vercelGateway,
  fireworks,
  ...hosts,
  ...labs,
  ...localServers,
];

const byId: ReadonlyMap<string, ProviderRules> = new Map(providers.map((rules) => [rules.id, rules]));

/** The rules of a provider; null for one that is only a name to us. */
export function rulesOf(provider: string): ProviderRules | null {
  return byId.get(provider) ?? null;
}
