import type { SdkTable } from '../signature.ts';

const BUILDER = 'Microsoft.SemanticKernel#Kernel.CreateBuilder().**';
const MODEL = { names: ['modelId'], position: 0 };
const ENDPOINT = { names: ['endpoint'], position: 1 };

/** What a connector adds to a builder or to services, and the service it makes. */
function added(names: readonly string[]): readonly string[] {
  const methods = `{${names.join(',')}}`;
  return [
    `${BUILDER}.${methods}`,
    `Microsoft.SemanticKernel#Kernel.CreateBuilder().Services.**.${methods}`,
    `Microsoft.SemanticKernel#IKernelBuilder().**.${methods}`,
  ];
}

const OPENAI = ['AddOpenAIChatCompletion', 'AddOpenAIChatClient', 'AddOpenAITextToAudio', 'AddOpenAIAudioToText'];
const OPENAI_EMBEDDING = ['AddOpenAIEmbeddingGenerator', 'AddOpenAITextEmbeddingGeneration'];
const AZURE = [
  'AddAzureOpenAIChatCompletion',
  'AddAzureOpenAIChatClient',
  'AddAzureOpenAITextToImage',
  'AddAzureOpenAITextToAudio',
  'AddAzureOpenAIAudioToText',
];
const AZURE_EMBEDDING = ['AddAzureOpenAIEmbeddingGenerator', 'AddAzureOpenAITextEmbeddingGeneration'];
const OLLAMA = ['AddOllamaChatCompletion', 'AddOllamaChatClient', 'AddOllamaTextGeneration'];
const OLLAMA_EMBEDDING = ['AddOllamaEmbeddingGenerator', 'AddOllamaTextEmbeddingGeneration'];
const GEMINI = ['AddGoogleAIGeminiChatCompletion', 'AddGoogleAIChatClient', 'AddGoogleGenAIChatClient'];
const GEMINI_EMBEDDING = ['AddGoogleAIEmbeddingGenerator', 'AddGoogleAIEmbeddingGeneration'];
const VERTEX = ['AddVertexAIGeminiChatCompletion', 'AddGoogleVertexAIChatClient'];
const VERTEX_EMBEDDING = ['AddVertexAIEmbeddingGenerator', 'AddVertexAIEmbeddingGeneration'];
const MISTRAL = ['AddMistralChatCompletion'];
const MISTRAL_EMBEDDING = ['AddMistralEmbeddingGenerator', 'AddMistralTextEmbeddingGeneration'];
const BEDROCK = ['AddBedrockChatCompletionService', 'AddBedrockChatClient', 'AddBedrockTextGenerationService'];
const BEDROCK_EMBEDDING = ['AddBedrockEmbeddingGenerator', 'AddBedrockTextEmbeddingGenerationService'];
const HUB = ['AddHuggingFaceChatCompletion', 'AddHuggingFaceTextGeneration', 'AddHuggingFaceImageToText'];
const HUB_EMBEDDING = ['AddHuggingFaceEmbeddingGenerator', 'AddHuggingFaceTextEmbeddingGeneration'];
const INFERENCE = ['AddAzureAIInferenceChatCompletion', 'AddAzureAIInferenceChatClient'];

