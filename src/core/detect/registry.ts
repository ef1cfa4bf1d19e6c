import { agno } from './sdks/agno.ts';
import { aiSdkClouds } from './sdks/ai-sdk-clouds.ts';
import { aiSdkHosts } from './sdks/ai-sdk-hosts.ts';
import { aiSdkLabs } from './sdks/ai-sdk-labs.ts';
import { aiSdkOpenLabs } from './sdks/ai-sdk-open-labs.ts';
import { aiSdkRouters } from './sdks/ai-sdk-routers.ts';
import { anthropic } from './sdks/anthropic.ts';
import { autogen } from './sdks/autogen.ts';
import { bedrock } from './sdks/bedrock.ts';
import { chromadb } from './sdks/chromadb.ts';
import { claudeAgentSdk } from './sdks/claude-agent-sdk.ts';
import { cohere } from './sdks/cohere.ts';
import { crewai } from './sdks/crewai.ts';
import { datasets } from './sdks/datasets.ts';
import { diffusers } from './sdks/diffusers.ts';
import { dspy } from './sdks/dspy.ts';
import { fireworks } from './sdks/fireworks.ts';
import { googleAdk } from './sdks/google-adk.ts';
import { googleGenai } from './sdks/google-genai.ts';
import { googleGenerativeai } from './sdks/google-generativeai.ts';
import { groq } from './sdks/groq.ts';
import { haystack } from './sdks/haystack.ts';
import { hubLoaders } from './sdks/hub-loaders.ts';
import { huggingfaceHub } from './sdks/huggingface-hub.ts';
import { instructor } from './sdks/instructor.ts';
import { langchainAnthropic } from './sdks/langchain-anthropic.ts';
import { langchainAws } from './sdks/langchain-aws.ts';
import { langchainGoogle } from './sdks/langchain-google.ts';
import { langchainHosts } from './sdks/langchain-hosts.ts';
import { langchainLocal } from './sdks/langchain-local.ts';
import { langchainOpenai } from './sdks/langchain-openai.ts';
import { langchain } from './sdks/langchain.ts';
import { langsmith } from './sdks/langsmith.ts';
import { litellm } from './sdks/litellm.ts';
import { llamaIndex } from './sdks/llama-index.ts';
import { mastra } from './sdks/mastra.ts';
import { mem0 } from './sdks/mem0.ts';
import { mistralai } from './sdks/mistralai.ts';
import { ollama } from './sdks/ollama.ts';
import { openaiAgents } from './sdks/openai-agents.ts';
import { openaiLegacy } from './sdks/openai-legacy.ts';
import { openai } from './sdks/openai.ts';
import { otherHosts } from './sdks/other-hosts.ts';
import { peft } from './sdks/peft.ts';
import { pydanticAi } from './sdks/pydantic-ai.ts';
import { replicate } from './sdks/replicate.ts';
import { semanticKernel } from './sdks/semantic-kernel.ts';
import { sentenceTransformers } from './sdks/sentence-transformers.ts';
import { smolagents } from './sdks/smolagents.ts';
import { strands } from './sdks/strands.ts';
import { together } from './sdks/together.ts';
import { toolchain } from './sdks/toolchain.ts';
import { transformers } from './sdks/transformers.ts';
import { vercelAi } from './sdks/vercel-ai.ts';
import { vertexai } from './sdks/vertexai.ts';
import { vllm } from './sdks/vllm.ts';
import { voyageai } from './sdks/voyageai.ts';
import type { SdkTable } from './signature.ts';

/**
 * Every SDK table, listed by hand. Order decides only where a call could be explained by two tables whose packages the
 * file does not import: the first wins.
 */
export const sdkTables: readonly SdkTable[] = [
  openai,
  openaiLegacy,
  anthropic,
  googleGenai,
  transformers,
  agno,
  aiSdkClouds,
  aiSdkHosts,
  aiSdkLabs,
  aiSdkOpenLabs,
  aiSdkRouters,
  autogen,
  bedrock,
  chromadb,
  claudeAgentSdk,
  cohere,
  crewai,
  datasets,
  diffusers,
  dspy,
  fireworks,
  googleAdk,
  googleGenerativeai,
  groq,
  haystack,
  hubLoaders,
  huggingfaceHub,
  instructor,
  langchainAnthropic,
  langchainAws,
  langchainGoogle,
  langchainHosts,
  langchainLocal,
  langchainOpenai,
  langchain,
  langsmith,
  litellm,
  llamaIndex,
  mastra,
  mem0,
  mistralai,
  ollama,
  openaiAgents,
  otherHosts,
  peft,
  pydanticAi,
  replicate,
  semanticKernel,
  sentenceTransformers,
  smolagents,
  strands,
  together,
  vercelAi,
  vertexai,
  vllm,
  voyageai,
  toolchain,
];
