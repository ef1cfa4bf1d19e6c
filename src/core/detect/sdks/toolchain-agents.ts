import { packageRows } from '../package-rows.ts';
import type { SdkTable } from '../signature.ts';

/** Agents, front ends, tracing, gateways and servers around models whose calls have no table: inventoried as packages only. */
export const toolchainAgents: SdkTable = {
  id: 'toolchain-agents',
  documentation: 'https://modelcontextprotocol.io/docs/sdk',
  packages: [
    ...packageRows('pypi', [
      'chainlit streamlit open-webui=open_webui mesop copilotkit ag-ui-protocol=ag_ui assistant-stream aider-chat=aider open-interpreter= gpt-engineer gpt-researcher shell-gpt=sgpt',
      'llm browser-use stagehand phidata=phi camel-ai=camel metagpt swarms= agentscope qwen-agent controlflow letta langroid ag2=autogen magentic mirascope',
      'adalflow ell-ai=ell lmql sglang-router=sglang_router xinference-client=xinference_client openllm lmdeploy llama-cpp-agent=llama_cpp_agent llama-stack llama-stack-client gpt4all',
      'lmstudio e2b e2b-code-interpreter composio composio-core=composio composio-openai arcadepy tavily-python=tavily exa-py=exa_py firecrawl-py=firecrawl,firecrawl_py crawl4ai',
      'opik langwatch agentops traceloop-sdk=traceloop promptlayer humanloop braintrust autoevals weave literalai parea-ai=parea athina lunary openlit arize-phoenix-evals=phoenix',
      'arize-phoenix-otel=phoenix arize-phoenix-client=phoenix uptrain promptbench rebuff llm-guard langkit garak pyrit tonic-ragas-logger=tonic_ragas_logger continuous-eval ranx beir mteb',
      'memgpt=memgpt zep-python zep-cloud graphiti-core graphrag lightrag-hku=lightrag cognee pymilvus milvus-lite= pinecone pinecone-client=pinecone weaviate-client=weaviate faiss-cpu=faiss faiss-gpu=faiss pgvector vecs',
      'annoy hnswlib usearch=usearch marqo turbopuffer deeplake pyvespa=vespa docarray jina clip-client=clip_client redisvl sqlite-vec sqlite-vss llmsherpa llama-parse llama-cloud llama-cloud-services docling docling-core=docling_core',
      'marker-pdf= unstructured-client unstructured-inference surya-ocr=surya nougat-ocr=nougat semantic-chunkers semantic-router chonkie semantic-text-splitter pymupdf4llm markitdown gpt-index=gpt_index llmlingua gptcache',
      'livekit-agents=livekit pipecat-ai=pipecat vocode cartesia deepgram-sdk=deepgram assemblyai hume lmnt stability-sdk=stability_sdk runwayml lumaai baseten zhipuai',
      'zai-sdk=zai volcengine-python-sdk=volcenginesdkarkruntime qianfan erniebot sparkai spark-ai-python=sparkai tencentcloud-sdk-python-hunyuan=tencentcloud.hunyuan aleph-alpha-client=aleph_alpha_client nomic predibase lamini writer-sdk=writerai',
      'friendli-client=friendli octoai-sdk=octoai deepinfra nlpcloud gigachat yandex-cloud-ml-sdk=yandex_cloud_ml_sdk upstage openrouter clarifai snowflake-ml-python=snowflake.ml databricks-vectorsearch=databricks.vector_search databricks-agents=databricks.agents',
      'azure-ai-evaluation=azure.ai.evaluation azure-ai-ml=azure.ai.ml azure-search-documents=azure.search.documents azure-cognitiveservices-speech=azure.cognitiveservices.speech',
      'agent-framework agent-framework-core=agent_framework google-cloud-discoveryengine=google.cloud.discoveryengine google-cloud-speech=google.cloud.speech google-cloud-texttospeech=google.cloud.texttospeech google-ai-generativelanguage=google.ai.generativelanguage vertexai a2a-sdk=a2a',
      'python-a2a mcp-use fastapi-mcp mcp-agent mcpadapt mcpo bedrock-agentcore bedrock-agentcore-starter-toolkit= strands-agents-tools=strands_tools pydantic-evals pydantic-graph',
      'tokencost openai-chatkit=chatkit InstructorEmbedding=InstructorEmbedding jsonformer promptify prompttools dotprompt baml-py=baml_py,baml_client burr',
      'flaml openevals agentevals inspect-evals trulens-providers-openai=trulens.providers.openai aisuite any-llm-sdk=any_llm',
    ]),
    ...packageRows('npm', [
      '@anthropic-ai/mcpb @assistant-ui/react @assistant-ui/react-ai-sdk @copilotkit/react-core @copilotkit/react-ui @ag-ui/client @ag-ui/core @chainlit/react-client',
      '@pinecone-database/pinecone @qdrant/js-client-rest @zilliz/milvus2-sdk-node weaviate-client vectordb faiss-node hnswlib-node @upstash/vector @turbopuffer/turbopuffer pgvector sqlite-vec vectra',
      '@browserbasehq/stagehand @e2b/code-interpreter e2b @composio/core composio-core @tavily/core @tavily/ai-sdk exa-js @mendable/firecrawl-js agents=',
      '@traceloop/node-server-sdk @arizeai/openinference-instrumentation-langchain @arizeai/phoenix-client braintrust autoevals @helicone/helpers @posthog/ai opik langwatch humanloop promptlayer',
      '@elevenlabs/client @elevenlabs/react @deepgram/sdk assemblyai @cartesia/cartesia-js hume @runwayml/sdk lumaai @livekit/agents @livekit/agents-plugin-openai @vapi-ai/web @vapi-ai/server-sdk',
      '@openai/codex @openai/codex-sdk @openai/chatkit @openai/chatkit-react @openai/apps-sdk-ui @openai/realtime-api-beta @google/gemini-cli @google/gemini-cli-core @google-cloud/aiplatform @google-cloud/discoveryengine',
      '@azure/openai @azure-rest/ai-inference @azure/search-documents @github/copilot @github/copilot-sdk @sourcegraph/amp opencode-ai @opencode-ai/sdk @opencode-ai/plugin',
      '@ibm-cloud/watsonx-ai @lmstudio/sdk gpt-tokenizer gpt-3-encoder @dqbd/tiktoken llama-tokenizer-js chatgpt @botpress/sdk @microsoft/teams-ai token.js multi-llm-ts @mlc-ai/web-tokenizers',
      'gpt4all @llm-tools/embedjs modelfusion llm-exe @inngest/agent-kit bee-agent-framework beeai-framework @voltagent/core xsai @xsai/generate-text @xsai/stream-text @tanstack/ai mcp-framework fastmcp @mcp-ui/client @mcp-ui/server mcp-handler @vercel/mcp-adapter',
      '@smithery/sdk @smithery/cli supergateway mcp-proxy mcp-use @a2a-js/sdk @e2b/sdk unstructured-client @boundaryml/baml @letta-ai/letta-client @getzep/zep-cloud @getzep/zep-js supermemory @supermemory/tools @mem0/vercel-ai-provider zhipuai-sdk-nodejs-v4 zhipu-ai-provider',
      'qwen-ai-provider @baiducloud/qianfan @moonshot-ai/kimi-agent-sdk @friendliai/ai-provider @requesty/ai-sdk ai-sdk-ollama ai-sdk-provider-claude-code ai-sdk-provider-gemini-cli ai-sdk-provider-codex-cli sambanova-ai-provider',
    ]),
    ...packageRows('nuget', [
      'ModelContextProtocol ModelContextProtocol.AspNetCore= OpenAI-DotNet=OpenAI Betalgo.OpenAI Betalgo.Ranul.OpenAI=Betalgo.Ranul.OpenAI Qdrant.Client Pinecone.Client Pinecone.NET=Pinecone Milvus.Client Weaviate.Client',
      'AutoGen AutoGen.Core= LangChain LangChain.Core=LangChain SharpToken Tiktoken TiktokenSharp Azure.Search.Documents GroqSharp ElevenLabs-DotNet=ElevenLabs Ollama Claudia',
      'CommunityToolkit.Aspire.OllamaSharp= CommunityToolkit.Aspire.Hosting.Ollama= Aspire.Azure.AI.OpenAI= Aspire.Hosting.Azure.CognitiveServices= Aspire.Hosting.Azure.AIFoundry= Aspire.Azure.AI.Inference= Aspire.Qdrant.Client= Aspire.Hosting.Qdrant= Aspire.Hosting.Milvus=',
    ]),
    ...packageRows('golang', [
      'github.com/mark3labs/mcp-go github.com/modelcontextprotocol/go-sdk github.com/metoro-io/mcp-golang github.com/cloudwego/eino github.com/cloudwego/eino-ext github.com/pkoukk/tiktoken-go github.com/tiktoken-go/tokenizer github.com/replicate/replicate-go github.com/henomis/lingoose',
      'github.com/qdrant/go-client github.com/milvus-io/milvus-sdk-go github.com/milvus-io/milvus/client github.com/pinecone-io/go-pinecone github.com/weaviate/weaviate-go-client github.com/amikos-tech/chroma-go github.com/philippgille/chromem-go github.com/pgvector/pgvector-go google.golang.org/adk',
      'github.com/volcengine/volcengine-go-sdk github.com/mudler/LocalAI github.com/maximhq/bifrost github.com/charmbracelet/fantasy charm.land/fantasy',
      'github.com/a2aproject/a2a-go github.com/Azure/azure-sdk-for-go/sdk/ai/azopenai github.com/aws/aws-sdk-go-v2/service/bedrock github.com/aws/aws-sdk-go-v2/service/bedrockagentruntime cloud.google.com/go/aiplatform cloud.google.com/go/speech cloud.google.com/go/texttospeech',
    ]),
    ...packageRows('cargo', [
      'rmcp rust-mcp-sdk langchain-rust llm-chain llm-chain-openai openai-api-rs openai_api_rust chatgpt_rs anthropic clust misanthropic google-generative-ai-rs gemini-rust tiktoken-rs qdrant-client milvus-sdk-rust pinecone-sdk',
      'pgvector text-splitter swiftide kalosm aws-sdk-bedrock aws-sdk-bedrockruntime openai_dive allms openrouter-rs openrouter_api sqlite-vec',
    ]),
    ...packageRows('gem', [
      'mcp fast-mcp=fast_mcp ruby-mcp-client=mcp_client langchain=langchain hugging-face=hugging_face ruby_llm-mcp=ruby_llm/mcp neighbor pgvector qdrant-ruby=qdrant pinecone weaviate-ruby=weaviate chroma-db=chroma-db milvus tiktoken_ruby raix boxcars replicate-ruby=replicate',
      'mistral-ai=mistral-ai cohere-ruby=cohere groq llm.rb= omniai omniai-openai=omniai/openai omniai-anthropic=omniai/anthropic',
    ]),
    ...packageRows('composer', [
      'php-mcp/server=PhpMcp\\Server php-mcp/laravel=PhpMcp\\Laravel php-mcp/client=PhpMcp\\Client mcp/sdk=Mcp laravel/mcp=Laravel\\Mcp symfony/ai-bundle=Symfony\\AI\\AiBundle deepseek-php/deepseek-php-client=DeepSeek deepseek-php/deepseek-laravel=DeepSeek\\Laravel',
      'ardagnsrn/ollama-php=ArdaGnsrn\\Ollama wordpress/mcp-adapter=WP\\MCP claude-php/claude-3-api=Claude\\Claude3Api yethee/tiktoken=Yethee\\Tiktoken gioni06/gpt3-tokenizer=Gioni06\\Gpt3Tokenizer codewithkyrian/transformers=Codewithkyrian\\Transformers hkulekci/qdrant=Qdrant',
      'probots-io/pinecone-php=Probots\\Pinecone pgvector/pgvector=Pgvector tectalic/openai=Tectalic\\OpenAi lucianotonet/groq-php=LucianoTonet\\GroqPHP',
    ]),
    ...packageRows('cran', [
      'chatLLM chatgpt gptstudio tidyllm rollama mall ragnar querychat vitals btw mcptools chattr TheOpenAIR openaiRtools',
    ]),
    ...packageRows('maven', [
      'io.modelcontextprotocol.sdk:mcp=io.modelcontextprotocol io.modelcontextprotocol:kotlin-sdk=io.modelcontextprotocol.kotlin io.milvus:milvus-sdk-java=io.milvus io.qdrant:client=io.qdrant.client io.pinecone:pinecone-client=io.pinecone com.embabel.agent:embabel-agent-api=com.embabel.agent',
      'io.github.ollama4j:ollama4j=io.github.ollama4j com.alibaba:dashscope-sdk-java=com.alibaba.dashscope com.microsoft.semantic-kernel:semantickernel-api=com.microsoft.semantickernel com.google.adk:google-adk=com.google.adk io.github.sashirestela:simple-openai=io.github.sashirestela.openai',
      'com.volcengine:volcengine-java-sdk-ark-runtime=com.volcengine.ark ai.z.openapi:zai-sdk=ai.z.openapi cn.bigmodel.openapi:oapi-java-sdk=com.zhipu.oapi com.pgvector:pgvector=com.pgvector io.weaviate:client=io.weaviate.client com.azure:azure-search-documents=com.azure.search.documents',
      'com.alibaba.cloud.ai:spring-ai-alibaba-core=com.alibaba.cloud.ai org.bsc.langgraph4j:langgraph4j-core=org.bsc.langgraph4j io.github.a2asdk:a2a-java-sdk-client=io.a2a software.amazon.awssdk:bedrock=software.amazon.awssdk.services.bedrock software.amazon.awssdk:bedrockagentruntime=software.amazon.awssdk.services.bedrockagentruntime',
    ]),
  ].toSorted((a, b) => (a.name < b.name ? -1 : 1)),
  provider: null,
  grammar: 'guess',
  rank: 99,
  signatures: [],
};