/** Semantic Kernel for .NET: connectors that are added to a builder, and their services. */
export const semanticKernelDotnet: SdkTable = {
  id: 'semantic-kernel-dotnet',
  documentation: 'https://learn.microsoft.com/semantic-kernel/concepts/ai-services/chat-completion/',
  packages: [{ ecosystem: 'nuget', name: 'Microsoft.SemanticKernel', modules: ['Microsoft.SemanticKernel'] }],
  provider: null,
  grammar: 'native',
  clients: [
    { callee: added([...OPENAI, ...OPENAI_EMBEDDING]), provider: 'openai', endpoint: ENDPOINT },
    { callee: added([...AZURE, ...AZURE_EMBEDDING]), provider: 'azure-openai', endpoint: ENDPOINT },
    { callee: added([...OLLAMA, ...OLLAMA_EMBEDDING]), provider: 'ollama', endpoint: ENDPOINT },
    {
      callee: ['Microsoft.SemanticKernel#{OpenAIChatCompletionService,OpenAITextEmbeddingGenerationService}'],
      provider: 'openai',
      endpoint: ENDPOINT,
    },
    {
      callee: ['Microsoft.SemanticKernel#{AzureOpenAIChatCompletionService,AzureOpenAITextEmbeddingGenerationService}'],
      provider: 'azure-openai',
      endpoint: ENDPOINT,
    },
    { callee: added(INFERENCE), provider: 'azure-foundry', endpoint: { names: ['endpoint'], position: 2 } },
  ],
  signatures: [
    {
      id: 'openai',
      subject: 'model',
      callee: [
        ...added(OPENAI),
        'Microsoft.SemanticKernel#{OpenAIChatCompletionService,OpenAITextToAudioService,OpenAIAudioToTextService}',
      ],
      tails: OPENAI,
      argument: MODEL,
      provider: 'openai',
    },
    {
      id: 'openai-image',
      subject: 'model',
      callee: [...added(['AddOpenAITextToImage']), 'Microsoft.SemanticKernel#OpenAITextToImageService'],
      tails: ['AddOpenAITextToImage'],
      argument: { names: ['modelId'], position: 2 },
      provider: 'openai',
    },
    {
      id: 'openai-embedding',
      subject: 'embedding-model',
      callee: [...added(OPENAI_EMBEDDING), 'Microsoft.SemanticKernel#OpenAITextEmbeddingGenerationService'],
      tails: OPENAI_EMBEDDING,
      argument: MODEL,
      provider: 'openai',
    },
    {
      id: 'azure',
      subject: 'model',
      callee: [...added(AZURE), 'Microsoft.SemanticKernel#AzureOpenAIChatCompletionService'],
      tails: AZURE,
      argument: { names: ['deploymentName'], position: 0 },
      provider: 'azure-openai',
    },
    {
      id: 'azure-embedding',
      subject: 'embedding-model',
      callee: [...added(AZURE_EMBEDDING), 'Microsoft.SemanticKernel#AzureOpenAITextEmbeddingGenerationService'],
      tails: AZURE_EMBEDDING,
      argument: { names: ['deploymentName'], position: 0 },
      provider: 'azure-openai',
    },
    {
      id: 'ollama',
      subject: 'model',
      callee: [...added(OLLAMA), 'Microsoft.SemanticKernel#OllamaChatCompletionService'],
      tails: OLLAMA,
      argument: MODEL,
      provider: 'ollama',
      grammar: 'ollama',
    },
    {
      id: 'ollama-embedding',
      subject: 'embedding-model',
      callee: added(OLLAMA_EMBEDDING),
      tails: OLLAMA_EMBEDDING,
      argument: MODEL,
      provider: 'ollama',
      grammar: 'ollama',
    },
    {
      id: 'gemini',
      subject: 'model',
      callee: [...added(GEMINI), 'Microsoft.SemanticKernel#GoogleAIGeminiChatCompletionService'],
      tails: GEMINI,
      argument: MODEL,
      provider: 'google',
    },
    {
      id: 'gemini-embedding',
      subject: 'embedding-model',
      callee: added(GEMINI_EMBEDDING),
      tails: GEMINI_EMBEDDING,
      argument: MODEL,
      provider: 'google',
    },
    {
      id: 'vertex',
      subject: 'model',
      callee: [...added(VERTEX), 'Microsoft.SemanticKernel#VertexAIGeminiChatCompletionService'],
      tails: VERTEX,
      argument: MODEL,
      provider: 'vertex',
      grammar: 'vertex',
    },
    {
      id: 'vertex-embedding',
      subject: 'embedding-model',
      callee: added(VERTEX_EMBEDDING),
      tails: VERTEX_EMBEDDING,
      argument: MODEL,
      provider: 'vertex',
      grammar: 'vertex',
    },
    {
      id: 'mistral',
      subject: 'model',
      callee: [...added(MISTRAL), 'Microsoft.SemanticKernel#MistralAIChatCompletionService'],
      tails: MISTRAL,
      argument: MODEL,
      provider: 'mistral',
    },
    {
      id: 'mistral-embedding',
      subject: 'embedding-model',
      callee: added(MISTRAL_EMBEDDING),
      tails: MISTRAL_EMBEDDING,
      argument: MODEL,
      provider: 'mistral',
    },
    {
      id: 'bedrock',
      subject: 'model',
      callee: added(BEDROCK),
      tails: BEDROCK,
      argument: MODEL,
      provider: 'bedrock',
      grammar: 'bedrock',
    },
    {
      id: 'bedrock-embedding',
      subject: 'embedding-model',
      callee: added(BEDROCK_EMBEDDING),
      tails: BEDROCK_EMBEDDING,
      argument: MODEL,
      provider: 'bedrock',
      grammar: 'bedrock',
    },
    {
      id: 'huggingface',
      subject: 'model',
      callee: [...added(HUB), 'Microsoft.SemanticKernel#HuggingFaceChatCompletionService'],
      tails: HUB,
      argument: { names: ['model'], position: 0 },
      provider: 'huggingface',
      grammar: 'hub',
    },
    {
      id: 'huggingface-embedding',
      subject: 'embedding-model',
      callee: added(HUB_EMBEDDING),
      tails: HUB_EMBEDDING,
      argument: { names: ['model'], position: 0 },
      provider: 'huggingface',
      grammar: 'hub',
    },
    {
      id: 'azure-inference',
      subject: 'model',
      callee: added(INFERENCE),
      tails: INFERENCE,
      argument: MODEL,
      provider: 'azure-foundry',
      grammar: 'guess',
    },
    {
      id: 'settings',
      subject: 'model',
      callee: [
        'Microsoft.SemanticKernel#{PromptExecutionSettings,OpenAIPromptExecutionSettings,AzureOpenAIPromptExecutionSettings}',
        'Microsoft.SemanticKernel#{GeminiPromptExecutionSettings,OllamaPromptExecutionSettings,MistralAIPromptExecutionSettings}',
      ],
      argument: { names: ['ModelId'] },
      grammar: 'guess',
    },
  ],
};
