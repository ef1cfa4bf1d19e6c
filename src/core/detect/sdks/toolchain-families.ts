import type { SdkTable } from '../signature.ts';

/** Packages of one project or vendor, whose names begin alike. */
export const toolchainFamilies: SdkTable = {
  id: 'toolchain-families',
  documentation: 'https://docs.langchain.com/oss/python/integrations/providers/overview',
  packages: [],
  families: [
    {
      ecosystem: 'pypi',
      names: [
        'langchain-*', 'langgraph-*', 'llama-index-*', 'pydantic-ai-*', 'autogen-*', 'crewai-*', 'agno-*', 'genkit-*', 'dspy-*', 'litellm-*', 'smolagents-*',
        'semantic-kernel-*', 'agent-framework-*', 'openinference-*', 'arize-phoenix-*', 'trulens-*', 'langfuse-*', 'langsmith-*', 'fastmcp-*', 'google-adk-*', 'strands-agents-*', 'mcp-server-*',
        'torch-*', 'pytorch-*', 'tensorflow-*', 'keras-*', 'onnxruntime-*', 'optimum-*', 'vllm-*', 'sglang-*', 'spacy-*', 'faiss-*', 'tensorrt-*',
      ],
    },
    {
      // Imported by the name of what they belong to.
      ecosystem: 'pypi',
      names: ['*-haystack', 'llm-*', 'livekit-plugins-*', 'llama-cloud-*', 'opentelemetry-instrumentation-{openai,anthropic,langchain,llamaindex,bedrock,vertexai,google-generativeai,mistralai,ollama,cohere,groq,mcp,crewai}*'],
      imported: false,
    },
    {
      ecosystem: 'npm',
      names: [
        '@ai-sdk/*', '@ai-sdk-tools/*', 'ai-sdk-provider-*', '@langchain/*', '@mastra/*', '@genkit-ai/*', 'genkitx-*', '@llamaindex/*', '@modelcontextprotocol/*', '@huggingface/*', '@openai/*', '@anthropic-ai/*', '@google/gemini-cli-*',
        '@copilotkit/*', '@assistant-ui/*', '@ag-ui/*', '@langfuse/*', 'langfuse-*', '@traceloop/*', '@arizeai/*', '@elevenlabs/*', '@fal-ai/*', '@livekit/agents-*', '@voltagent/*', '@strands-agents/*',
        '@openrouter/*', '@lmstudio/*', '@xsai/*', '@mlc-ai/*', '@mistralai/*', '@pinecone-database/*', '@qdrant/*', '@tensorflow/*', '@tensorflow-models/*', '@mediapipe/tasks-*', '@vapi-ai/*', '@composio/*', '@opencode-ai/*',
        '@tanstack/ai-*', '@mcp-ui/*', '@n8n/n8n-nodes-langchain', 'mcp-server-*',
      ],
    },
    {
      ecosystem: 'maven',
      names: [
        'org.springframework.ai:*', 'dev.langchain4j:*', 'io.quarkiverse.langchain4j:*', 'com.google.genkit:*', 'io.modelcontextprotocol:*', 'io.modelcontextprotocol.sdk:*', 'ai.djl:*', 'ai.djl.*:*', 'ai.koog:*', 'com.embabel.agent:*',
        'com.alibaba.cloud.ai:*', 'com.microsoft.semantic-kernel:*', 'org.deeplearning4j:*', 'org.nd4j:*', 'org.tensorflow:*', 'org.pytorch:*', 'com.microsoft.onnxruntime:*', 'com.google.adk:*', 'com.aallam.openai:*', 'com.openai:*', 'com.anthropic:*',
        'com.azure:azure-ai-{openai,inference,projects,agents}*', 'org.bsc.langgraph4j:*', 'io.github.a2asdk:*', 'software.amazon.awssdk:bedrock*', 'com.google.ai.edge.*:*', 'com.google.mediapipe:tasks-*', 'org.apache.camel*:camel-langchain4j-*', 'org.jetbrains.kotlinx.mcp:*',
      ],
    },
    {
      ecosystem: 'nuget',
      names: [
        'Microsoft.Extensions.AI.*', 'Microsoft.Extensions.VectorData.*', 'Microsoft.SemanticKernel.*', '*.SemanticKernel.Connectors.*', 'Microsoft.Agents.AI.*', 'Microsoft.KernelMemory*', 'ModelContextProtocol.*', 'LLamaSharp.*', 'OllamaSharp.*',
        'LangChain.*', 'AutoGen.*', 'Microsoft.AutoGen.*', 'Microsoft.ML.*', 'TorchSharp*', 'Azure.AI.{OpenAI,Projects,Agents,Inference}.*', 'AWSSDK.Bedrock*', 'Whisper.net.*', 'Mscc.GenerativeAI.*', 'Google_GenerativeAI.*', 'Betalgo.*', 'Microsoft.AI.Foundry.Local*',
        'CommunityToolkit.Aspire.*Ollama*', 'Aspire.*OpenAI*', 'Aspire.*.{CognitiveServices,AIFoundry,AIProjects}', 'Microsoft.Teams.AI*', 'SciSharp.TensorFlow.*',
      ],
      imported: false,
    },
    {
      ecosystem: 'cargo',
      names: ['rig-*', 'candle-*', 'burn-*', 'mistralrs-*', 'rmcp-*', 'llm-chain-*', 'kalosm-*', 'tract-*', 'swiftide-*', 'langchain-*', 'genai-*'],
    },
    {
      ecosystem: 'golang',
      names: ['github.com/cloudwego/eino-ext/*', 'github.com/firebase/genkit/*', 'github.com/maximhq/bifrost/*', 'google.golang.org/adk/*', 'github.com/trpc-group/trpc-agent-go*'],
    },
    { ecosystem: 'gem', names: ['omniai-*', 'ruby_llm-*', 'langchainrb*', 'activeagent-*', 'ai-engine-*'], imported: false },
    { ecosystem: 'composer', names: ['symfony/ai-*', 'php-mcp/*', 'openai-php/*', 'prism-php/*', 'neuron-core/*', 'llphant/*', 'deepseek-php/*'], imported: false },
  ],
  provider: null,
  grammar: 'guess',
  rank: 99,
  signatures: [],
}; // prettier-ignore
